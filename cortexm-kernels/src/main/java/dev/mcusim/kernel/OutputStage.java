package dev.mcusim.kernel;

/**
 * How 32-bit sums become int8 outputs, for every output channel c: {@code clamp(zeroPoint + sum * multipliers[c] *
 * 2^(shifts[c] - 31))} with TensorFlow Lite's double rounding.
 *
 * @param zeroPoint of the output, -128 to 127
 * @param activationMin lower clamp, -128 to {@code activationMax}
 * @param activationMax upper clamp, up to 127
 * @param multipliers Q31 fractions, not negative, one per output channel
 * @param shifts positive to the left before the multiplication, negative to the right with rounding after it, -31 to
 *     30, one per output channel
 */
public record OutputStage(int zeroPoint, int activationMin, int activationMax, int[] multipliers, int[] shifts) {
    public OutputStage {
        Geometry.checkZeroPoint("output zeroPoint", zeroPoint);
        Require.activation(activationMin, activationMax);
        Require.that(
                multipliers.length == shifts.length,
                multipliers.length + " multipliers but " + shifts.length + " shifts");
        for (int c = 0; c < shifts.length; c++) {
            Require.multiplier("channel " + c + " ", multipliers[c], shifts[c]);
        }
        multipliers = multipliers.clone();
        shifts = shifts.clone();
    }

    /** Number of output channels. */
    public int channels() {
        return shifts.length;
    }

    /** A copy of the multipliers. */
    @Override
    public int[] multipliers() {
        return multipliers.clone();
    }

    /** A copy of the shifts. */
    @Override
    public int[] shifts() {
        return shifts.clone();
    }

    int multiplier(int channel) {
        return multipliers[channel];
    }

    int shift(int channel) {
        return shifts[channel];
    }
}
