package dev.mcusim.kernel;

import java.util.Locale;

/** How the weights of two output channels A and B lie in the constants. */
enum WeightPacking {
    /**
     * One halfword per k: {@code 256 * B + A}. SMLAD with it accumulates {@code 256 * sumB + sumA}; SXTB16 leaves A,
     * whose sum is accumulated too; the difference of the two is {@code 256 * sumB}.
     */
    PACKED,
    /**
     * Two words per pair of k: the halfwords of A, then those of B. Twice the flash; for weights that do not fit the
     * first.
     */
    WIDE;

    private static final int MOST_SUM_BITS = 23;

    /** Words per pair of k and pair of channels. */
    int words() {
        return this == PACKED ? 1 : 2;
    }

    /** For kernels' names. */
    String describe() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * PACKED where every halfword fits and every sum of the computed channels survives the subtraction. Sums of
     * constant channels need not, as they are multiplied by zero, except in GENERAL form.
     */
    static WeightPacking of(
            FilterBank filters, ChannelAnalysis analysis, Requantizer requantizer, ChannelSelection selection) {
        boolean general = requantizer.form() == Requantizer.Form.GENERAL;
        for (int channel : selection.computed()) {
            boolean survives = general
                    ? analysis.range(channel).isWithin(MOST_SUM_BITS)
                    : analysis.isWithin(channel, MOST_SUM_BITS);
            if (!survives) {
                return WIDE;
            }
        }
        for (int pair = 0; pair < selection.pairs(); pair++) {
            int a = selection.first(pair);
            int b = selection.second(pair);
            for (int k = 0; k < filters.depth(); k++) {
                if (!fits(filters.weight(a, k), filters.weight(b, k))) {
                    return WIDE;
                }
            }
        }
        return PACKED;
    }

    private static boolean fits(int a, int b) {
        int half = 256 * b + a;
        return a == (byte) a && b == (byte) b && half == (short) half;
    }
}
