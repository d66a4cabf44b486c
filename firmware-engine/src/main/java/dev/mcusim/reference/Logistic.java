package dev.mcusim.reference;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.LogisticOptions;

/**
 * LOGISTIC, see {@link LogisticOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/integer_ops/logistic.h</a>
 */
final class Logistic implements ReferenceOperator<LogisticOptions> {
    /** Integer bits of the scaled input. */
    private static final int INPUT_BITS = 4;

    @Override
    public void run(LogisticOptions options, Operands operands) {
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        for (int i = 0; i < input.length; i++) {
            output[i] = (byte) logistic(options, input[i] - options.inputZeroPoint());
        }
    }

    private static int logistic(LogisticOptions options, int value) {
        if (value <= -options.inputRangeRadius()) {
            return Byte.MIN_VALUE;
        }
        if (value >= options.inputRangeRadius()) {
            return Byte.MAX_VALUE;
        }
        int scaled =
                FixedPoint.multiplyByQuantizedMultiplier(value, options.inputMultiplier(), options.inputLeftShift());
        int probability = Exponential.logistic(scaled, INPUT_BITS);
        return ActivationRange.INT8.clamp(FixedPoint.roundingDivideByPot(probability, 31 - Byte.SIZE) + Byte.MIN_VALUE);
    }
}
