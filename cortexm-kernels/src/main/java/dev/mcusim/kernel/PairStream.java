package dev.mcusim.kernel;

/**
 * The constants of a matrix kernel in the order in which its loop reads them. For each pair of output channels A, B:
 *
 * <pre>
 *   start value of B's (PACKED: the mixed) accumulator, start value of A's
 *   weights of all pairs of k, padded with zeros to whole chunks
 *   [offset of B]  requantization constants of B
 *   [offset of A]  requantization constants of A
 * </pre>
 *
 * @param packing of the weights
 * @param chunkPairs pairs of k between two tests for the end
 * @param chunks number of chunks
 */
record PairStream(
        FilterBank filters,
        Requantizer requantizer,
        ChannelSelection selection,
        DepthOrder order,
        WeightPacking packing,
        int chunkPairs,
        int chunks) {

    /** Name of the constant. */
    static final String NAME = "weights";

    /** Pairs of k, padding included. */
    int depthPairs() {
        return chunkPairs * chunks;
    }

    boolean isScattered() {
        return selection.isScattered();
    }

    /** Appends the selection's pairs. */
    void append(WordStream out) {
        for (int pair = 0; pair < selection.pairs(); pair++) {
            int a = selection.first(pair);
            int b = selection.second(pair);
            int startA = filters.foldedBias(a);
            int startB = filters.foldedBias(b);
            out.word(packing == WeightPacking.PACKED ? 256 * startB + startA : startB);
            out.word(startA);
            weights(out, a, b);
            constants(out, b);
            constants(out, a);
        }
    }

    private void weights(WordStream out, int a, int b) {
        for (int pair = 0; pair < depthPairs(); pair++) {
            int lowA = weight(a, order.element(2 * pair));
            int highA = weight(a, order.element(2 * pair + 1));
            int lowB = weight(b, order.element(2 * pair));
            int highB = weight(b, order.element(2 * pair + 1));
            if (packing == WeightPacking.PACKED) {
                out.halves(256 * lowB + lowA, 256 * highB + highA);
            } else {
                out.halves(lowA, highA);
                out.halves(lowB, highB);
            }
        }
    }

    private int weight(int channel, int k) {
        return k < 0 ? 0 : filters.weight(channel, k);
    }

    private void constants(WordStream out, int channel) {
        if (isScattered()) {
            out.word(channel);
        }
        out.words(requantizer.constants(channel));
    }
}
