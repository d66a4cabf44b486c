package dev.mcusim.cpu;

import static dev.mcusim.cpu.DebugMonitorTest.COUNT;
import static dev.mcusim.cpu.DebugMonitorTest.SKIP;
import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.LockUp;
import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Breakpoints of the FPB, PC comparators of the DWT and single steps. The titles are the main programs. */
class DebugEventsTest {

    private static final long HFSR = 0xe000_ed2cL;
    private static final long DFSR = 0xe000_ed30L;
    private static final long DEMCR = 0xe000_edfcL;
    private static final long COMP_0 = 0xe000_1020L;
    private static final long MASK_0 = 0xe000_1024L;
    private static final long FUNCTION_0 = 0xe000_1028L;
    private static final long DWT_LAR = 0xe000_1fb0L;
    private static final long FP_CTRL = 0xe000_2000L;
    private static final long FP_REMAP = 0xe000_2004L;
    private static final long FP_COMP0 = 0xe000_2008L;
    private static final int TRCENA = 1 << 24;
    private static final int MON_EN = 1 << 16;
    private static final int MON_STEP = 1 << 18;
    private static final int LOWER = 1 << 30;
    private static final int UPPER = 2 << 30;

    /** Ten rounds of a loop whose second instruction is at CODE + 6. */
    private static final Code LOOP =
            new Code("", /* movs r4, #0 */ 0x2400, /* movs r1, #10 */ 0x210a, 0x3501, 0x3601, 0x3901, 0xd1fb, 0xbf00);

    private static final long SECOND = TestBoard.CODE + 6;
    private static final long END = TestBoard.CODE + 12;

    private static Machine machine(CoreDriver core, String board, Code main, int exception, Code handler) {
        Machine machine = takingFaults(core, board, main, Map.of(exception, handler));
        machine.setRegister(Register.R5, 0);
        machine.setRegister(Register.R6, 0);
        return machine;
    }

    private static Machine monitored(CoreDriver core, Code main, Code handler) {
        Machine machine = machine(core, "nucleo-f446re", main, ExceptionNumber.DEBUG_MONITOR, handler);
        machine.systemRegisters().write(DEMCR, 4, MON_EN | TRCENA);
        return machine;
    }

    private static void breakAt(Machine machine, int comparator) {
        machine.systemRegisters().write(FP_COMP0, 4, comparator);
        machine.systemRegisters().write(FP_CTRL, 4, 3);
    }

    @EveryJavaCore
    @DisplayName("loop: adds r5, #1; adds r6, #1 with a breakpoint of version 1; subs r1, #1; bne loop")
    void breakpoint(CoreDriver core) {
        try (Machine machine = monitored(core, LOOP, SKIP)) {
            breakAt(machine, (int) SECOND - 2 | UPPER | 1);
            assertThat(machine.run(END, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(END));
            assertThat(machine.register(Register.R4)).isEqualTo(10);
            assertThat(machine.register(Register.R5)).isEqualTo(10);
            assertThat(machine.register(Register.R6)).isZero();
            assertThat(machine.systemRegisters().read(DFSR, 4)).as("DFSR.BKPT").isEqualTo(2);
        }
    }

    @EveryJavaCore
    @DisplayName("the loop runs, then again with a breakpoint, then again without")
    void breakpointInCodeThatHasRun(CoreDriver core) {
        try (Machine machine = monitored(core, LOOP, SKIP)) {
            machine.run(END, CoreDriver.PLENTY);
            breakAt(machine, (int) SECOND - 2 | LOWER | UPPER | 1);
            machine.setRegister(Register.PC, (int) TestBoard.CODE);
            machine.run(END, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isEqualTo(20);
            assertThat(machine.register(Register.R6)).isEqualTo(10);
            machine.systemRegisters().write(FP_CTRL, 4, 2);
            machine.setRegister(Register.PC, (int) TestBoard.CODE);
            machine.run(END, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isZero();
            assertThat(machine.register(Register.R6)).isEqualTo(20);
        }
    }

    @EveryJavaCore
    @DisplayName("the loop on a Cortex-M7 with a breakpoint of version 2")
    void breakpointOfVersion2(CoreDriver core) {
        try (Machine machine = machine(core, "nucleo-f746zg", LOOP, ExceptionNumber.DEBUG_MONITOR, SKIP)) {
            machine.systemRegisters().write(DEMCR, 4, MON_EN);
            breakAt(machine, (int) SECOND | 1);
            assertThat(machine.run(END, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(END));
            assertThat(machine.register(Register.R4)).isEqualTo(10);
            assertThat(machine.register(Register.R6)).isZero();
        }
    }

    @EveryJavaCore
    @DisplayName("the loop with a breakpoint and without MON_EN: HardFault with DEBUGEVT, and lock-up in its handler")
    void breakpointThatNobodyTakes(CoreDriver core) {
        try (Machine machine = machine(core, "nucleo-f446re", LOOP, ExceptionNumber.HARD_FAULT, SKIP)) {
            breakAt(machine, (int) SECOND - 2 | UPPER | 1);
            assertThat(machine.run(END, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(END));
            assertThat(machine.register(Register.R4)).isEqualTo(10);
            assertThat(machine.systemRegisters().read(HFSR, 4)).isEqualTo(1 << 31);
            assertThat(machine.systemRegisters().read(DFSR, 4)).isEqualTo(2);
            assertThat(machine.latestFault().orElseThrow().report().kind()).isEqualTo(FaultKind.BREAKPOINT_NOT_TAKEN);
            machine.systemRegisters().write(FP_COMP0 + 4, 4, (int) TestBoard.CODE + 0x304 | LOWER | 1);
            machine.setRegister(Register.PC, (int) TestBoard.CODE);
            assertThat(machine.run(END, CoreDriver.PLENTY)).isInstanceOf(LockUp.class);
        }
    }

    @EveryJavaCore
    @DisplayName("the loop with a breakpoint and a debugger, who has units of his own")
    void withDebugger(CoreDriver core) {
        try (Machine machine = monitored(core, LOOP, SKIP)) {
            machine.debugged();
            breakAt(machine, (int) SECOND - 2 | UPPER | 1);
            machine.systemRegisters().write(DEMCR, 4, MON_EN | MON_STEP);
            assertThat(machine.run(END, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(END));
            assertThat(machine.register(Register.R4)).isZero();
            assertThat(machine.register(Register.R6)).isEqualTo(10);
        }
    }

    @EveryJavaCore
    @DisplayName("what the FPB reads")
    void registersOfTheFpb(CoreDriver core) {
        try (Machine machine = monitored(core, LOOP, SKIP)) {
            SystemRegisters registers = machine.systemRegisters();
            assertThat(registers.read(FP_CTRL, 4)).isEqualTo(0x260);
            registers.write(FP_CTRL, 4, 1);
            assertThat(registers.read(FP_CTRL, 4)).as("without key").isEqualTo(0x260);
            registers.write(FP_COMP0 + 4 * 6, 4, -1);
            assertThat(registers.read(FP_COMP0 + 4 * 6, 4)).as("a literal").isEqualTo(0x1fff_fffd);
            registers.write(FP_REMAP, 4, -1);
            assertThat(registers.read(FP_REMAP, 4)).isEqualTo(0x1fff_ffe0);
        }
        try (Machine machine = core.m7(LOOP)) {
            assertThat(machine.systemRegisters().read(FP_CTRL, 4)).isEqualTo(0x1000_0080);
        }
    }

    @EveryJavaCore
    @DisplayName("the loop with a comparator for its second and third instruction: DebugMonitor comes behind each")
    void pcMatch(CoreDriver core) {
        try (Machine machine = monitored(core, LOOP, COUNT)) {
            machine.systemRegisters().write(COMP_0, 4, (int) SECOND);
            machine.systemRegisters().write(FUNCTION_0, 4, 4);
            assertThat(machine.run(SECOND + 2, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(SECOND + 2));
            assertThat(machine.register(Register.R6)).as("has been executed").isEqualTo(1);
            assertThat(machine.run(END, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(END));
            assertThat(machine.register(Register.R4)).isEqualTo(10);
            assertThat(machine.register(Register.R6)).isEqualTo(10);
            assertThat(machine.systemRegisters().read(DFSR, 4))
                    .as("DFSR.DWTTRAP")
                    .isEqualTo(4);
            assertThat(machine.systemRegisters().read(FUNCTION_0, 4))
                    .as("MATCHED")
                    .isEqualTo(1 << 24 | 4);
            machine.systemRegisters().write(MASK_0, 4, 2);
            machine.setRegister(Register.PC, (int) TestBoard.CODE);
            machine.run(END, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).as("4 bytes").isEqualTo(20);
        }
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; str r1, [r0] to DEMCR with MON_STEP; nop; nop; nop: DebugMonitor comes behind each")
    void singleSteps(CoreDriver core) {
        Code code = new Code("", 0x2400, 0x6001, 0x3501, 0x3501, 0x3501, 0x3501);
        try (Machine machine = monitored(core, code, COUNT)) {
            machine.setRegister(Register.R0, (int) DEMCR);
            machine.setRegister(Register.R1, MON_EN | MON_STEP);
            long end = TestBoard.CODE + 10;
            assertThat(machine.run(end, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(end));
            assertThat(machine.register(Register.R5)).isEqualTo(3);
            assertThat(machine.register(Register.R4)).isEqualTo(3);
            assertThat(machine.run(end + 2, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(end + 2));
            assertThat(machine.register(Register.R4)).isEqualTo(4);
            assertThat(machine.systemRegisters().read(DFSR, 4))
                    .as("DFSR.HALTED")
                    .isEqualTo(1);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid i; str r1, [r0] to DEMCR with MON_STEP; adds r5, #1: not urgent enough")
    void noStepsUnderPrimask(CoreDriver core) {
        Code code = new Code("", 0x2400, 0xb672, 0x6001, 0x3501, 0x3501, 0xbf00);
        try (Machine machine = monitored(core, code, COUNT)) {
            machine.setRegister(Register.R0, (int) DEMCR);
            machine.setRegister(Register.R1, MON_EN | MON_STEP);
            machine.run(TestBoard.CODE + 10, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isZero();
            assertThat(machine.register(Register.R5)).isEqualTo(2);
        }
    }
}
