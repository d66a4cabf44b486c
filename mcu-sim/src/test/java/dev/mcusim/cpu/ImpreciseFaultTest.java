package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Bus errors of buffered stores. The titles are the main programs, with r0 where nothing is; handlers stop. */
class ImpreciseFaultTest {

    private static final int HARD = ExceptionNumber.HARD_FAULT;
    private static final int BUS = ExceptionNumber.BUS_FAULT;
    private static final int NOTHING = 0x6000_0000;
    private static final int PRECISE = FaultStatus.PRECISERR | FaultStatus.BFARVALID;
    private static final long SHCSR = 0xe000_ed24L;
    private static final long ACTLR = 0xe000_e008L;
    private static final Code STOP = new Code("bkpt #1", 0xbe01);
    private static final Code STORE = new Code(
            "str r1, [r0]; movs r2, #1; movs r2, #2; movs r2, #3; movs r2, #4; bkpt #0",
            0x6001,
            0x2201,
            0x2202,
            0x2203,
            0x2204,
            0xbe00);

    private static Machine machine(CoreDriver core, Code main, Map<Integer, Code> handlers) {
        Machine machine = takingFaults(core, main, handlers);
        machine.setRegister(Register.R0, NOTHING);
        return machine;
    }

    private static TakenFault stop(Machine machine, int exception) {
        assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
        assertThat(machine.xpsr() & 0x1ff).as("IPSR").isEqualTo(exception);
        return machine.latestFault().orElseThrow();
    }

    private static int stackedPc(Machine machine, TakenFault fault) {
        return machine.readWord(fault.frame() + 0x18) - (int) TestBoard.CODE;
    }

    @EveryJavaCore
    @DisplayName("str r1, [r0]; movs; movs; movs: a HardFault two instructions later, which knows the store")
    void escalated(CoreDriver core) {
        try (Machine machine = machine(core, STORE, Map.of(HARD, STOP))) {
            machine.setRegister(Register.R2, 7);
            TakenFault fault = stop(machine, HARD);
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.IMPRECISERR);
            assertThat(fault.hfsr()).isEqualTo(FaultStatus.FORCED);
            assertThat(fault.escalatedFrom()).hasValue(BUS);
            assertThat(stackedPc(machine, fault)).isEqualTo(6);
            assertThat(fault.isImprecise()).isTrue();
            assertThat(fault.report().pc()).isEqualTo(TestBoard.CODE);
            assertThat(fault.report().address()).hasValue(NOTHING);
            assertThat(fault.report().registers().value(Register.R2)).isEqualTo(7);
            assertThat(machine.register(Register.R2)).isEqualTo(2);
        }
    }

    @EveryJavaCore
    @DisplayName("the same with SHCSR.BUSFAULTENA, and with ACTLR.DISDEFWBUF")
    void enabledAndPrecise(CoreDriver core) {
        try (Machine machine = machine(core, STORE, Map.of(BUS, STOP))) {
            machine.systemRegisters().write(SHCSR, 4, 1 << 17);
            TakenFault fault = stop(machine, BUS);
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.IMPRECISERR);
            assertThat(fault.hfsr()).isZero();
        }
        try (Machine machine = machine(core, STORE, Map.of(HARD, STOP))) {
            machine.systemRegisters().write(ACTLR, 4, 2);
            TakenFault fault = stop(machine, HARD);
            assertThat(fault.cfsr()).isEqualTo(PRECISE);
            assertThat(fault.bfar()).isEqualTo(NOTHING);
            assertThat(stackedPc(machine, fault)).isZero();
        }
    }

    @EveryJavaCore
    @DisplayName("str r1, [r0], #4; dsb; movs: taken right behind the barrier, and the base has been written back")
    void barrier(CoreDriver core) {
        Code main = new Code("", 0xf840, 0x1b04, 0xf3bf, 0x8f4f, 0x2201, 0xbe00);
        try (Machine machine = machine(core, main, Map.of(HARD, STOP))) {
            assertThat(stackedPc(machine, stop(machine, HARD))).isEqualTo(8);
            assertThat(machine.register(Register.R0)).isEqualTo(NOTHING + 4);
        }
    }

    @EveryJavaCore
    @DisplayName("str r1, [r0]; b .: the loop is left")
    void endlessLoop(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0x6001, 0xe7fe), Map.of(HARD, STOP))) {
            assertThat(stackedPc(machine, stop(machine, HARD))).isEqualTo(2);
        }
    }

    @EveryJavaCore
    @DisplayName("stm r0!, {r1, r2}; wfi: all words are lost, one fault comes")
    void multiple(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0xc006, 0xbf30, 0xbe00), Map.of(HARD, STOP))) {
            TakenFault fault = stop(machine, HARD);
            assertThat(machine.register(Register.R0)).isEqualTo(NOTHING + 8);
            assertThat(fault.report().address()).hasValue(NOTHING);
            assertThat(stackedPc(machine, fault)).isEqualTo(4);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid i; str r1, [r0]; nops; cpsie i: BusFault waits for PRIMASK")
    void masked(CoreDriver core) {
        Code main = new Code("", 0xb672, 0x6001, 0xbf00, 0xbf00, 0xbf00, 0xbf00, 0xb662, 0x2201, 0xbe00);
        try (Machine machine = machine(core, main, Map.of(BUS, STOP))) {
            machine.systemRegisters().write(SHCSR, 4, 1 << 17);
            machine.run(TestBoard.CODE + 12, CoreDriver.PLENTY);
            assertThat(machine.systemRegisters().read(SHCSR, 4))
                    .as("BUSFAULTPENDED")
                    .isEqualTo(1 << 17 | 1 << 14);
            TakenFault fault = stop(machine, BUS);
            assertThat(stackedPc(machine, fault)).isEqualTo(14);
            assertThat(fault.report().pc()).isEqualTo(TestBoard.CODE + 2);
        }
    }

    @EveryJavaCore
    @DisplayName("udf #0, whose handler does str r1, [r0]: no lock-up, HardFault comes again when the handler returns")
    void noLockUp(CoreDriver core) {
        Code handler = new Code(
                "ldr r2, [sp, #24]; adds r2, #2; str r2, [sp, #24]; adds r4, #1; str r1, [r0]; movs r0, #0x20; lsls r0, #24; bx lr",
                0x9a06,
                0x3202,
                0x9206,
                0x3401,
                0x6001,
                0x2020,
                0x0600,
                0x4770);
        try (Machine machine = machine(core, new Code("", 0x2400, 0xde00, 0xbe00, 0xbe01), Map.of(HARD, handler))) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 6, 1));
            assertThat(machine.register(Register.R4)).isEqualTo(2);
            assertThat(machine.latestFault().orElseThrow().isImprecise()).isTrue();
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid f; str r1, [r0]; bkpt #0 with CCR.BFHFNMIGN: nothing but IMPRECISERR")
    void ignored(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0xb671, 0x6001, 0xbe00), Map.of())) {
            machine.systemRegisters().write(0xe000_ed14L, 4, 1 << 8);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 4, 0));
            assertThat(machine.systemRegisters().faults().cfsr()).isEqualTo(FaultStatus.IMPRECISERR);
        }
    }

    @EveryJavaCore
    @DisplayName("a strongly-ordered region of the MPU is not buffered, a Device region is in spite of DISDEFWBUF")
    void regions(CoreDriver core) {
        int enabled512MiB = 3 << 24 | 28 << 1 | 1;
        try (Machine machine = machine(core, STORE, Map.of(HARD, STOP))) {
            protect(machine, enabled512MiB);
            assertThat(stop(machine, HARD).cfsr()).isEqualTo(PRECISE);
        }
        try (Machine machine = machine(core, STORE, Map.of(HARD, STOP))) {
            protect(machine, enabled512MiB | 1 << 16);
            machine.systemRegisters().write(ACTLR, 4, 2);
            assertThat(stop(machine, HARD).cfsr()).isEqualTo(FaultStatus.IMPRECISERR);
        }
    }

    private static void protect(Machine machine, int attributes) {
        machine.systemRegisters().write(0xe000_ed9cL, 4, NOTHING);
        machine.systemRegisters().write(0xe000_eda0L, 4, attributes);
        machine.systemRegisters().write(0xe000_ed94L, 4, 1 | 1 << 2);
    }

    @EveryJavaCore
    @DisplayName("the stack at the store is kept: str r1, [r0]; pop {r4, pc}")
    void stackAtTheStore(CoreDriver core) {
        Code main = new Code(
                "bl f; bkpt #0; f: push {r4, lr}; str r1, [r0]; pop {r4, pc}",
                0xf000,
                0xf801,
                0xbe00,
                0xb510,
                0x6001,
                0xbd10);
        try (Machine machine = machine(core, main, Map.of(HARD, STOP))) {
            machine.setRegister(Register.R4, 0x4444);
            TakenFault fault = stop(machine, HARD);
            StackCopy stack = fault.stack().orElseThrow();
            assertThat(stack.address()).isEqualTo(TestBoard.STACK - 8);
            assertThat(stack.bytes()).startsWith(0x44, 0x44, 0, 0, 5, 2, 0, 8);
        }
    }

    @EveryJavaCore
    @DisplayName("one step executes a store whose fault comes later")
    void stepping(CoreDriver core) {
        try (Machine machine = machine(core, STORE, Map.of(HARD, STOP))) {
            assertThat(machine.step(false)).isEqualTo(new StopReason.BudgetSpent(1));
            assertThat(machine.register(Register.PC)).isEqualTo((int) TestBoard.CODE + 2);
        }
    }

    @EveryJavaCore
    @DisplayName("Cortex-M7: taken later, and ABFSR tells the bus")
    void cortexM7(CoreDriver core) {
        Code main = new Code("str r1, [r0]; dsb; bkpt #0", 0x6001, 0xf3bf, 0x8f4f, 0xbe00);
        try (Machine machine = WithHandlers.takingFaults(core, "nucleo-f746zg", main, Map.of(HARD, STOP))) {
            machine.setRegister(Register.R0, 0x3000_0000);
            machine.systemRegisters().write(ACTLR, 4, 2);
            TakenFault fault = stop(machine, HARD);
            assertThat(fault.cfsr()).isEqualTo(FaultStatus.IMPRECISERR);
            assertThat(stackedPc(machine, fault)).isEqualTo(6);
            assertThat(machine.systemRegisters().read(0xe000_efa8L, 4))
                    .as("AXIM, DECERR")
                    .isEqualTo(0x308);
        }
    }
}
