package dev.mcusim.cpu;

import static dev.mcusim.cpu.WithHandlers.takingFaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Exceptions within IT blocks: the frame holds ITSTATE, and the block goes on behind the return (ARMv7-M ARM, B1.5.6). */
class OpenItBlockTest {

    private static final int EPSR_IT = 0x0600_fc00;

    @EveryJavaCore
    @DisplayName("cmp r0, r0; itte eq; svceq #0; addeq r4, #1; addne r4, #16; bkpt #0")
    void supervisorCall(CoreDriver core) {
        Code main = new Code("", 0x4280, 0xbf06, 0xdf00, 0x3401, 0x3410, 0xbe00);
        Code handler = new Code("ldr r5, [sp, #28]; ldr r6, [sp, #24]; bx lr", 0x9d07, 0x9e06, 0x4770);
        try (Machine machine = takingFaults(core, main, Map.of(ExceptionNumber.SVCALL, handler))) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R5) & EPSR_IT).isEqualTo(0x0c00);
            assertThat(machine.register(Register.R6)).isEqualTo((int) TestBoard.CODE + 6);
            assertThat(machine.register(Register.R4)).isEqualTo(1);
        }
    }

    @EveryJavaCore
    @DisplayName("SysTick; cmp r2, #7; four times: itte eq; addeq r4, #1; addeq r4, #1; addne r4, #100; at every cycle")
    void interruptsAtEveryCycle(CoreDriver core) {
        Code main = new Code(
                "", 0x6041, 0x2200, 0x6082, 0x2207, 0x6002, 0x2a07, 0xbf06, 0x3401, 0x3401, 0x3464, 0xbf06, 0x3401,
                0x3401, 0x3464, 0xbf06, 0x3401, 0x3401, 0x3464, 0xbf06, 0x3401, 0x3401, 0x3464, 0xbe00);
        Code handler = new Code(
                "movs r3, #0; str r3, [r0]; ldr r3, [sp, #28]; orrs r5, r3; adds r6, #1; bx lr",
                0x2300,
                0x6003,
                0x9b07,
                0x431d,
                0x3601,
                0x4770);
        int seen = 0;
        for (int reload = 1; reload < 24; reload++) {
            try (Machine machine = takingFaults(core, main, Map.of(ExceptionNumber.SYSTICK, handler))) {
                machine.setRegister(Register.R0, 0xe000_e010);
                machine.setRegister(Register.R1, reload);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(machine.register(Register.R4))
                        .as("reload %d", reload)
                        .isEqualTo(8);
                seen |= machine.register(Register.R5) & EPSR_IT;
            }
        }
        assertThat(seen).as("ITSTATE in some frame").isNotZero();
    }
}
