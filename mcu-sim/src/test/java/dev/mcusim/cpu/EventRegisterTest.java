package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.enable;
import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Asleep;
import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** WFE and what wakes it (ARMv7-M ARM, B1.5.18). The titles are the main programs. */
class EventRegisterTest {

    private static final Code MASKED = new Code("cpsid i; wfe; adds r4, #1; bkpt #0", 0xb672, 0xbf20, 0x3401, 0xbe00);
    private static final int LINE_5 = ExceptionNumber.FIRST_INTERRUPT + 5;

    @EveryJavaCore
    @DisplayName("sev; wfe; adds r4, #1; wfe; bkpt #0: one event, two waits")
    void anEventLetsTheNextWaitPass(CoreDriver core) {
        Code code = new Code("", 0xbf40, 0xbf20, 0x3401, 0xbf20, 0xbe00);
        try (Machine machine = takingFaults(core, code, Map.of())) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isEqualTo(new Asleep(TestBoard.CODE + 8));
            assertThat(machine.register(Register.R4)).isEqualTo(1);
        }
    }

    @EveryJavaCore
    @DisplayName("cpsid i; wfe: a masked interrupt wakes only by SEVONPEND")
    void aMaskedInterruptWakesBySevOnPend(CoreDriver core) {
        try (Machine machine = takingFaults(core, MASKED, Map.of())) {
            machine.run(TestBoard.CODE + 2, CoreDriver.PLENTY);
            enable(machine, LINE_5, 0);
            machine.systemRegisters().nvic().setPending(LINE_5, true);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Asleep.class);
        }
        try (Machine machine = takingFaults(core, MASKED, Map.of())) {
            machine.systemRegisters().write(0xe000_ed10L, 4, 1 << 4);
            machine.systemRegisters().nvic().setPending(LINE_5, true);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R4)).isEqualTo(1);
        }
    }
}
