package dev.mcusim.tflite;

import dev.mcusim.model.MeanOptions;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * MEAN over any axes.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/internal/reference/reduce.h: QuantizedMeanOrSum</a>
 */
final class MeanImporter implements OperatorImporter {
    @Override
    public OperatorOptions prepare(OperatorSource source) {
        source.expectInputs(2, 2);
        Tensor input = source.int8Input(0);
        Tensor output = source.int8Output();
        Shape shape = input.shape();
        TreeSet<Integer> axes = new TreeSet<>();
        for (int axis : source.int32Input(1, "the axes")) {
            if (axis < -shape.rank() || axis >= shape.rank()) {
                throw source.reject(ProblemCode.BAD_OPTION, "axis " + axis + " of " + shape + " does not exist");
            }
            axes.add(axis < 0 ? axis + shape.rank() : axis);
        }
        source.expectAxes(input, "input 0");
        int count = axes.stream().mapToInt(shape::dimension).reduce(1, (a, b) -> a * b);
        checkOutput(source, shape, axes, output);
        double scale =
                (double) input.quantization().scale() / output.quantization().scale();
        return new MeanOptions(
                List.copyOf(axes),
                input.quantization().zeroPoint(),
                output.quantization().zeroPoint(),
                multiplier(source, scale, count));
    }

    /** The output keeps the dimensions that are not reduced; the others are ones or gone, whatever the option says. */
    private static void checkOutput(OperatorSource source, Shape shape, Set<Integer> axes, Tensor output) {
        int[] kept = shape.toArray();
        axes.forEach(axis -> kept[axis] = 1);
        List<Integer> dropped = IntStream.range(0, kept.length)
                .filter(axis -> !axes.contains(axis))
                .mapToObj(shape::dimension)
                .toList();
        if (!output.shape().equals(Shape.of(kept))
                && !output.shape().dimensions().equals(dropped)) {
            throw source.reject(
                    ProblemCode.BAD_SHAPE, "the mean of " + shape + " over axes " + axes + " is not " + output.shape());
        }
    }

    /** The scale divided by the count: the fraction is, after as many bits of extra precision as the shift allows. */
    private static QuantizedMultiplier multiplier(OperatorSource source, double scale, int count) {
        QuantizedMultiplier whole = source.multiplier(scale);
        int extraBits = Math.min(31 - Integer.numberOfLeadingZeros(count), 31 + whole.shift());
        int shift = whole.shift() - extraBits;
        if (255L * count > Integer.MAX_VALUE >> Math.max(0, shift)) {
            throw source.reject(
                    ProblemCode.BAD_QUANTIZATION,
                    "the sum of " + count + " values overflows 32 bits when scaled by " + scale);
        }
        return new QuantizedMultiplier((int) (((long) whole.multiplier() << extraBits) / count), shift);
    }
}
