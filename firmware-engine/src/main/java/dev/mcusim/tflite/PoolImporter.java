package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.Window;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Pool2DOptions;

/** What the two kinds of pooling share. */
abstract class PoolImporter implements OperatorImporter {
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
        return options(window, FusedActivation.range(source, options.fusedActivationFunction(), output));
    }

    /** The options of this kind of pooling. */
    abstract OperatorOptions options(Window window, ActivationRange activation);
}
