package dev.mcusim.kernel;

import java.util.stream.IntStream;

/**
 * Which output channels a kernel computes, in pairs. Channels whose output is the same for every input are filled in
 * beforehand instead, when that saves more than it costs. Pairs follow each other in memory when all channels are
 * computed and their number is even; otherwise each pair brings the offsets of its channels, and a lone last channel
 * is paired with one that is computed already.
 */
final class ChannelSelection {
    /** Instructions per pair and tile that offsets in the stream cost. */
    private static final int SCATTER_COST = 6;

    private final int[] first;
    private final int[] second;
    private final int[] computed;
    private final boolean scattered;

    private ChannelSelection(int[] computed, boolean scattered) {
        this.computed = computed;
        this.scattered = scattered;
        int pairs = (computed.length + 1) / 2;
        first = new int[pairs];
        second = new int[pairs];
        for (int p = 0; p < pairs; p++) {
            boolean lone = 2 * p + 1 == computed.length;
            first[p] = computed[2 * p];
            second[p] = computed[lone ? Math.max(2 * p - 1, 0) : 2 * p + 1];
        }
    }

    /**
     * Selects from the channels of one group.
     *
     * @param isConstant for each channel
     * @param from first channel of the group
     * @param to end of the group
     * @param pairCost instructions that one pair costs per tile
     */
    static ChannelSelection of(boolean[] isConstant, int from, int to, int pairCost) {
        int[] live = IntStream.range(from, to).filter(c -> !isConstant[c]).toArray();
        int pairs = (to - from + 1) / 2;
        int livePairs = (live.length + 1) / 2;
        boolean saves = (pairs - livePairs) * pairCost > livePairs * SCATTER_COST;
        int[] chosen = saves ? live : IntStream.range(from, to).toArray();
        return new ChannelSelection(chosen, chosen.length != to - from || chosen.length % 2 != 0);
    }

    /** All of some channels. */
    static ChannelSelection all(int[] channels) {
        return new ChannelSelection(channels, false);
    }

    int pairs() {
        return first.length;
    }

    int first(int pair) {
        return first[pair];
    }

    int second(int pair) {
        return second[pair];
    }

    /** The channels that are computed, in rising order. */
    int[] computed() {
        return computed.clone();
    }

    boolean isScattered() {
        return scattered;
    }
}
