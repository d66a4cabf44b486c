package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.machine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.peripheral.SerialOutput;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A branch to itself that waits for interrupts is executed as often as if each time were executed by itself, only faster. */
class IdleLoopTest {

    private static final Code COUNT_TO_100 =
            new Code("adds r4, #1; cmp r4, #100; bne 1f; bkpt #0; 1: bx lr", 0x3401, 0x2c64, 0xd100, 0xbe00, 0x4770);

    /** SysTick every 10,007 cycles, and {@code b .} or a loop of the same cycles that is not looked at. */
    private static final Code MAIN = new Code(
            "movw r0, #0xe010; movt r0, #0xe000; movw r1, #10006; str r1, [r0, #4]; movs r1, #7; str r1, [r0]; b .",
            0xf24e,
            0x0010,
            0xf2ce,
            0x0000,
            0xf242,
            0x7116,
            0x6041,
            0x2107,
            0x6001,
            0xe7fe);

    @Test
    @DisplayName("SysTick every 10,007 cycles; b .")
    void countsAsOften() {
        Outcome atOnce = run(true);
        Outcome oneByOne = run(false);
        assertThat(atOnce).isEqualTo(oneByOne);
        assertThat(atOnce.ticks).isEqualTo(100);
    }

    private record Outcome(StopReason stop, Counters counters, int ticks) {}

    private static Outcome run(boolean console) {
        FirmwareConsole silent = new FirmwareConsole((data, error) -> {}, SerialOutput.NONE, "test");
        MachineOptions options = console ? MachineOptions.DEFAULT.withConsole(silent) : MachineOptions.DEFAULT;
        try (Machine machine = machine(MAIN, Map.of(ExceptionNumber.SYSTICK, COUNT_TO_100), CoreKind.JIT, options)) {
            StopReason stop = machine.run(-1, CoreDriver.PLENTY);
            return new Outcome(stop, machine.counters(), machine.register(Register.R4));
        }
    }
}
