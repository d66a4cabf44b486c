package dev.mcusim.kernel;

/**
 * How the pairs of k are cut into equal chunks, each unrolled in code and fed by one VLDM.
 *
 * @param pairs per chunk
 * @param chunks how many
 */
record Chunking(int pairs, int chunks) {
    /** Instructions for one pair of k with four pixels. */
    private static final int PAIR_COST = 11;
    /** Instructions around a chunk. */
    private static final int CHUNK_COST = 6;

    private static final int LEAST = 6;

    /** The cheapest cut, which may round the depth up. */
    static Chunking of(int depthPairs, WeightPacking packing) {
        int most = PairLoop.BLOCK_WORDS / packing.words();
        if (depthPairs <= most) {
            return new Chunking(depthPairs, 1);
        }
        Chunking best = null;
        for (int pairs = most; pairs >= LEAST; pairs--) {
            Chunking candidate = new Chunking(pairs, (depthPairs + pairs - 1) / pairs);
            if (best == null || candidate.cost() < best.cost()) {
                best = candidate;
            }
        }
        return best;
    }

    /** Instructions of all chunks with four pixels. */
    int cost() {
        return chunks * (pairs * PAIR_COST + CHUNK_COST);
    }

    /** Pairs of k, padding included. */
    int depthPairs() {
        return pairs * chunks;
    }
}
