package dev.mcusim.tflite;

import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.Window;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;

/** DEPTHWISE_CONV_2D with any depth multiplier. The multiplier follows from the shapes, as in TFLite; the option is not used. */
final class DepthwiseConv2dImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 3);
        DepthwiseConv2DOptions options =
                source.options(BuiltinOptions.DepthwiseConv2DOptions, new DepthwiseConv2DOptions());
        Tensor input = source.int8Input(0);
        Tensor filter = ConvolutionScales.filter(source, 3);
        Tensor output = source.int8Output();
        Window window = new WindowGeometry(
                        options.padding(),
                        options.strideH(),
                        options.strideW(),
                        options.dilationHFactor(),
                        options.dilationWFactor())
                .window(source, filter.shape().dimension(1), filter.shape().dimension(2), input, output);
        int channels = filter.shape().dimension(3);
        int depth = input.shape().dimension(3);
        if (filter.shape().dimension(0) != 1 || channels % depth != 0) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE,
                    "a filter of " + filter.shape() + " does not match an input of " + depth + " channels");
        }
        Shape expected = Shape.of(
                input.shape().dimension(0),
                output.shape().dimension(1),
                output.shape().dimension(2),
                channels);
        source.expectShape(output, expected, "the output");
        ConvolutionScales.checkBias(source, channels);
        return new DepthwiseConv2dOptions(
                window,
                channels / depth,
                input.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                ConvolutionScales.multipliers(source, input, filter, output, channels),
                FusedActivation.range(source, options.fusedActivationFunction(), output));
    }
}
