package dev.mcusim.tflite;

import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.ResizeNearestNeighborOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * RESIZE_NEAREST_NEIGHBOR.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/internal/reference/resize_nearest_neighbor.h</a>
 */
final class ResizeNearestNeighborImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 2);
        var options = source.options(
                BuiltinOptions.ResizeNearestNeighborOptions,
                new org.tensorflow.lite.schema.ResizeNearestNeighborOptions());
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        source.expectImage(input, "input 0");
        source.expectImage(output, "the output");
        int[] size = source.int32Input(1, "the size");
        if (size.length != 2 || size[0] < 1 || size[1] < 1) {
            throw source.reject(ProblemCode.BAD_OPTION, "the size must be a height and a width of at least 1");
        }
        Shape shape = input.shape();
        source.expectShape(output, Shape.of(shape.dimension(0), size[0], size[1], shape.dimension(3)), "the output");
        source.expectRoomFor(Math.addExact(size[0], size[1]));
        Sampling sampling = new Sampling(options.alignCorners(), options.halfPixelCenters());
        return new ResizeNearestNeighborOptions(
                sampling.sources(shape.dimension(1), size[0]), sampling.sources(shape.dimension(2), size[1]));
    }

    /** How output pixels choose their source. All arithmetic is in 32-bit floating point. */
    private record Sampling(boolean alignCorners, boolean halfPixelCenters) {
        List<Integer> sources(int in, int out) {
            float scale = alignCorners && out > 1 ? (in - 1) / (float) (out - 1) : in / (float) out;
            float offset = halfPixelCenters ? 0.5f : 0;
            return IntStream.range(0, out)
                    .mapToObj(i -> {
                        float position = (i + offset) * scale;
                        double nearest = Math.floor(alignCorners ? position + 0.5 : position);
                        return Math.min((int) nearest, in - 1);
                    })
                    .toList();
        }
    }
}
