package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.ReachedAddress;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** The exception that debug events take without a debugger. The titles are the main programs. */
class DebugMonitorTest {

    private static final long DFSR = 0xe000_ed30L;
    private static final long DEMCR = 0xe000_edfcL;
    private static final long FUNCTION_0 = 0xe000_1028L;
    private static final int TRCENA = 1 << 24;
    private static final int MON_EN = 1 << 16;
    private static final int MON_PEND = 1 << 17;
    /** Goes on behind the instruction. */
    static final Code SKIP = new Code(
            "ldr r2, [sp, #24]; adds r2, #2; str r2, [sp, #24]; adds r4, #1; bx lr",
            0x9a06,
            0x3202,
            0x9206,
            0x3401,
            0x4770);

    /** Goes on. */
    static final Code COUNT = new Code("adds r4, #1; bx lr", 0x3401, 0x4770);

    private static Machine machine(CoreDriver core, Code main, Code handler) {
        Machine machine = takingFaults(core, main, Map.of(ExceptionNumber.DEBUG_MONITOR, handler));
        machine.systemRegisters().write(DEMCR, 4, MON_EN);
        return machine;
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; bkpt #1; nop: DebugMonitor, with the breakpoint's address in the frame")
    void breakpoint(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0x2400, 0xbe01, 0xbf00), SKIP)) {
            long end = TestBoard.CODE + 4;
            assertThat(machine.run(end, CoreDriver.PLENTY)).isEqualTo(new ReachedAddress(end));
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(machine.systemRegisters().read(DFSR, 4)).as("DFSR.BKPT").isEqualTo(2);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid i; bkpt #1, bkpt #1 without MON_EN, and bkpt #1 with a debugger end the run")
    void nobodyTakesIt(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0xb672, 0xbe01), SKIP)) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE + 2, 1));
        }
        try (Machine machine = machine(core, new Code("", 0xbe01), SKIP)) {
            machine.systemRegisters().write(DEMCR, 4, 0);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE, 1));
        }
        try (Machine machine = machine(core, new Code("", 0xbe01), SKIP)) {
            machine.debugged();
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Breakpoint(TestBoard.CODE, 1));
        }
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; str r1, [r0]; ldr r2, [r0]; nop; nop: a comparator watches stores to 16 bytes")
    void dataWatchpoint(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0x2400, 0x6001, 0x6802, 0xbf00, 0xbf00), COUNT)) {
            watch(machine, 0x2000_0108, 4, 6);
            machine.setRegister(Register.R0, 0x2000_0100);
            machine.setRegister(Register.R1, 7);
            machine.run(TestBoard.CODE + 8, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(machine.readWord(0x2000_0100))
                    .as("the store has been made")
                    .isEqualTo(7);
            assertThat(machine.systemRegisters().read(DFSR, 4))
                    .as("DFSR.DWTTRAP")
                    .isEqualTo(4);
            assertThat(machine.systemRegisters().read(FUNCTION_0, 4))
                    .as("MATCHED")
                    .isEqualTo(1 << 24 | 6);
            assertThat(machine.systemRegisters().read(FUNCTION_0, 4)).isEqualTo(6);
        }
    }

    @EveryJavaCore
    @DisplayName("str r1, [r0] beside what is watched, and under PRIMASK: no DebugMonitor")
    void withoutDataWatchpoint(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0x2400, 0x6001, 0xbf00, 0xbf00), COUNT)) {
            watch(machine, 0x2000_0110, 4, 7);
            machine.setRegister(Register.R0, 0x2000_010c);
            machine.run(TestBoard.CODE + 6, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isZero();
        }
        try (Machine machine = machine(core, new Code("", 0xb672, 0x2400, 0x6001, 0xb662, 0xbf00, 0xbf00), COUNT)) {
            watch(machine, 0x2000_0110, 4, 7);
            machine.setRegister(Register.R0, 0x2000_0110);
            machine.run(TestBoard.CODE + 10, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isZero();
        }
    }

    private static void watch(Machine machine, int address, int mask, int function) {
        machine.systemRegisters().write(DEMCR, 4, MON_EN | TRCENA);
        machine.systemRegisters().write(FUNCTION_0 - 8, 4, address);
        machine.systemRegisters().write(FUNCTION_0 - 4, 4, mask);
        machine.systemRegisters().write(FUNCTION_0, 4, function);
    }

    @EveryJavaCore
    @DisplayName("movs r4, #0; str r1, [r0] to DEMCR with MON_PEND; nop: DebugMonitor is taken once")
    void pendedBySoftware(CoreDriver core) {
        try (Machine machine = machine(core, new Code("", 0x2400, 0x6001, 0xbf00, 0xbf00), COUNT)) {
            machine.setRegister(Register.R0, (int) DEMCR);
            machine.setRegister(Register.R1, MON_EN | MON_PEND);
            machine.run(TestBoard.CODE + 6, CoreDriver.PLENTY);
            assertThat(machine.register(Register.R4)).isEqualTo(1);
            assertThat(machine.systemRegisters().read(DEMCR, 4)).isEqualTo(MON_EN);
        }
    }
}
