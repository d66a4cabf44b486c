package dev.mcusim.kernel;

/**
 * What is known about a layer's output channels before any input is: the range of each sum, and which outputs are the
 * same whatever the input is (a channel whose clamped range is a single value; pruned or dead channels of trained
 * networks).
 */
final class ChannelAnalysis {
    private final OutputStage stage;
    private final SumRange[] ranges;
    private final boolean[] constant;

    ChannelAnalysis(OutputStage stage, FilterBank filters) {
        this.stage = stage;
        ranges = new SumRange[filters.channels()];
        constant = new boolean[ranges.length];
        for (int c = 0; c < ranges.length; c++) {
            ranges[c] = filters.range(c);
            constant[c] = isConstant(exact(c), ranges[c]);
        }
    }

    private static boolean isConstant(Requantization exact, SumRange range) {
        if (exact.multiplier() == 0) {
            return true;
        }
        long most = Integer.MAX_VALUE >> exact.leftShift();
        boolean isMonotone = range.min() >= -most && range.max() <= most;
        return isMonotone && exact.apply((int) range.min()) == exact.apply((int) range.max());
    }

    /** Number of output channels. */
    int channels() {
        return ranges.length;
    }

    /** The exact map from sums to outputs. */
    Requantization exact(int channel) {
        return Requantization.of(stage, channel);
    }

    /** Bounds of the sum, bias included. */
    SumRange range(int channel) {
        return ranges[channel];
    }

    /** Whether the output is the same for every input. */
    boolean isConstant(int channel) {
        return constant[channel];
    }

    /** The output of a constant channel. */
    int constant(int channel) {
        return exact(channel).apply((int) ranges[channel].min());
    }

    /** Whether the channel's sums s satisfy |s| < 2^bits, or do not matter as its output is constant. */
    boolean isWithin(int channel, int bits) {
        return constant[channel] || ranges[channel].isWithin(bits);
    }
}
