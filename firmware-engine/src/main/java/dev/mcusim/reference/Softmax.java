package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.roundingDivideByPot;
import static dev.mcusim.reference.FixedPoint.saturatingRoundingDoublingHighMul;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.SoftmaxOptions;
import java.util.Arrays;

/**
 * SOFTMAX, see {@link SoftmaxOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/softmax.h</a>
 */
final class Softmax implements ReferenceOperator<SoftmaxOptions> {
    /** Integer bits of a scaled difference. */
    private static final int DIFFERENCE_BITS = 5;

    /** Integer bits of the sum of exponentials. */
    private static final int SUM_BITS = 12;

    @Override
    public void run(SoftmaxOptions options, Operands operands) {
        int depth = operands.inputShape(0).dimension(-1);
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        for (int start = 0; start < input.length; start += depth) {
            byte[] row = Arrays.copyOfRange(input, start, start + depth);
            System.arraycopy(softmax(options, row), 0, output, start, depth);
        }
    }

    private static byte[] softmax(SoftmaxOptions options, byte[] row) {
        int max = Byte.MIN_VALUE;
        for (byte value : row) {
            max = Math.max(max, value);
        }
        int sum = 0;
        for (byte value : row) {
            if (value - max >= options.diffMin()) {
                sum += roundingDivideByPot(exponential(options, value - max), SUM_BITS);
            }
        }
        // The sum is in [1, 2^12); 1 / sum = shiftedScale / 2^bitsOverUnit with shiftedScale in (1/2, 1].
        int headroom = Integer.numberOfLeadingZeros(sum);
        int bitsOverUnit = SUM_BITS - headroom;
        int shiftedScale = Exponential.oneOverOnePlus((sum << headroom) - Integer.MIN_VALUE);

        byte[] result = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = Byte.MIN_VALUE;
            if (row[i] - max >= options.diffMin()) {
                int product = saturatingRoundingDoublingHighMul(shiftedScale, exponential(options, row[i] - max));
                int probability = probability(product, bitsOverUnit + 31 - Byte.SIZE);
                result[i] = (byte) ActivationRange.INT8.clamp(probability + Byte.MIN_VALUE);
            }
        }
        return result;
    }

    /**
     * A product in Q0 as a number of 1/256, rounded. Where the sum is 512 or more the exponent exceeds 31, for which gemmlowp defines no result (it asserts); the
     * product is then less than half of a step.
     */
    private static int probability(int product, int exponent) {
        return exponent > 31 ? 0 : roundingDivideByPot(product, exponent);
    }

    /** exp of a difference to the row's maximum, in Q0. */
    private static int exponential(SoftmaxOptions options, int difference) {
        int scaled =
                saturatingRoundingDoublingHighMul(difference << options.inputLeftShift(), options.inputMultiplier());
        return Exponential.expOnNegativeValues(scaled, DIFFERENCE_BITS);
    }
}
