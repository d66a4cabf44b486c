package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.LockUp;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Faults of exception entry and return themselves (ARMv7-M ARM, B1.5.8 and B1.5.11). */
class DerivedFaultTest {

    private static final int HARD = ExceptionNumber.HARD_FAULT;
    private static final int SVC = ExceptionNumber.SVCALL;
    private static final Code STOP = new Code("bkpt #1", 0xbe01);
    private static final Code CALL = new Code("svc #0; bkpt #0", 0xdf00, 0xbe00);

    private static int cfsr(Machine machine) {
        return machine.systemRegisters().read(0xe000_ed28L, 4);
    }

    private static int hfsr(Machine machine) {
        return machine.systemRegisters().read(0xe000_ed2cL, 4);
    }

    private static int exception(Machine machine) {
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        return machine.xpsr() & 0x1ff;
    }

    @EveryJavaCore
    @DisplayName("movs r0, #0; mov sp, r0; svc #0: stacking fails, HardFault goes first and SVCall still waits")
    void stackingFails(CoreDriver core) {
        Code main = new Code("", 0x2000, 0x4685, 0xdf00);
        try (Machine machine = takingFaults(core, main, Map.of(HARD, STOP, SVC, STOP))) {
            assertThat(exception(machine)).isEqualTo(HARD);
            assertThat(cfsr(machine)).isEqualTo(FaultStatus.STKERR);
            assertThat(hfsr(machine)).isEqualTo(FaultStatus.FORCED);
            assertThat(machine.systemRegisters().nvic().isPending(SVC)).isTrue();
            assertThat(machine.register(Register.SP)).isEqualTo(-0x20);
            TakenFault fault = machine.latestFault().orElseThrow();
            assertThat(fault.escalatedFrom()).hasValue(ExceptionNumber.BUS_FAULT);
            assertThat(fault.report().sentence()).contains("registers are pushed", "0xffffffe0", "sp is 0xffffffe0");
        }
    }

    @EveryJavaCore
    @DisplayName("the same with a BusFault less urgent than SVCall: SVCall goes first")
    void stackingFailsForSomethingMoreUrgent(CoreDriver core) {
        Code main = new Code("", 0x2000, 0x4685, 0xdf00);
        try (Machine machine = takingFaults(core, main, Map.of(ExceptionNumber.BUS_FAULT, STOP, SVC, STOP))) {
            machine.systemRegisters().write(0xe000_ed24L, 4, 1 << 17);
            machine.systemRegisters().nvic().setPriority(ExceptionNumber.BUS_FAULT, 0x40);
            assertThat(exception(machine)).isEqualTo(SVC);
            assertThat(machine.systemRegisters().nvic().isPending(ExceptionNumber.BUS_FAULT))
                    .isTrue();
        }
    }

    @EveryJavaCore
    @DisplayName(
            "mov r5, lr; mvn lr, #14; bx lr: a return to a handler where there is none is INVPC, and pushes nothing")
    void invalidReturn(CoreDriver core) {
        Code wrong = new Code("", 0x4675, 0xf06f, 0x0e0e, 0x4770);
        try (Machine machine = takingFaults(core, CALL, Map.of(HARD, STOP, SVC, wrong))) {
            assertThat(exception(machine)).isEqualTo(HARD);
            assertThat(cfsr(machine)).isEqualTo(FaultStatus.INVPC);
            assertThat(hfsr(machine)).isEqualTo(FaultStatus.FORCED);
            assertThat(machine.register(Register.LR)).isEqualTo(0xffff_fff1);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK - 0x20);
            assertThat(machine.systemRegisters().nvic().isActive(SVC)).isFalse();
        }
    }

    @EveryJavaCore
    @DisplayName("mov sp, #0x60000000; bx lr: unstacking fails, and SP stays")
    void unstackingFails(CoreDriver core) {
        Code wrong = new Code("mov.w r0, #0x60000000; mov sp, r0; bx lr", 0xf04f, 0x40c0, 0x4685, 0x4770);
        try (Machine machine = takingFaults(core, CALL, Map.of(HARD, STOP, SVC, wrong))) {
            assertThat(exception(machine)).isEqualTo(HARD);
            assertThat(cfsr(machine)).isEqualTo(FaultStatus.UNSTKERR);
            assertThat(machine.register(Register.SP)).isEqualTo(0x6000_0000);
            assertThat(machine.register(Register.LR)).isEqualTo(0xffff_fff9);
        }
    }

    @EveryJavaCore
    @DisplayName("svc #0 with the vector zero: the handler is entered, and its first instruction is not Thumb code")
    void zeroVector(CoreDriver core) {
        try (Machine machine = takingFaults(core, CALL, Map.of(HARD, STOP))) {
            assertThat(exception(machine)).isEqualTo(HARD);
            assertThat(cfsr(machine)).isEqualTo(FaultStatus.INVSTATE);
            assertThat(machine.register(Register.LR)).isEqualTo(0xffff_fff1);
            assertThat(machine.readWord(TestBoard.STACK - 0x40 + 0x18)).as("PC").isZero();
            assertThat(machine.readWord(TestBoard.STACK - 0x40 + 0x1c) & 0x0100_01ff)
                    .as("xPSR")
                    .isEqualTo(SVC);
        }
    }

    @EveryJavaCore
    @DisplayName("VTOR = 0x0f000000; svc #0: neither SVCall nor HardFault has a vector")
    void vectorTableThatIsNotThere(CoreDriver core) {
        Code main = new Code("", 0x4802, 0xf04f, 0x6170, 0x6001, 0xdf00, 0xbe00, 0xed08, 0xe000);
        try (Machine machine = takingFaults(core, main, Map.of())) {
            LockUp stop = (LockUp) machine.run(-1, CoreDriver.PLENTY);
            assertThat(stop.report().address()).hasValue(0x0f00_000cL);
            assertThat(hfsr(machine)).isEqualTo(FaultStatus.VECTTBL);
        }
    }
}
