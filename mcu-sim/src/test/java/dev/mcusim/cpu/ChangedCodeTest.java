package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** Code that changes while it runs. The title of a test is the assembly it runs. */
class ChangedCodeTest {

    @EveryCore
    @DisplayName("code in SRAM that rewrites itself runs and is counted as it is at that time")
    void selfModifyingCode(CoreDriver core) {
        // The loop body is first adds r0, #1 and then, from the second round on, adds r0, #16.
        Code code = new Code(
                "1: adds r0, #1; nop; strh r2, [r1]; dsb; isb; subs r3, #1; bne 1b; bkpt 0",
                0x3001,
                0xbf00,
                0x800a,
                0xf3bf,
                0x8f4f,
                0xf3bf,
                0x8f6f,
                0x3b01,
                0xd1f6,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.writeMemory(0x2000_2000, code.bytes());
            machine.setRegister(Register.R0, 0);
            machine.setRegister(Register.R1, 0x2000_2000);
            machine.setRegister(Register.R2, 0x3010);
            machine.setRegister(Register.R3, 10);
            machine.setRegister(Register.PC, 0x2000_2000);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R0)).isEqualTo(1 + 9 * 16);
            assertThat(machine.counters().instructions()).isEqualTo(70);
        }
    }

    @EveryCore
    @DisplayName("code that the host replaces runs as replaced, in flash and in SRAM")
    void hostReplacesCode(CoreDriver core) {
        for (long base : new long[] {TestBoard.CODE, 0x2000_2000L}) {
            try (Machine machine = core.m4(new Code("movs r0, #1; bkpt 0", 0x2001, 0xbe00))) {
                machine.writeMemory(base, new Code("movs r0, #1; bkpt 0", 0x2001, 0xbe00).bytes());
                machine.setRegister(Register.PC, (int) base);
                machine.run(-1, CoreDriver.PLENTY);
                assertThat(machine.register(Register.R0)).isEqualTo(1);
                machine.writeMemory(base, new Code("movs r0, #2; bkpt 0", 0x2002, 0xbe00).bytes());
                machine.setRegister(Register.PC, (int) base);
                machine.run(-1, CoreDriver.PLENTY);
                assertThat(machine.register(Register.R0)).isEqualTo(2);
                assertThat(machine.counters().instructions()).isEqualTo(2);
            }
        }
    }
}
