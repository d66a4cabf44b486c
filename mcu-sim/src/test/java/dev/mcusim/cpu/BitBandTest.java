package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.cpu.StopReason.GuestFault;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** The bit-band alias of SRAM, which Cortex-M4 has and M7 has not. The title of a test is the assembly it runs. */
class BitBandTest {

    private static final Code CODE = new Code(
            "movs r1, #1; str r1, [r0]; ldr r2, [r3]; str r1, [r0, #4]; ldr r4, [r3]; ldr r5, [r0, #4]; bkpt #0",
            0x2101,
            0x6001,
            0x681a,
            0x6041,
            0x681c,
            0x6845,
            0xbe00);

    @EveryJavaCore
    @DisplayName("str r1, [r0]; str r1, [r0, #4]: bits 9 and 10 of a word")
    void eachWordIsABit(CoreDriver core) {
        try (Machine machine = core.m4(CODE)) {
            machine.writeMemory(0x2000_0400L, new byte[4]);
            machine.setRegister(Register.R0, 0x2200_0000 + 0x400 * 32 + 9 * 4);
            machine.setRegister(Register.R3, 0x2000_0400);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R2)).isEqualTo(0x200);
            assertThat(machine.register(Register.R4)).isEqualTo(0x600);
            assertThat(machine.register(Register.R5)).isEqualTo(1);
        }
        try (Machine machine = core.m7(CODE)) {
            machine.setRegister(Register.R0, 0x2200_0000);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(GuestFault.class);
        }
    }
}
