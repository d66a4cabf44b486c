package dev.mcusim.cpu;

import static dev.mcusim.cpu.DebugMonitorTest.COUNT;
import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Comparators of the DWT for data values and cycles, and its profiling counters. The titles are the main programs. */
class ComparatorsTest {

    private static final long DEMCR = 0xe000_edfcL;
    private static final long CTRL = 0xe000_1000L;
    private static final long EXCCNT = 0xe000_100cL;
    private static final long SLEEPCNT = 0xe000_1010L;
    private static final long COMP_0 = 0xe000_1020L;
    private static final long MASK_0 = 0xe000_1024L;
    private static final long FUNCTION_0 = 0xe000_1028L;
    private static final long COMP_1 = 0xe000_1030L;
    private static final long FUNCTION_1 = 0xe000_1038L;
    private static final int TRCENA = 1 << 24;
    private static final int MON_EN = 1 << 16;
    private static final int MATCHED = 1 << 24;
    private static final int DATAVMATCH = 1 << 8;
    private static final int WORD = 2 << 10;
    private static final int WRITE = 6;
    private static final int ANYWHERE = 1 << 12 | 1 << 16;
    private static final int RAM = 0x2000_0100;

    /** Four stores: 5 and 7 to a word, 7 to the next one, and the byte 7 to the first. */
    private static final Code STORES = new Code(
            "movs r4, #0; movs r1, #5; str r1, [r0]; movs r1, #7; str r1, [r0]; str r1, [r0, #4]; strb r1, [r0]; nop; nop",
            0x2400,
            0x2105,
            0x6001,
            0x2107,
            0x6001,
            0x6041,
            0x7001,
            0xbf00,
            0xbf00);

    private static Machine machine(CoreDriver core, Code main) {
        Machine machine = takingFaults(core, main, Map.of(ExceptionNumber.DEBUG_MONITOR, COUNT));
        machine.systemRegisters().write(DEMCR, 4, MON_EN | TRCENA);
        machine.setRegister(Register.R0, RAM);
        return machine;
    }

    /** How often DebugMonitor was entered by {@link #STORES}. */
    private static int matches(CoreDriver core, int value, int mask, int function) {
        try (Machine machine = machine(core, STORES)) {
            SystemRegisters registers = machine.systemRegisters();
            registers.write(COMP_0, 4, RAM);
            registers.write(MASK_0, 4, mask);
            registers.write(COMP_1, 4, value);
            registers.write(FUNCTION_1, 4, DATAVMATCH | function);
            long end = TestBoard.CODE + 16;
            assertThat(machine.run(end, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(end));
            assertThat(machine.readWord(RAM + 4)).as("all stores were made").isEqualTo(7);
            boolean matched = (registers.read(FUNCTION_1, 4) & MATCHED) != 0;
            int entered = machine.register(Register.R4);
            assertThat(matched).isEqualTo(entered > 0);
            return entered;
        }
    }

    @EveryJavaCore
    @DisplayName("str 5, [a]; str 7, [a]; str 7, [b]; strb 7, [a]: comparator 1 looks for values")
    void dataValue(CoreDriver core) {
        assertThat(matches(core, 7, 2, WORD | WRITE)).as("7 at a").isEqualTo(1);
        assertThat(matches(core, 7, 3, WORD | WRITE)).as("7 at a or b").isEqualTo(2);
        assertThat(matches(core, 7, 2, WRITE)).as("a byte 7 at a").isEqualTo(2);
        assertThat(matches(core, 7, 0, WORD | ANYWHERE | WRITE))
                .as("7 anywhere")
                .isEqualTo(2);
        assertThat(matches(core, 6, 0, WORD | ANYWHERE | WRITE))
                .as("6 anywhere")
                .isZero();
        assertThat(matches(core, 7, 2, WORD | 5)).as("7 read").isZero();
    }

    @EveryJavaCore
    @DisplayName("what the FUNCTION registers keep")
    void functions(CoreDriver core) {
        try (Machine machine = machine(core, STORES)) {
            SystemRegisters registers = machine.systemRegisters();
            registers.write(FUNCTION_0, 4, -1);
            registers.write(FUNCTION_1, 4, -1);
            registers.write(FUNCTION_1 + 16, 4, -1);
            assertThat(registers.read(FUNCTION_0, 4)).isEqualTo(0xaf);
            assertThat(registers.read(FUNCTION_1, 4)).as("with LNK1ENA").isEqualTo(0x000f_ff2f);
            assertThat(registers.read(FUNCTION_1 + 16, 4)).isEqualTo(0x2f);
        }
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; loop: adds r5, #1; b loop: a comparator of cycles ends it")
    void cycleMatch(CoreDriver core) {
        Code away = new Code(
                "ldr r2, [sp, #24]; adds r2, #4; str r2, [sp, #24]; adds r4, #1; bx lr",
                0x9a06,
                0x1d12,
                0x9206,
                0x3401,
                0x4770);
        Code loop = new Code(
                "movs r4, #0; movs r5, #0; 1: b 1b; nop; nop; nop", 0x2400, 0x2500, 0xe7fe, 0xbf00, 0xbf00, 0xbf00);
        Map<Integer, Code> handlers = Map.of(ExceptionNumber.DEBUG_MONITOR, away);
        try (Machine machine = takingFaults(core, loop, handlers)) {
            SystemRegisters registers = machine.systemRegisters();
            registers.write(DEMCR, 4, MON_EN | TRCENA);
            registers.write(COMP_0, 4, 5000);
            registers.write(FUNCTION_0, 4, 1 << 7 | 4);
            registers.write(CTRL, 4, 1);
            long end = TestBoard.CODE + 8;
            assertThat(machine.run(end, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(end));
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(machine.counters().cycles()).isBetween(5000L, 5100L);
            assertThat(registers.read(FUNCTION_0, 4)).isEqualTo(MATCHED | 1 << 7 | 4);
        }
        try (Machine machine = takingFaults(core, loop, handlers)) {
            SystemRegisters registers = machine.systemRegisters();
            registers.write(DEMCR, 4, TRCENA);
            registers.write(COMP_0, 4, 5000);
            registers.write(FUNCTION_0, 4, 1 << 7 | 4);
            registers.write(CTRL, 4, 1);
            machine.run(-1, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).as("without MON_EN").isZero();
            assertThat(registers.read(FUNCTION_0, 4)).isEqualTo(MATCHED | 1 << 7 | 4);
        }
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; wfi; nop, woken by SysTick: cycles of exceptions and of sleep are counted")
    void profiling(CoreDriver core) {
        Code code = new Code("", 0x2400, 0xbf30, 0xbf00, 0xbf00);
        try (Machine machine = takingFaults(core, code, Map.of(ExceptionNumber.SYSTICK, COUNT))) {
            SystemRegisters registers = machine.systemRegisters();
            registers.write(DEMCR, 4, TRCENA);
            registers.write(CTRL, 4, 1 << 18 | 1 << 19);
            registers.write(0xe000_e014L, 4, 199);
            registers.write(0xe000_e010L, 4, 7);
            machine.run(TestBoard.CODE + 6, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(registers.read(SLEEPCNT, 4)).isBetween(190, 200);
            int overhead = registers.read(EXCCNT, 4);
            assertThat(overhead).as("entry and return").isBetween(20, 40);
            registers.write(CTRL, 4, 0);
            registers.write(CTRL, 4, 1 << 18);
            assertThat(registers.read(EXCCNT, 4)).as("enabled again").isZero();
            assertThat(registers.read(SLEEPCNT, 4)).isPositive();
        }
    }
}
