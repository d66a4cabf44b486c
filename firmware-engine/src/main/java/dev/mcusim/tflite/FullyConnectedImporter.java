package dev.mcusim.tflite;

import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import java.util.List;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.FullyConnectedOptionsWeightsFormat;

/** FULLY_CONNECTED with one weight scale or one for each unit. */
final class FullyConnectedImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 3);
        var options = source.options(
                BuiltinOptions.FullyConnectedOptions, new org.tensorflow.lite.schema.FullyConnectedOptions());
        if (options.weightsFormat() != FullyConnectedOptionsWeightsFormat.DEFAULT) {
            throw source.reject(ProblemCode.UNSUPPORTED_OPTION, "shuffled weights are not supported");
        }
        Tensor input = source.int8Input(0);
        Tensor weights = weights(source);
        Tensor output = source.int8Output();
        int units = weights.shape().dimension(0);
        int depth = weights.shape().dimension(1);
        int batches = input.shape().elements() / depth;
        if (input.shape().elements() % depth != 0 || output.shape().elements() != (long) batches * units) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    "weights of " + weights.shape() + " do not turn " + input.shape() + " into " + output.shape());
        }
        ConvolutionScales.checkBias(source, units);
        return new FullyConnectedOptions(
                input.quantization().zeroPoint(),
                weights.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                multipliers(source, input, weights, output),
                FusedActivation.range(source, options.fusedActivationFunction(), output));
    }

    private static Tensor weights(OperatorSource source) {
        Tensor weights = source.input(1);
        source.expectType(weights, TensorType.INT8, "the weights");
        source.expectRank(weights, 2, "the weights");
        source.constant(weights, "the weights");
        Quantization q = weights.quantization();
        boolean asymmetric = q.zeroPoints().stream().anyMatch(zeroPoint -> zeroPoint != 0);
        if (!q.isPresent() || (q.isPerChannel() && (q.dimension() != 0 || asymmetric))) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION,
                    "the weights need one scale and zero point, or one scale for each unit and zero points of 0");
        }
        return weights;
    }

    /** TFLite multiplies a single weight scale with the input's in 32-bit floating point, but scales of single units in 64 bits. */
    private static List<QuantizedMultiplier> multipliers(
            OperatorSource source, Tensor input, Tensor weights, Tensor output) {
        if (weights.quantization().isPerChannel()) {
            return ConvolutionScales.multipliers(
                    source, input, weights, output, weights.shape().dimension(0));
        }
        double product = input.quantization().scale() * weights.quantization().scale();
        return List.of(source.multiplier(product / output.quantization().scale()));
    }
}
