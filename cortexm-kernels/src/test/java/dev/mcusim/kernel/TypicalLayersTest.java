package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels keep their instruction counts, which are the same on every computer. */
class TypicalLayersTest {
    private final KernelTestBench m7 = new KernelTestBench("nucleo-f746zg", false);
    private final KernelTestBench m4 = new KernelTestBench("nucleo-f446re", false);

    static Stream<TypicalLayers.Recipe> layers() {
        return TypicalLayers.all();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void areExactWithinTheirBoundOnBothCores(TypicalLayers.Recipe recipe) {
        check(m7, recipe.layer(Target.CORTEX_M7));
        check(m4, recipe.layer(Target.CORTEX_M4));
    }

    private static void check(KernelTestBench bench, TypicalLayers.Layer layer) {
        KernelTestBench.Result result = bench.run(layer.plan(), layer.expected().length, layer.input());
        assertThat(result.output()).as(layer.name()).containsExactly(layer.expected());
        assertThat((double) result.instructions() / layer.macs())
                .as("instructions per multiply-accumulate of %s", layer.name())
                .isLessThanOrEqualTo(layer.bound());
    }
}
