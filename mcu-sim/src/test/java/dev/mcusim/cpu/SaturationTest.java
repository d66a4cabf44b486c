package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import org.junit.jupiter.api.DisplayName;

/** The sticky flag Q and the flags GE. The title of a test is the assembly it runs. */
class SaturationTest {

    @EveryCore
    @DisplayName("ssat r1, #8, r0; qadd r2, r3, r3; mrs r4, apsr: what does not saturate leaves Q set")
    void saturationIsSticky(CoreDriver core) {
        Code[] codes = {
            new Code(
                    "ssat r1, #8, r0; qadd r2, r3, r3; mrs r4, apsr; bkpt 0",
                    0xf300,
                    0x0107,
                    0xfa83,
                    0xf283,
                    0xf3ef,
                    0x8400,
                    0xbe00),
            new Code(
                    "usat r1, #8, r0; qdsub r2, r3, r3; mrs r4, apsr; bkpt 0",
                    0xf380,
                    0x0108,
                    0xfa83,
                    0xf2b3,
                    0xf3ef,
                    0x8400,
                    0xbe00),
            new Code(
                    "ssat16 r1, #3, r0; smlad r2, r3, r3, r3; mrs r4, apsr; bkpt 0",
                    0xf320,
                    0x0102,
                    0xfb23,
                    0x3203,
                    0xf3ef,
                    0x8400,
                    0xbe00),
            new Code(
                    "qadd r1, r0, r0; smlawb r2, r3, r3, r3; usat16 r2, #4, r3; mrs r4, apsr; bkpt 0",
                    0xfa80,
                    0xf180,
                    0xfb33,
                    0x3203,
                    0xf3a3,
                    0x0204,
                    0xf3ef,
                    0x8400,
                    0xbe00)
        };
        for (Code code : codes) {
            try (Machine machine = core.m4(code)) {
                machine.setRegister(Register.R0, 0x7fff_ffff);
                machine.setRegister(Register.R3, 1);
                assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
                assertThat(machine.register(Register.R4) & 1 << 27)
                        .as(code.assembly())
                        .isNotZero();
            }
        }
    }

    @EveryCore
    @DisplayName("uadd8 r2, r0, r1; sel r3, r0, r1; ssub16 r2, r0, r1; sel r4, r0, r1: GE chooses bytes")
    void select(CoreDriver core) {
        Code code = new Code(
                "uadd8 r2, r0, r1; sel r3, r0, r1; ssub16 r2, r0, r1; sel r4, r0, r1; bkpt 0",
                0xfa80,
                0xf241,
                0xfaa0,
                0xf381,
                0xfad0,
                0xf201,
                0xfaa0,
                0xf481,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            machine.setRegister(Register.R0, 0x80ff_0180);
            machine.setRegister(Register.R1, 0x8001_fe7f);
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R3)).isEqualTo(0x80ff_fe7f);
            assertThat(machine.register(Register.R4)).isEqualTo(0x80ff_0180);
        }
    }
}
