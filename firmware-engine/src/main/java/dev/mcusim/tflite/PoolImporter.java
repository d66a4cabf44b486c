package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.Window;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Pool2DOptions;

/**
 * What the two kinds of pooling share. Nothing is rescaled, so input and output must be quantized alike.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, micro/kernels/pooling_common: PoolingPrepare</a>
 */
abstract class PoolImporter implements OperatorImporter {
    /** By how much TFLite Micro lets the scales differ. */
    private static final double SCALE_TOLERANCE = 1e-6;

    @Override
    public final OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(1, 1);
        Pool2DOptions options = source.options(BuiltinOptions.Pool2DOptions, new Pool2DOptions());
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        Window window = new WindowGeometry(options.padding(), options.strideH(), options.strideW(), 1, 1)
                .window(source, options.filterHeight(), options.filterWidth(), input, output);
        Shape expected = Shape.of(
                input.shape().dimension(0),
                output.shape().dimension(1),
                output.shape().dimension(2),
                input.shape().dimension(3));
        source.expectShape(output, expected, "the output");
        expectSameQuantization(source, input.quantization(), output.quantization());
        return options(window, FusedActivation.range(source, options.fusedActivationFunction(), output));
    }

    private static void expectSameQuantization(OperatorSource source, Quantization input, Quantization output) {
        double difference = Math.abs((double) input.scale() - output.scale());
        if (difference > SCALE_TOLERANCE || input.zeroPoint() != output.zeroPoint()) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION, "the output must have the scale and zero point of the input");
        }
    }

    /** The options of this kind of pooling. */
    abstract OperatorOptions options(Window window, ActivationRange activation);
}
