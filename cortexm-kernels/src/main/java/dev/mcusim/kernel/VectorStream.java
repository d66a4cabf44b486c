package dev.mcusim.kernel;

/**
 * The constants of a {@link VectorLoop}, tile by tile. A tile is up to four pairs of units A, B; the last unit of an
 * odd number is paired with one that is computed already. For each tile:
 *
 * <pre>
 *   start values of all B (PACKED: mixed) accumulators, then of all A
 *   for each pair of k: one word per pair of units, or when WIDE the words of all A, then of all B
 *   for each pair of units: requantization constants of B, then of A; once for all if they are equal
 * </pre>
 *
 * @param order of k
 * @param chunking of k
 */
record VectorStream(
        FilterBank filters, Requantizer requantizer, WeightPacking packing, DepthOrder order, Chunking chunking) {
    /** Pairs of units in a full tile. */
    static final int TILE_PAIRS = 4;

    /** Full tiles. */
    int tiles() {
        return filters.channels() / (2 * TILE_PAIRS);
    }

    /** Pairs of the last, smaller tile; 0 if there is none. */
    int restPairs() {
        return (filters.channels() % (2 * TILE_PAIRS) + 1) / 2;
    }

    /** Unit A of a pair. */
    int first(int pair) {
        return 2 * pair;
    }

    /** Unit B of a pair. */
    int second(int pair) {
        return 2 * pair + 1 < filters.channels() ? 2 * pair + 1 : Math.max(2 * pair - 1, 0);
    }

    WordStream words() {
        WordStream out = new WordStream();
        for (int tile = 0; tile < tiles(); tile++) {
            tile(out, tile * TILE_PAIRS, TILE_PAIRS);
        }
        if (restPairs() > 0) {
            tile(out, tiles() * TILE_PAIRS, restPairs());
        }
        return out;
    }

    private void tile(WordStream out, int from, int pairs) {
        boolean packed = packing == WeightPacking.PACKED;
        for (int pair = from; pair < from + pairs; pair++) {
            int startB = filters.foldedBias(second(pair));
            out.word(packed ? 256 * startB + filters.foldedBias(first(pair)) : startB);
        }
        for (int pair = from; pair < from + pairs; pair++) {
            out.word(filters.foldedBias(first(pair)));
        }
        for (int k = 0; k < 2 * chunking.depthPairs(); k += 2) {
            int low = order.element(k);
            int high = order.element(k + 1);
            for (int pair = from; pair < from + pairs; pair++) {
                int lowA = weight(first(pair), low);
                int highA = weight(first(pair), high);
                if (packed) {
                    out.halves(256 * weight(second(pair), low) + lowA, 256 * weight(second(pair), high) + highA);
                } else {
                    out.halves(lowA, highA);
                }
            }
            for (int pair = from; pair < from + pairs && !packed; pair++) {
                out.halves(weight(second(pair), low), weight(second(pair), high));
            }
        }
        if (requantizer.isUniform()) {
            out.words(requantizer.constants(0));
            return;
        }
        for (int pair = from; pair < from + pairs; pair++) {
            out.words(requantizer.constants(second(pair)));
            out.words(requantizer.constants(first(pair)));
        }
    }

    private int weight(int unit, int k) {
        return k < 0 ? 0 : filters.weight(unit, k);
    }
}
