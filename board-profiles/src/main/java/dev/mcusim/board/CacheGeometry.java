package dev.mcusim.board;

/**
 * Shape of an L1 cache.
 *
 * @param sizeInBytes total data capacity in bytes
 * @param lineInBytes length of a line in bytes
 * @param ways associativity
 * @param sizeId what CCSIDR reads with this cache selected
 */
public record CacheGeometry(int sizeInBytes, int lineInBytes, int ways, int sizeId) {

    public CacheGeometry {
        if (lineInBytes < 1 || ways < 1 || sizeInBytes < 1 || sizeInBytes % (lineInBytes * ways) != 0) {
            throw new IllegalArgumentException("cache of " + sizeInBytes + " bytes, " + ways + " ways of " + lineInBytes
                    + "-byte lines has no whole number of sets");
        }
    }

    /** Number of sets. */
    public int sets() {
        return sizeInBytes / (lineInBytes * ways);
    }
}
