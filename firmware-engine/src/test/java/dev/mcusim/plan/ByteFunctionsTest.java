package dev.mcusim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.LogisticOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.ReluOptions;
import dev.mcusim.model.RequantizeOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import dev.mcusim.reference.ReferenceEngine;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Every table against the reference engine, which computes the same function in its own way. */
class ByteFunctionsTest {
    @Property(tries = 300)
    void logistic(
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.4) double scale,
            @ForAll @IntRange(min = -128, max = 127) int zeroPoint) {
        QuantizedMultiplier multiplier = QuantizedMultiplier.of(scale * (1 << 27));
        int radius = (int) Math.floor(15.0 * (1 << 27) / Math.scalb(1.0, multiplier.shift()));
        LogisticOptions options = new LogisticOptions(zeroPoint, multiplier.multiplier(), multiplier.shift(), radius);
        assertThat(ByteFunctions.logistic(options)).isEqualTo(reference(options));
    }

    @Property(tries = 200)
    void relu(
            @ForAll @DoubleRange(min = 0.01, max = 20) double factor,
            @ForAll @IntRange(min = -128, max = 127) int inputZeroPoint,
            @ForAll @IntRange(min = -128, max = 127) int outputZeroPoint) {
        ReluOptions options = new ReluOptions(
                inputZeroPoint,
                outputZeroPoint,
                QuantizedMultiplier.of(factor),
                new ActivationRange(outputZeroPoint, 127));
        assertThat(ByteFunctions.relu(options)).isEqualTo(reference(options));
    }

    @Property(tries = 20)
    void relu6(@ForAll @IntRange(min = -128, max = 0) int min, @ForAll @IntRange(min = 1, max = 127) int max) {
        Relu6Options options = new Relu6Options(new ActivationRange(min, max));
        assertThat(ByteFunctions.relu6(options)).isEqualTo(reference(options));
    }

    @Property(tries = 200)
    void requantize(
            @ForAll @DoubleRange(min = 0.01, max = 20) double factor,
            @ForAll @IntRange(min = -128, max = 127) int inputZeroPoint,
            @ForAll @IntRange(min = -128, max = 127) int outputZeroPoint) {
        RequantizeOptions options =
                new RequantizeOptions(inputZeroPoint, outputZeroPoint, QuantizedMultiplier.of(factor));
        assertThat(ByteFunctions.requantize(options)).isEqualTo(reference(options));
    }

    private static byte[] reference(OperatorOptions options) {
        Function<Integer, Tensor> tensor = index -> new Tensor(
                index, "", TensorType.INT8, Shape.of(1, 256), Quantization.perTensor(1, 0), Optional.empty());
        Network network = new Network(
                "one operator",
                List.of(tensor.apply(0), tensor.apply(1)),
                List.of(new Operator(0, options, List.of(0), List.of(1))),
                List.of(0),
                List.of(1));
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (i + Byte.MIN_VALUE);
        }
        return ReferenceEngine.run(network, List.of(all)).outputs().get(0);
    }
}
