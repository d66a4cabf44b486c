package dev.mcusim.timing;

import static dev.mcusim.timing.Blocks.ADDRESS;
import static dev.mcusim.timing.Blocks.M7;
import static dev.mcusim.timing.Blocks.at;
import static dev.mcusim.timing.Blocks.cycles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs and latencies measured on silicon; the title of a test is the assembly. */
class CortexM7TimingTest {

    static Stream<Arguments> pairs() {
        return Stream.of(
                cycles(1, "adds r0, r1, r2; adds r3, r4, r5", 0x1888, 0x1963),
                cycles(1, "movw r0, #1; movt r0, #2", 0xf240, 0x0001, 0xf2c0, 0x0002),
                cycles(1, "add r1, r0, r3; add r1, r1, r2", 0xeb00, 0x0103, 0xeb01, 0x0102),
                cycles(1, "ldr r0, [r1]; ldr r2, [r1, #4]", 0x6808, 0x684a),
                cycles(1, "ldr r0, [r1]; str r2, [r3]", 0x6808, 0x601a),
                cycles(1, "ldr r0, [r1]; str r0, [r3]", 0x6808, 0x6018),
                cycles(1, "smlad r0, r1, r2, r0; ldr r3, [r4]", 0xfb21, 0x0002, 0x6823),
                cycles(1, "sxtb16 r0, r1; smlad r4, r5, r2, r4", 0xfa2f, 0xf081, 0xfb25, 0x4402),
                cycles(1, "subs r0, #1; bne .", 0x3801, 0xd1fe),
                cycles(2, "add r0, r1, r2, lsl #2; add r3, r4, r5, lsl #2", 0xeb01, 0x0082, 0xeb04, 0x0385),
                cycles(2, "add r0, r1, r2, lsl #2; eor r3, r4, #0x1fc0", 0xeb01, 0x0082, 0xf484, 0x53fe),
                cycles(1, "add r0, r1, r2, lsl #2; eor r3, r4, #0x1b1b1b1b", 0xeb01, 0x0082, 0xf084, 0x331b),
                cycles(2, "sxtb16 r0, r1; sxtb16 r2, r3", 0xfa2f, 0xf081, 0xfa2f, 0xf283),
                cycles(2, "adds r0, r1, r2; sxtb16 r4, r5", 0x1888, 0xfa2f, 0xf485),
                cycles(2, "smlad r0, r1, r2, r0; smlad r3, r1, r2, r3", 0xfb21, 0x0002, 0xfb21, 0x3302),
                cycles(2, "mul r0, r1, r2; str r3, [r4]", 0xfb01, 0xf002, 0x6023),
                cycles(2, "ldr r0, [r1]; ldr r2, [r1, #8]", 0x6808, 0x688a),
                cycles(2, "str r0, [r1]; str r2, [r3]", 0x6008, 0x601a),
                cycles(2, "ldm r0, {r1, r2, r3, r4}", 0xe890, 0x001e),
                cycles(1, "ldrd r0, r1, [r2]", 0xe9d2, 0x0100));
    }

    static Stream<Arguments> latencies() {
        return Stream.of(
                cycles(
                        3,
                        "smlad r0, r1, r2, r0; smlad r0, r3, r4, r0; smlad r0, r5, r6, r0",
                        0xfb21,
                        0x0002,
                        0xfb23,
                        0x0004,
                        0xfb25,
                        0x0006),
                cycles(3, "mul r0, r1, r2; mul r3, r0, r2", 0xfb01, 0xf002, 0xfb00, 0xf302),
                cycles(2, "ldr r0, [r1]; adds r0, #1", 0x6808, 0x3001),
                cycles(3, "ldrb r0, [r1]; adds r0, #1", 0x7808, 0x3001),
                cycles(4, "ldr r0, [r1]; ldr r2, [r0]", 0x6808, 0x6802),
                cycles(4, "ldr r0, [r1]; add r2, r3, r0, lsl #2", 0x6808, 0xeb03, 0x0280),
                cycles(3, "ldr r0, [r1]; add r2, r0, r3, lsl #2", 0x6808, 0xeb00, 0x0283),
                cycles(3, "ldr r0, [r1]; smlad r4, r0, r2, r4", 0x6808, 0xfb20, 0x4402),
                cycles(2, "ldr r0, [r1]; smlad r0, r3, r2, r0", 0x6808, 0xfb23, 0x0002),
                cycles(2, "ldrsb r0, [r1]; smlad r0, r3, r2, r0", 0xf991, 0x0000, 0xfb23, 0x0002),
                cycles(3, "ldrsb r0, [r1]; mul r2, r0, r3", 0xf991, 0x0000, 0xfb00, 0xf203),
                cycles(2, "adds r0, r1, r2; ldr r3, [r0]", 0x1888, 0x6803),
                cycles(3, "ands r0, r1; ldr r3, [r0]", 0x4008, 0x6803),
                cycles(3, "uxtb r0, r1; ldr r3, [r0]", 0xb2c8, 0x6803),
                cycles(2, "ldr r0, [r1], #4; ldr r2, [r1], #4", 0xf851, 0x0b04, 0xf851, 0x2b04),
                cycles(2, "cmp r0, #0; adc r1, r2, r3", 0x2800, 0xeb42, 0x0103));
    }

    static Stream<Arguments> floatingPoint() {
        return Stream.of(
                cycles(4, "vadd.f32 s0, s1, s2; vadd.f32 s3, s0, s5", 0xee30, 0x0a81, 0xee70, 0x1a22),
                cycles(2, "vadd.f32 s0, s1, s2; vadd.f32 s3, s4, s5", 0xee30, 0x0a81, 0xee72, 0x1a22),
                cycles(4, "vfma.f32 s0, s1, s2; vfma.f32 s0, s3, s4", 0xeea0, 0x0a81, 0xeea1, 0x0a82),
                cycles(6, "vfma.f32 s0, s1, s2; vmul.f32 s3, s0, s4", 0xeea0, 0x0a81, 0xee60, 0x1a02),
                cycles(1, "vadd.f32 s0, s1, s2; vldr s3, [r0]", 0xee30, 0x0a81, 0xedd0, 0x1a00),
                cycles(2, "vfma.f32 s0, s1, s2; vldr s3, [r0]", 0xeea0, 0x0a81, 0xedd0, 0x1a00),
                cycles(16, "vdiv.f32 s0, s1, s2", 0xee80, 0x0a81),
                cycles(16, "vdiv.f32 s0, s1, s2; adds r0, r1, r2", 0xee80, 0x0a81, 0x1888));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"pairs", "latencies", "floatingPoint"})
    void takes(int cycles, Code code) {
        assertThat(M7.cycles(null, Blocks.block(code))).isEqualTo(cycles);
    }

    @Test
    void aLoopWaitsForTheLatencyOfItsEnd() {
        CodeBlock mulAdd = at(ADDRESS, 0x3001, 0xfb01, 0xf002, 0xd1fb);
        CodeBlock mulOnly = at(ADDRESS, 0x3301, 0xfb01, 0xf002, 0xd1fb);
        assertThat(M7.cycles(mulAdd, mulAdd)).isEqualTo(M7.cycles(mulOnly, mulOnly) + 1);
    }

    @Test
    void aLoopWhoseCodeLiesInMoreDoublewordsTakesLonger() {
        CodeBlock dense = at(ADDRESS, 0xeb01, 0x0002, 0xeb03, 0x0304, 0xeb05, 0x0506, 0x3801, 0xd1f7);
        CodeBlock spread = at(ADDRESS + 4, 0xeb01, 0x0002, 0xeb03, 0x0304, 0xeb05, 0x0506, 0x3801, 0xd1f7);
        assertThat(M7.cycles(spread, spread)).isGreaterThan(M7.cycles(dense, dense));
    }

    @Test
    void aDivisionEndsEarlyOnLeadingZeros() {
        assertThat(M7.division(3, 7, true)).isZero();
        assertThat(M7.division(100, 10, true)).isLessThan(M7.division(100_000_000, 10, true));
    }

    @Test
    void theSameBlocksAlwaysTakeTheSame() {
        CodeBlock loop = at(ADDRESS, 0x6808, 0x3001, 0xfb01, 0xf002, 0xd1fa);
        int first = M7.cycles(loop, loop);
        assertThat(M7.cycles(loop, loop)).isEqualTo(first);
        assertThat(Blocks.M4.cycles(loop, loop)).isEqualTo(Blocks.M4.cycles(loop, loop));
    }
}
