package dev.mcusim.board;

/**
 * Shape of an L1 cache of the Cortex-M7.
 *
 * @param sizeInBytes total capacity in bytes
 * @param lineInBytes length of a line in bytes, a power of two of at least 16
 * @param ways associativity
 */
public record CacheGeometry(int sizeInBytes, int lineInBytes, int ways) {
    private static final int LINE = 32;

    // CCSIDR bits 31:28: write-through, write-back, read-allocate and write-allocate are all supported.
    private static final int ALL_POLICIES = 0xF000_0000;

    public CacheGeometry {
        if (Integer.bitCount(lineInBytes) != 1 || lineInBytes < 16 || ways < 1 || sizeInBytes < 1) {
            throw new IllegalArgumentException("no cache has " + ways + " ways of " + lineInBytes + "-byte lines");
        }
        if (sizeInBytes % (lineInBytes * ways) != 0) {
            throw new IllegalArgumentException("a cache of " + sizeInBytes + " bytes has no whole number of sets of "
                    + ways + " lines of " + lineInBytes + " bytes");
        }
    }

    /** The instruction cache of the Cortex-M7: two ways of 32-byte lines (Cortex-M7 TRM). */
    public static CacheGeometry instructions(int sizeInBytes) {
        return new CacheGeometry(sizeInBytes, LINE, 2);
    }

    /** The data cache of the Cortex-M7: four ways of 32-byte lines (Cortex-M7 TRM). */
    public static CacheGeometry data(int sizeInBytes) {
        return new CacheGeometry(sizeInBytes, LINE, 4);
    }

    /** Number of sets. */
    public int sets() {
        return sizeInBytes / (lineInBytes * ways);
    }

    /**
     * What CCSIDR reads with this cache selected. {@code SCB_EnableDCache()} of CMSIS loops over the sets and ways that
     * stand in it (ARMv7-M Architecture Reference Manual, B3.8, CCSIDR).
     */
    public int sizeId() {
        int lineCode = Integer.numberOfTrailingZeros(lineInBytes) - 4;
        return ALL_POLICIES | (sets() - 1) << 13 | (ways - 1) << 3 | lineCode;
    }
}
