package dev.mcusim.peripheral;

/**
 * How often firmware accessed a peripheral that is not modelled: its registers read what was written, and nothing else happens.
 *
 * @param name   the peripheral
 * @param base   its first address
 * @param reads  loads
 * @param writes stores
 */
public record Touched(String name, long base, long reads, long writes) {

    /** Loads and stores. */
    public long accesses() {
        return reads + writes;
    }
}
