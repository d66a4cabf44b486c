package dev.mcusim.demo.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.demo.shapes.SplitMix64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every analytical gradient against the central difference of the loss along random directions. */
class GradientTest {

    private static final float STEP = 1e-2f;

    private final SplitMix64 random = new SplitMix64(42);

    static Stream<Arguments> networks() {
        Gaussian weights = new SplitMix64(5)::gaussian;
        return Stream.of(
                Arguments.of("conv 3x3", new Conv2d(3, 5, 3, 1, weights)),
                Arguments.of("conv 3x3 stride 2", new Conv2d(3, 5, 3, 2, weights)),
                Arguments.of("conv 1x1", new Conv2d(3, 6, 1, 1, weights)),
                Arguments.of("depthwise 3x3", new DepthwiseConv2d(3, 3, 1, weights)),
                Arguments.of("depthwise 3x3 stride 2", new DepthwiseConv2d(3, 3, 2, weights)),
                Arguments.of("batch norm", new BatchNorm(3)),
                Arguments.of("average pool", new AveragePool()),
                Arguments.of("dense", new Sequential(new AveragePool(), new Dense(3, 4, weights))),
                Arguments.of(
                        "residual",
                        new Residual(new Sequential(new DepthwiseConv2d(3, 3, 1, weights), new BatchNorm(3)))),
                Arguments.of(
                        "all together",
                        new Sequential(
                                new Conv2d(3, 8, 3, 2, weights),
                                new BatchNorm(8),
                                new Residual(new Sequential(
                                        new DepthwiseConv2d(8, 3, 1, weights),
                                        new BatchNorm(8),
                                        new Conv2d(8, 8, 1, 1, weights))),
                                new AveragePool(),
                                new Dense(8, 4, weights))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void agreesWithTheDifferenceOfTheLoss(String name, Layer layer) {
        FeatureMaps input = noise(FeatureMaps.zeros(3, 4, 6, 7), 1);
        FeatureMaps output = layer.forward(input, true);
        FeatureMaps weighting = noise(output, 1);
        FeatureMaps toInput = layer.backward(weighting);

        for (int trial = 0; trial < 5; trial++) {
            FeatureMaps direction = noise(input, STEP);
            double expected = 0;
            for (int c = 0; c < input.depth(); c++) {
                expected += Rows.dot(direction.channels()[c], toInput.channels()[c]);
            }
            double difference = (loss(layer, moved(input, direction, 1), weighting)
                            - loss(layer, moved(input, direction, -1), weighting))
                    / 2;
            assertThat(difference).as("along the input").isEqualTo(expected, within(tolerance(toInput.channels())));
        }
        for (Parameter parameter : layer.parameters()) {
            float[] gradient = parameter.gradient().clone();
            float[] direction = noise(gradient.length, STEP);
            double up = lossWith(layer, parameter, direction, 1, input, weighting);
            double down = lossWith(layer, parameter, direction, -1, input, weighting);
            assertThat((up - down) / 2)
                    .as("along a parameter of length %d", gradient.length)
                    .isEqualTo(Rows.dot(direction, gradient), within(tolerance(gradient)));
        }
    }

    @Test
    void relu6PassesGradientsOnlyBetweenItsBounds() {
        Relu6 relu6 = new Relu6();
        float[][] input = {{-3, 0.5f, 5.5f, 7}};
        FeatureMaps output = relu6.forward(new FeatureMaps(input, 4, 1, 1), true);
        FeatureMaps toInput = relu6.backward(new FeatureMaps(new float[][] {{1, 2, 3, 4}}, 4, 1, 1));

        assertThat(output.channels()[0]).containsExactly(0, 0.5f, 5.5f, 6);
        assertThat(toInput.channels()[0]).containsExactly(0, 2, 3, 0);
    }

    @Test
    void crossEntropyAgreesWithTheDifferenceOfTheLoss() {
        FeatureMaps logits = noise(FeatureMaps.zeros(5, 3, 1, 1), 1);
        int[] labels = {4, 0, 2};
        FeatureMaps gradient = CrossEntropy.of(logits, labels).gradient();
        for (int c = 0; c < 5; c++) {
            for (int n = 0; n < 3; n++) {
                FeatureMaps direction = logits.zerosAlike(5);
                direction.channels()[c][n] = STEP;
                double difference = CrossEntropy.of(moved(logits, direction, 1), labels)
                                .loss()
                        - CrossEntropy.of(moved(logits, direction, -1), labels).loss();
                assertThat(difference / (2 * STEP)).isEqualTo(gradient.channels()[c][n], within(1e-4));
            }
        }
    }

    /** One percent of what a step along the gradient itself would change. */
    private static double tolerance(float[]... gradient) {
        double squares = List.of(gradient).stream()
                .mapToDouble(row -> Rows.dot(row, row))
                .sum();
        return 0.01 * STEP * Math.sqrt(squares) + 1e-5;
    }

    private static double lossWith(
            Layer layer, Parameter parameter, float[] direction, int sign, FeatureMaps input, FeatureMaps weighting) {
        float[] before = parameter.values().clone();
        Rows.addScaled(parameter.values(), sign, direction);
        double loss = loss(layer, input, weighting);
        System.arraycopy(before, 0, parameter.values(), 0, before.length);
        return loss;
    }

    /** A weighted sum of all outputs. */
    private static double loss(Layer layer, FeatureMaps input, FeatureMaps weighting) {
        FeatureMaps output = layer.forward(input, true);
        double loss = 0;
        for (int c = 0; c < output.depth(); c++) {
            for (int i = 0; i < output.positions(); i++) {
                loss += (double) output.channels()[c][i] * weighting.channels()[c][i];
            }
        }
        return loss;
    }

    private static FeatureMaps moved(FeatureMaps maps, FeatureMaps direction, int sign) {
        FeatureMaps moved = maps.zerosAlike(maps.depth());
        for (int c = 0; c < maps.depth(); c++) {
            Rows.addScaled(moved.channels()[c], 1, maps.channels()[c]);
            Rows.addScaled(moved.channels()[c], sign, direction.channels()[c]);
        }
        return moved;
    }

    private FeatureMaps noise(FeatureMaps alike, float deviation) {
        float[][] channels = new float[alike.depth()][];
        for (int c = 0; c < channels.length; c++) {
            channels[c] = noise(alike.positions(), deviation);
        }
        return new FeatureMaps(channels, alike.count(), alike.height(), alike.width());
    }

    private float[] noise(int length, float deviation) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (deviation * random.gaussian());
        }
        return values;
    }
}
