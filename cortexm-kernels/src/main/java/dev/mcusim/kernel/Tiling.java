package dev.mcusim.kernel;

/**
 * How a run of pixels is cut into tiles of equal size and a smaller last one.
 *
 * @param size pixels per tile, 1 to 4
 * @param count number of tiles of that size
 * @param rest pixels of the last tile, 0 to size - 1
 */
record Tiling(int size, int count, int rest) {
    /** A second kind of tile has to save this share of instructions, as its code takes flash. */
    private static final double CODE_PENALTY = 1.02;

    private static final int MOST_OFFSET = 4095;

    /**
     * The cut with the fewest instructions.
     *
     * @param pixels of a run, at least 1
     * @param depthPairs pairs of k
     * @param pixelBytes distance of two pixels in the output; limits the size, as a store reaches 4095 bytes
     */
    static Tiling of(int pixels, int depthPairs, int pixelBytes) {
        Tiling best = null;
        double least = 0;
        for (int size = 4; size >= 1; size--) {
            if (size > pixels || (size - 1L) * pixelBytes + 1 > MOST_OFFSET) {
                continue;
            }
            Tiling candidate = new Tiling(size, pixels / size, pixels % size);
            double cost = candidate.count * cost(size, depthPairs) + cost(candidate.rest, depthPairs);
            if (candidate.rest > 0) {
                cost *= CODE_PENALTY;
            }
            if (best == null || cost < least) {
                best = candidate;
                least = cost;
            }
        }
        return best;
    }

    /** Instructions of one tile and one pair of channels. */
    static double cost(int size, int depthPairs) {
        return size == 0 ? 0 : depthPairs * (3 + 2 * size) + 11 + 8 * size;
    }
}
