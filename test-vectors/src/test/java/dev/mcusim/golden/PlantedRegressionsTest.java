package dev.mcusim.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.vector.TestVector;
import dev.mcusim.vector.VectorFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in kernels are found by {@code mcusim check} of the shipped vectors on every board, and it names a layer that has them. */
class PlantedRegressionsTest {

    private static final Path SHAPES = ShippedVectorsTest.VECTORS.resolve("shapes");

    @TempDir
    Path scratch;

    private final TestVector vector = new VectorFolder(SHAPES).read();

    @Test
    void sumsThatAreRoundedDownInsteadOfToTheNearest() throws Exception {
        EditedKernel.Outcome check = EditedKernel.of(
                        scratch,
                        "LinearFit.java",
                        "new LinearFit(multiplier, (int) offset, shift)",
                        "new LinearFit(multiplier, (int) offset - (1 << shift) / 2, shift)")
                .mcusim("check", SHAPES.toString());
        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        for (TestVector.OnBoard board : vector.boards()) {
            assertThat(check.output())
                    .containsPattern(
                            "FAIL .* on " + board.board() + "\n +layer_00_conv2d: other outputs than recorded");
        }
    }

    @Test
    void oneLoadMoreInTheInnerLoopOfConvolutions() throws Exception {
        EditedKernel.Outcome check = EditedKernel.of(
                        scratch,
                        "PairLoop.java",
                        "asm.ldm(R12, true, registers(0, pixels));",
                        "asm.ldr(R0, Address.of(R12, 0)); asm.ldm(R12, true, registers(0, pixels));")
                .mcusim("check", SHAPES.toString());
        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output()).doesNotContain("other outputs");
        for (TestVector.OnBoard board : vector.boards()) {
            assertThat(check.output())
                    .containsPattern("FAIL .* on " + board.board() + "\n +layer_\\d\\d_conv2d: [\\d,]+ cycles, were");
        }
    }
}
