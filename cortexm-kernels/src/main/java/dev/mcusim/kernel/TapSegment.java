package dev.mcusim.kernel;

/**
 * A row of taps, or a part of a long one that fits the registers.
 *
 * @param row of the filter
 * @param firstTap column of the filter where the part begins, even
 * @param firstWeight number of that tap among all of a channel
 * @param count taps of the part
 * @param taps how they are multiplied
 */
record TapSegment(int row, int firstTap, int firstWeight, int count, TapMultiplies taps) {
    /** Registers that hold the taps. */
    int registers() {
        return taps.registers().size();
    }
}
