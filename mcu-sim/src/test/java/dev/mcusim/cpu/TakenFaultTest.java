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

/** Faults that are handed to the firmware: status registers and stacked frames. The titles are the main programs; handlers stop. */
class TakenFaultTest {

    private static final int HARD = ExceptionNumber.HARD_FAULT;
    private static final Code STOP = new Code("bkpt #1", 0xbe01);
    private static final Code SKIP = new Code(
            "ldr r2, [sp, #24]; adds r2, #2; str r2, [sp, #24]; adds r4, #1; bx lr",
            0x9a06,
            0x3202,
            0x9206,
            0x3401,
            0x4770);
    private static final Code IN_IT_BLOCK = new Code(
            "ldr r0, =0x60000000; cmp r0, r0; it eq; ldreq r1, [r0, #4]; bkpt #0",
            0xf04f,
            0x40c0,
            0x4280,
            0xbf08,
            0x6841,
            0xbe00);

    private static TakenFault stopInHandler(Machine machine, int exception, int cfsr, int hfsr) {
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        assertThat(machine.xpsr() & 0x1ff).as("IPSR").isEqualTo(exception);
        assertThat((int) machine.systemRegisters().read(0xe000_ed28L, 4))
                .as("CFSR")
                .isEqualTo(cfsr);
        assertThat((int) machine.systemRegisters().read(0xe000_ed2cL, 4))
                .as("HFSR")
                .isEqualTo(hfsr);
        TakenFault fault = machine.latestFault().orElseThrow();
        assertThat(fault.exception()).isEqualTo(exception);
        assertThat(fault.cfsr()).isEqualTo(cfsr);
        return fault;
    }

    private static int stacked(Machine machine, TakenFault fault, int offset) {
        return machine.readWord(fault.frame() + offset);
    }

    @EveryJavaCore
    @DisplayName("ldreq r1, [r0, #4] where nothing is: a BusFault that is disabled escalates to HardFault")
    void escalatedBusFault(CoreDriver core) {
        try (Machine machine = takingFaults(core, IN_IT_BLOCK, Map.of(HARD, STOP))) {
            TakenFault fault =
                    stopInHandler(machine, HARD, FaultStatus.PRECISERR | FaultStatus.BFARVALID, FaultStatus.FORCED);
            assertThat(fault.escalatedFrom()).hasValue(ExceptionNumber.BUS_FAULT);
            assertThat(fault.bfar()).isEqualTo(0x6000_0004);
            assertThat(fault.frame()).isEqualTo(TestBoard.STACK - 0x20);
            assertThat(stacked(machine, fault, 0x18)).as("PC").isEqualTo((int) TestBoard.CODE + 8);
            assertThat(stacked(machine, fault, 0x1c))
                    .as("xPSR: Z and C, T, IT for one instruction under EQ")
                    .isEqualTo(0x6100_0800);
            assertThat(fault.report().registers().value(Register.R0)).isEqualTo(0x6000_0000);
        }
    }

    @EveryJavaCore
    @DisplayName("the same with SHCSR.BUSFAULTENA: BusFault itself is taken, and active")
    void enabledBusFault(CoreDriver core) {
        try (Machine machine = takingFaults(core, IN_IT_BLOCK, Map.of(ExceptionNumber.BUS_FAULT, STOP))) {
            machine.systemRegisters().write(0xe000_ed24L, 4, 1 << 17);
            TakenFault fault =
                    stopInHandler(machine, ExceptionNumber.BUS_FAULT, FaultStatus.PRECISERR | FaultStatus.BFARVALID, 0);
            assertThat(fault.escalatedFrom()).isEmpty();
            assertThat(machine.systemRegisters().read(0xe000_ed24L, 4)).isEqualTo(1 << 17 | 1 << 1);
            machine.systemRegisters().write(0xe000_ed28L, 4, FaultStatus.BFARVALID);
            assertThat(machine.systemRegisters().read(0xe000_ed28L, 4)).isEqualTo(FaultStatus.PRECISERR);
        }
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; udf #0; bkpt #0: a handler that skips the instruction returns behind it")
    void returningFromAFault(CoreDriver core) {
        Code main = new Code("", 0x2400, 0xde00, 0xbe00);
        try (Machine machine = takingFaults(core, main, Map.of(HARD, SKIP))) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 0));
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(machine.register(Register.SP)).isEqualTo(TestBoard.STACK);
            assertThat(machine.latestFault().orElseThrow().cfsr()).isEqualTo(FaultStatus.UNDEFINSTR);
            assertThat(machine.inFaultHandler()).isFalse();
        }
    }

    @EveryJavaCore
    @DisplayName("ldr r0, =0x20000010; bx r0: the stacked PC is the target, and T is clear")
    void leavingThumb(CoreDriver core) {
        Code main = new Code("", 0x4800, 0x4700, 0x0010, 0x2000);
        try (Machine machine = takingFaults(core, main, Map.of(HARD, STOP))) {
            TakenFault fault = stopInHandler(machine, HARD, FaultStatus.INVSTATE, FaultStatus.FORCED);
            assertThat(stacked(machine, fault, 0x18)).isEqualTo(0x2000_0010);
            assertThat(stacked(machine, fault, 0x1c) & 1 << 24).isZero();
            assertThat(fault.report().origin()).hasValue(TestBoard.CODE + 2);
            assertThat(fault.report().sentence()).contains("led there by `bx r0` at 0x08000202");
        }
    }

    @EveryJavaCore
    @DisplayName("ldr r0, =0x40000001; bx r0: peripherals are execute-never")
    void executingPeripherals(CoreDriver core) {
        Code main = new Code("", 0x4800, 0x4700, 0x0001, 0x4000);
        try (Machine machine = takingFaults(core, main, Map.of(HARD, STOP))) {
            TakenFault fault = stopInHandler(machine, HARD, FaultStatus.IACCVIOL, FaultStatus.FORCED);
            assertThat(stacked(machine, fault, 0x18)).isEqualTo(0x4000_0000);
            assertThat(fault.escalatedFrom()).hasValue(ExceptionNumber.MEM_MANAGE);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid i; svc #0: escalates, and the stacked PC is behind svc as ever")
    void maskedSupervisorCall(CoreDriver core) {
        Code main = new Code("", 0xb672, 0xdf00);
        try (Machine machine = takingFaults(core, main, Map.of(HARD, STOP))) {
            TakenFault fault = stopInHandler(machine, HARD, 0, FaultStatus.FORCED);
            assertThat(fault.escalatedFrom()).hasValue(ExceptionNumber.SVCALL);
            assertThat(stacked(machine, fault, 0x18)).isEqualTo((int) TestBoard.CODE + 4);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid f; udf #0, and udf #0 in the handler of HardFault: the core locks up")
    void lockUp(CoreDriver core) {
        try (Machine machine = takingFaults(core, new Code("", 0xb671, 0xde00), Map.of(HARD, STOP))) {
            assertThat(((LockUp) machine.run(-1, CoreDriver.PLENTY)).report().pc())
                    .isEqualTo(TestBoard.CODE + 2);
            assertThat(machine.latestFault()).isEmpty();
        }
        Code undefined = new Code("udf #0", 0xde00);
        try (Machine machine = takingFaults(core, undefined, Map.of(HARD, undefined))) {
            assertThat(((LockUp) machine.run(-1, CoreDriver.PLENTY)).report().pc())
                    .isEqualTo(TestBoard.CODE + 0x300);
            assertThat(machine.latestFault().orElseThrow().report().pc()).isEqualTo(TestBoard.CODE);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid f; ldr r1, [r0]; bkpt #0 with CCR.BFHFNMIGN: a probe reads zero, and the status tells")
    void ignoredBusFault(CoreDriver core) {
        Code main = new Code("", 0xb671, 0x6801, 0xbe00);
        try (Machine machine = takingFaults(core, main, Map.of())) {
            machine.systemRegisters().write(0xe000_ed14L, 4, 1 << 8);
            machine.setRegister(Register.R0, 0x6000_0000);
            machine.setRegister(Register.R1, 7);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 0));
            assertThat(machine.register(Register.R1)).isZero();
            assertThat(machine.systemRegisters().faults().cfsr())
                    .isEqualTo(FaultStatus.PRECISERR | FaultStatus.BFARVALID);
        }
    }
}
