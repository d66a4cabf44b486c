package dev.mcusim.timing;

import static dev.mcusim.timing.Blocks.ADDRESS;
import static dev.mcusim.timing.Blocks.M4;
import static dev.mcusim.timing.Blocks.at;
import static dev.mcusim.timing.Blocks.cycles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.cpu.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Durations from the tables of Arm's manual and from measurements on silicon; the title of a test is the assembly. */
class CortexM4TimingTest {

    static Stream<Arguments> arithmetic() {
        return Stream.of(
                cycles(1, "adds r0, r1, r2", 0x1888),
                cycles(1, "smlad r0, r1, r2, r3", 0xfb21, 0x3002),
                cycles(1, "smlal r0, r1, r2, r3", 0xfbc2, 0x0103),
                cycles(2, "cmp r0, #0; it eq; moveq r0, #1", 0x2800, 0xbf08, 0x2001),
                cycles(3, "cmp.w r0, #0; it eq; moveq r0, #1", 0xf1b0, 0x0f00, 0xbf08, 0x2001));
    }

    static Stream<Arguments> loadsAndStores() {
        return Stream.of(
                cycles(2, "ldr r0, [r1]", 0x6808),
                cycles(3, "ldr r0, [r1]; ldr r2, [r3]", 0x6808, 0x681a),
                cycles(4, "ldr r0, [r1]; ldr r2, [r3]; ldr r4, [r3, #4]", 0x6808, 0x681a, 0x685c),
                cycles(3, "ldr r0, [r1]; str r2, [r3]", 0x6808, 0x601a),
                cycles(3, "ldr r0, [r1]; str r2, [r3, r4]", 0x6808, 0x511a),
                cycles(2, "ldr r0, [r1]; nop", 0x6808, 0xbf00),
                cycles(4, "ldr r0, [r1]; ldr r2, [r0]", 0x6808, 0x6802),
                cycles(4, "ldr r0, [r1], #4; ldr r2, [r1], #4", 0xf851, 0x0b04, 0xf851, 0x2b04),
                cycles(3, "ldr r0, [r1], #4; ldr r2, [r3], #4", 0xf851, 0x0b04, 0xf853, 0x2b04),
                cycles(4, "adds r1, #4; ldr r0, [r1]", 0x3104, 0x6808),
                cycles(1, "str r0, [r1]", 0x6008),
                cycles(2, "str r0, [r1, r2]", 0x5088),
                cycles(4, "str r0, [r1]; ldr r2, [r3]", 0x6008, 0x681a),
                cycles(3, "ldrd r0, r1, [r2]", 0xe9d2, 0x0100),
                cycles(5, "ldm r0, {r1, r2, r3, r4}", 0xe890, 0x001e),
                cycles(4, "push {r4, r5, lr}", 0xb530));
    }

    static Stream<Arguments> floatingPoint() {
        return Stream.of(
                cycles(2, "vadd.f32 s0, s1, s2; vadd.f32 s3, s4, s5", 0xee30, 0x0a81, 0xee72, 0x1a22),
                cycles(3, "vadd.f32 s0, s1, s2; vadd.f32 s3, s0, s5", 0xee30, 0x0a81, 0xee70, 0x1a22),
                cycles(3, "vfma.f32 s0, s1, s2", 0xeea0, 0x0a81),
                cycles(2, "vdiv.f32 s0, s1, s2; adds r0, r1, r2", 0xee80, 0x0a81, 0x1888),
                cycles(15, "vdiv.f32 s0, s1, s2; vadd.f32 s3, s4, s5", 0xee80, 0x0a81, 0xee72, 0x1a22),
                cycles(2, "vldr s0, [r0]", 0xed90, 0x0a00),
                cycles(5, "vldm r0, {s0, s1, s2, s3}", 0xec90, 0x0a04));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"arithmetic", "loadsAndStores", "floatingPoint"})
    void takes(int cycles, Code code) {
        assertThat(M4.cycles(null, Blocks.block(code))).isEqualTo(cycles);
    }

    @Test
    void aLoopOf_subs_bne_TakesThreeCycles() {
        CodeBlock loop = at(ADDRESS, 0x3801, 0xd1fd);
        assertThat(M4.cycles(null, loop)).isEqualTo(2);
        assertThat(M4.cycles(loop, loop)).isEqualTo(3);
    }

    @Test
    void aBranchThatIsNotTakenCostsNothingMore() {
        CodeBlock test = at(ADDRESS, 0x3801, 0xd1fd);
        assertThat(M4.cycles(test, at(ADDRESS + 4, 0x3101))).isEqualTo(1);
    }

    @Test
    void aWideTargetThatIsNotWordAlignedTakesOneFetchMore() {
        CodeBlock branch = at(ADDRESS, 0xe07f);
        CodeBlock aligned = at(ADDRESS + 0x100, 0xeb01, 0x0002);
        CodeBlock split = at(ADDRESS + 0x102, 0xeb01, 0x0002);
        assertThat(M4.cycles(branch, split)).isEqualTo(M4.cycles(branch, aligned) + 1);
    }

    @Test
    void bx_lr_FindsItsTargetLate() {
        assertThat(M4.cycles(at(ADDRESS, 0x4770), at(ADDRESS + 0x100, 0x3801))).isEqualTo(3);
    }

    @Test
    void aLoadedTargetComesLater() {
        assertThat(M4.cycles(at(ADDRESS, 0xbd00), at(ADDRESS + 0x100, 0x3801)))
                .as("pop {pc}")
                .isEqualTo(4);
    }

    @Test
    void aWideBranchThatIsNotWordAlignedFindsItsTargetLate() {
        CodeBlock target = at(ADDRESS + 0x100, 0x3801);
        CodeBlock aligned = at(ADDRESS, 0xf000, 0xb87e);
        CodeBlock split = at(ADDRESS + 2, 0xf000, 0xb87d);
        assertThat(M4.cycles(split, target)).isEqualTo(M4.cycles(aligned, target) + 1);
    }

    @Test
    void theThirdInARowOfSplitInstructionsWaits() {
        int[] adds = {0xeb01, 0x0002, 0xeb01, 0x0002, 0xeb01, 0x0002, 0xeb01, 0x0002};
        assertThat(M4.cycles(null, at(ADDRESS, adds))).isEqualTo(4);
        assertThat(M4.cycles(null, at(ADDRESS + 2, adds))).isEqualTo(5);
    }

    @Test
    void aLoopCarriesItsLastStoreIntoItsFirstLoad() {
        CodeBlock fill = at(ADDRESS, 0x680a, 0x601a);
        CodeBlock more = at(ADDRESS + 4, 0x680a);
        assertThat(M4.cycles(fill, more)).isEqualTo(3);
    }

    @Test
    void aDivisionEndsEarlyOnLeadingZeros() {
        assertThat(2 + M4.division(3, 7, true)).isEqualTo(2);
        assertThat(2 + M4.division(-1, 1, false)).isEqualTo(12);
        assertThat(M4.division(100, 10, true)).isEqualTo(M4.division(-100, 10, true));
        assertThat(M4.division(100, 10, true)).isLessThan(M4.division(100_000_000, 10, true));
    }

    @Test
    void nothingIsPredicted() {
        assertThat(M4.isPredicted(at(ADDRESS, 0x3801, 0xd1fd))).isFalse();
    }
}
