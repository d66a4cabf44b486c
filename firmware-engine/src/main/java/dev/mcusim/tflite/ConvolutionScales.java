package dev.mcusim.tflite;

import dev.mcusim.model.Quantization;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Filter and bias of CONV_2D and DEPTHWISE_CONV_2D: their checks and the multiplier of each output channel. */
final class ConvolutionScales {
    private ConvolutionScales() {}

    /**
     * The constant filter at input 1: int8, rank 4, symmetric, with one scale or one for each output channel.
     *
     * @param channelAxis the filter's dimension that counts output channels
     */
    static Tensor filter(OperatorSource source, int channelAxis) {
        Tensor filter = source.input(1);
        source.expectType(filter, TensorType.INT8, "the filter");
        source.expectImage(filter, "the filter");
        source.constant(filter, "the filter");
        Quantization q = filter.quantization();
        if (!q.isPresent() || (q.isPerChannel() && q.dimension() != channelAxis)) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION, "the filter needs one scale, or one for each output channel");
        }
        if (q.zeroPoints().stream().anyMatch(zeroPoint -> zeroPoint != 0)) {
            throw source.reject(ProblemCode.BAD_QUANTIZATION, "the filter's zero points must be 0");
        }
        return filter;
    }

    /** Checks the optional bias at input 2: constant int32, one value for each output channel, in any shape. */
    static void checkBias(OperatorSource source, int channels) {
        Optional<Tensor> bias = source.optionalInput(2);
        if (bias.isPresent()) {
            source.expectType(bias.get(), TensorType.INT32, "the bias");
            if (bias.get().shape().elements() != channels) {
                throw source.reject(
                        ProblemCode.BAD_SHAPE,
                        "the bias must have " + channels + " values, not "
                                + bias.get().shape());
            }
            source.constant(bias.get(), "the bias");
        }
    }

    /** {@code inputScale * filterScale / outputScale} for each output channel, computed in 64-bit floating point. */
    static List<QuantizedMultiplier> multipliers(
            OperatorSource source, Tensor input, Tensor filter, Tensor output, int channels) {
        double inputScale = input.quantization().scale();
        double outputScale = output.quantization().scale();
        source.expectRoomFor(channels);
        List<QuantizedMultiplier> multipliers = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            double filterScale = filter.quantization().scale(channel);
            multipliers.add(source.multiplier(inputScale * filterScale / outputScale));
        }
        return multipliers;
    }
}
