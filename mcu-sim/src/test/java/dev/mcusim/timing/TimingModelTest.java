package dev.mcusim.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import dev.mcusim.cpu.TestBoard;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Durations from the tables of Arm's manual and from measurements on silicon; the title of a test is the assembly. */
class TimingModelTest {

    private static final int ADDRESS = 0x0800_0200;
    private static final TimingModel M4 =
            TimingModel.of(TestBoard.board("nucleo-f446re").chip());
    private static final TimingModel M7 =
            TimingModel.of(TestBoard.board("nucleo-f746zg").chip());

    static Stream<Arguments> cortexM4() {
        return Stream.of(
                cycles(1, new Code("adds r0, r1, r2", 0x1888)),
                cycles(1, new Code("smlad r0, r1, r2, r3", 0xfb21, 0x3002)),
                cycles(1, new Code("smlal r0, r1, r2, r3", 0xfbc2, 0x0103)),
                cycles(2, new Code("ldr r0, [r1]", 0x6808)),
                cycles(3, new Code("ldr r0, [r1]; ldr r2, [r3]", 0x6808, 0x681a)),
                cycles(4, new Code("ldr r0, [r1]; ldr r2, [r3]; ldr r4, [r3, #4]", 0x6808, 0x681a, 0x685c)),
                cycles(3, new Code("ldr r0, [r1]; str r2, [r3]", 0x6808, 0x601a)),
                cycles(2, new Code("ldr r0, [r1]; nop", 0x6808, 0xbf00)),
                cycles(4, new Code("ldr r0, [r1]; ldr r2, [r0]", 0x6808, 0x6802)),
                cycles(4, new Code("ldr r0, [r1], #4; ldr r2, [r1], #4", 0xf851, 0x0b04, 0xf851, 0x2b04)),
                cycles(4, new Code("adds r1, #4; ldr r0, [r1]", 0x3104, 0x6808)),
                cycles(1, new Code("str r0, [r1]", 0x6008)),
                cycles(2, new Code("str r0, [r1, r2]", 0x5088)),
                cycles(4, new Code("str r0, [r1]; ldr r2, [r3]", 0x6008, 0x681a)),
                cycles(3, new Code("ldrd r0, r1, [r2]", 0xe9d2, 0x0100)),
                cycles(5, new Code("ldm r0, {r1, r2, r3, r4}", 0xe890, 0x001e)),
                cycles(4, new Code("push {r4, r5, lr}", 0xb530)),
                cycles(2, new Code("cmp r0, #0; it eq; moveq r0, #1", 0x2800, 0xbf08, 0x2001)),
                cycles(3, new Code("cmp.w r0, #0; it eq; moveq r0, #1", 0xf1b0, 0x0f00, 0xbf08, 0x2001)),
                cycles(2, new Code("vadd.f32 s0, s1, s2; vadd.f32 s3, s4, s5", 0xee30, 0x0a81, 0xee72, 0x1a22)),
                cycles(3, new Code("vadd.f32 s0, s1, s2; vadd.f32 s3, s0, s5", 0xee30, 0x0a81, 0xee70, 0x1a22)),
                cycles(3, new Code("vfma.f32 s0, s1, s2", 0xeea0, 0x0a81)),
                cycles(14, new Code("vdiv.f32 s0, s1, s2", 0xee80, 0x0a81)),
                cycles(2, new Code("vldr s0, [r0]", 0xed90, 0x0a00)),
                cycles(5, new Code("vldm r0, {s0, s1, s2, s3}", 0xec90, 0x0a04)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void cortexM4(int cycles, Code code) {
        assertThat(cost(M4, code)).isEqualTo(cycles);
    }

    static Stream<Arguments> cortexM7() {
        return Stream.of(
                cycles(1, new Code("adds r0, r1, r2; adds r3, r4, r5", 0x1888, 0x1963)),
                cycles(1, new Code("movw r0, #1; movt r0, #2", 0xf240, 0x0001, 0xf2c0, 0x0002)),
                cycles(2, new Code("add r0, r1, r2, lsl #2; add r3, r4, r5, lsl #2", 0xeb01, 0x0082, 0xeb04, 0x0385)),
                cycles(2, new Code("sxtb16 r0, r1; sxtb16 r2, r3", 0xfa2f, 0xf081, 0xfa2f, 0xf283)),
                cycles(2, new Code("smlad r0, r1, r2, r0; smlad r3, r1, r2, r3", 0xfb21, 0x0002, 0xfb21, 0x3302)),
                cycles(
                        3,
                        new Code(
                                "smlad r0, r1, r2, r0; smlad r0, r3, r4, r0; smlad r0, r5, r6, r0",
                                0xfb21,
                                0x0002,
                                0xfb23,
                                0x0004,
                                0xfb25,
                                0x0006)),
                cycles(3, new Code("mul r0, r1, r2; mul r3, r0, r2", 0xfb01, 0xf002, 0xfb00, 0xf302)),
                cycles(2, new Code("mul r0, r1, r2; str r3, [r4]", 0xfb01, 0xf002, 0x6023)),
                cycles(1, new Code("ldr r0, [r1]; ldr r2, [r1, #4]", 0x6808, 0x684a)),
                cycles(2, new Code("ldr r0, [r1]; ldr r2, [r1, #8]", 0x6808, 0x688a)),
                cycles(1, new Code("ldr r0, [r1]; str r2, [r3]", 0x6808, 0x601a)),
                cycles(2, new Code("str r0, [r1]; str r2, [r3]", 0x6008, 0x601a)),
                cycles(2, new Code("ldr r0, [r1]; adds r0, #1", 0x6808, 0x3001)),
                cycles(3, new Code("ldr r0, [r1]; ldr r2, [r0]", 0x6808, 0x6802)),
                cycles(3, new Code("ldr r0, [r1]; smlad r4, r0, r2, r4", 0x6808, 0xfb20, 0x4402)),
                cycles(2, new Code("ldr r0, [r1]; smlad r0, r3, r2, r0", 0x6808, 0xfb23, 0x0002)),
                cycles(4, new Code("ldrsb r0, [r1]; mul r2, r0, r3", 0xf991, 0x0000, 0xfb00, 0xf203)),
                cycles(2, new Code("ldm r0, {r1, r2, r3, r4}", 0xe890, 0x001e)),
                cycles(1, new Code("ldrd r0, r1, [r2]", 0xe9d2, 0x0100)),
                cycles(7, new Code("sdiv r0, r1, r2", 0xfb91, 0xf0f2)),
                cycles(2, new Code("subs r0, #1; adds r1, #1; bne .", 0x3801, 0x3101, 0xd1fe)),
                cycles(4, new Code("vadd.f32 s0, s1, s2; vadd.f32 s3, s0, s5", 0xee30, 0x0a81, 0xee70, 0x1a22)),
                cycles(2, new Code("vadd.f32 s0, s1, s2; vadd.f32 s3, s4, s5", 0xee30, 0x0a81, 0xee72, 0x1a22)),
                cycles(4, new Code("vfma.f32 s0, s1, s2; vfma.f32 s0, s3, s4", 0xeea0, 0x0a81, 0xeea1, 0x0a82)),
                cycles(16, new Code("vdiv.f32 s0, s1, s2", 0xee80, 0x0a81)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void cortexM7(int cycles, Code code) {
        assertThat(cost(M7, code)).isEqualTo(cycles);
    }

    @Test
    void aTakenBranchRefillsThePipelineOfACortexM4() {
        CodeBlock loop = block(new Code("1: subs r0, #1; bne 1b", 0x3801, 0xd1fd));
        assertThat(M4.cycles(null, loop)).isEqualTo(2);
        assertThat(M4.cycles(loop, loop)).isEqualTo(3);
        CodeBlock back = block(new Code("bx lr", 0x4770));
        CodeBlock elsewhere = new CodeBlock(ADDRESS + 0x100, new short[] {0x3801});
        assertThat(M4.cycles(back, elsewhere)).isEqualTo(3);
    }

    @Test
    void modelsSayThatTheyAreNotValidated() {
        for (TimingModel model : List.of(M4, M7)) {
            assertThat(model.validation()).startsWith("not validated");
        }
        assertThat(M4.name()).contains("Cortex-M4");
        assertThat(M7.name()).contains("Cortex-M7");
    }

    private static int cost(TimingModel model, Code code) {
        return model.cycles(null, block(code));
    }

    private static CodeBlock block(Code code) {
        short[] halfwords = new short[code.halfwords().length];
        for (int i = 0; i < halfwords.length; i++) {
            halfwords[i] = (short) code.halfwords()[i];
        }
        return new CodeBlock(ADDRESS, halfwords);
    }

    private static Arguments cycles(int cycles, Code code) {
        return Arguments.of(cycles, code);
    }
}
