package dev.mcusim.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.StopReason.Breakpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.Machine;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** System registers as firmware uses them. The title of a test is the assembly it runs. */
class SystemRegisterAccessTest {

    @EveryCore
    @DisplayName("DWT counts cycles once enabled; registers that are not modelled are counted")
    void cycleCounter(CoreDriver core) {
        Code code = new Code(
                "movw r0, #0xedfc; movt r0, #0xe000; mov r1, #0x01000000; str r1, [r0]; movw r0, #0x1000; movt r0,"
                        + " #0xe000; ldr r2, [r0, #4]; movs r1, #1; str r1, [r0]; isb; b 1f; 1: ldr r3, [r0, #4]; isb; b 1f; 1: ldr r4,"
                        + " [r0, #4]; movw r0, #0x3000; movt r0, #0xe000; str r1, [r0]; bkpt 0",
                0xf64e,
                0x50fc,
                0xf2ce,
                0x0000,
                0xf04f,
                0x7180,
                0x6001,
                0xf241,
                0x0000,
                0xf2ce,
                0x0000,
                0x6842,
                0x2101,
                0x6001,
                0xf3bf,
                0x8f6f,
                0xe7ff,
                0x6843,
                0xf3bf,
                0x8f6f,
                0xe7ff,
                0x6844,
                0xf243,
                0x0000,
                0xf2ce,
                0x0000,
                0x6001,
                0xbe00);
        try (Machine machine = core.m4(code)) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R2)).isZero();
            assertThat(machine.register(Register.R3)).isPositive();
            assertThat(machine.register(Register.R4)).isGreaterThan(machine.register(Register.R3));
            assertThat(machine.systemRegisters().notModelled()).containsExactly(Map.entry(0xe000_3000L, 1L));
        }
    }

    @EveryCore
    @DisplayName("SCB_EnableICache and SCB_EnableDCache as CMSIS does it")
    void enableCaches(CoreDriver core) {
        Code code = new Code(
                "movw r0, #0xed00; movt r0, #0xe000; movs r1, #0; str r1, [r0, #0x84]; dsb; ldr r2, [r0, #0x80]; "
                        + "ubfx r3, r2, #13, #15; 1: ubfx r4, r2, #3, #10; 2: lsls r5, r3, #5; orr r5, r5, r4, lsl #30; str r5, [r0,"
                        + " #0x260]; subs r4, #1; bpl 2b; subs r3, #1; bpl 1b; ldr r6, [r0, #0x14]; orr r6, r6, #0x10000; str r6, [r0,"
                        + " #0x14]; dsb; isb; ldr r7, [r0, #0x14]; bkpt 0",
                0xf64e,
                0x5000,
                0xf2ce,
                0x0000,
                0x2100,
                0xf8c0,
                0x1084,
                0xf3bf,
                0x8f4f,
                0xf8d0,
                0x2080,
                0xf3c2,
                0x334e,
                0xf3c2,
                0x04c9,
                0x015d,
                0xea45,
                0x7584,
                0xf8c0,
                0x5260,
                0x3c01,
                0xd5f8,
                0x3b01,
                0xd5f4,
                0x6946,
                0xf446,
                0x3680,
                0x6146,
                0xf3bf,
                0x8f4f,
                0xf3bf,
                0x8f6f,
                0x6947,
                0xbe00);
        try (Machine machine = core.m7(code)) {
            assertThat(machine.run(-1, CoreDriver.PLENTY)).isInstanceOf(Breakpoint.class);
            assertThat(machine.register(Register.R2)).isEqualTo(0xf003_e019);
            assertThat(machine.register(Register.R7) & 0x10000).isNotZero();
            assertThat(machine.systemRegisters().notModelled()).isEmpty();
        }
    }
}
