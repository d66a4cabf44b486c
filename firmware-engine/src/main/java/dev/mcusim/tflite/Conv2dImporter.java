package dev.mcusim.tflite;

import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.Window;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;

/** CONV_2D, also grouped: the filter is then shallower than the input. */
final class Conv2dImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 3);
        Conv2DOptions options = source.options(BuiltinOptions.Conv2DOptions, new Conv2DOptions());
        Tensor input = source.int8Input(0);
        Tensor filter = ConvolutionScales.filter(source, 0);
        Tensor output = source.int8Output();
        Window window = new WindowGeometry(
                        options.padding(),
                        options.strideH(),
                        options.strideW(),
                        options.dilationHFactor(),
                        options.dilationWFactor())
                .window(source, filter.shape().dimension(1), filter.shape().dimension(2), input, output);
        int channels = filter.shape().dimension(0);
        source.expectShape(output, outputShape(input, output, channels), "the output");
        ConvolutionScales.checkBias(source, channels);
        return new Conv2dOptions(
                window,
                groups(source, input, filter, channels),
                input.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                ConvolutionScales.multipliers(source, input, filter, output, channels),
                FusedActivation.range(source, options.fusedActivationFunction(), output));
    }

    private static int groups(OperatorSource source, Tensor input, Tensor filter, int channels) {
        int depth = input.shape().dimension(3);
        int filterDepth = filter.shape().dimension(3);
        if (depth % filterDepth != 0 || channels % (depth / filterDepth) != 0) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    "a filter of " + filter.shape() + " does not divide an input of " + depth
                            + " channels into groups");
        }
        return depth / filterDepth;
    }

    private static Shape outputShape(Tensor input, Tensor output, int channels) {
        return Shape.of(
                input.shape().dimension(0),
                output.shape().dimension(1),
                output.shape().dimension(2),
                channels);
    }
}
