package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.MeanOptions;
import dev.mcusim.model.Shape;

/**
 * MEAN, see {@link MeanOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/reduce.h: QuantizedMeanOrSum</a>
 */
final class Mean implements ReferenceOperator<MeanOptions> {
    @Override
    public void run(MeanOptions options, Operands operands) {
        Shape shape = operands.inputShape(0);
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        int[] sums = new int[output.length];
        for (int i = 0; i < input.length; i++) {
            sums[outputIndex(i, shape, options)] += input[i];
        }
        int count = input.length / output.length;
        for (int i = 0; i < output.length; i++) {
            int sum = sums[i] - options.inputZeroPoint() * count;
            int mean = multiplyByQuantizedMultiplier(sum, options.multiplier()) + options.outputZeroPoint();
            output[i] = (byte) ActivationRange.INT8.clamp(mean);
        }
    }

    /** Where an input element goes: its index when the reduced axes are left out. */
    private static int outputIndex(int inputIndex, Shape shape, MeanOptions options) {
        int index = 0;
        int stride = 1;
        int rest = inputIndex;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            if (!options.axes().contains(axis)) {
                index += rest % shape.dimension(axis) * stride;
                stride *= shape.dimension(axis);
            }
            rest /= shape.dimension(axis);
        }
        return index;
    }
}
