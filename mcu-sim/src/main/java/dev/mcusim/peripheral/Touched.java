package dev.mcusim.peripheral;

/**
 * How often firmware accessed what is not modelled: a peripheral whose registers read what was written and nothing else happens, or bits
 * of a register of which the same is true.
 *
 * @param name   the peripheral, or with a dot its register
 * @param base   its first address
 * @param reads  loads
 * @param writes stores
 */
public record Touched(String name, long base, long reads, long writes) {

    /** As many accesses more. */
    public Touched plus(Touched more) {
        return new Touched(name, base, reads + more.reads, writes + more.writes);
    }

    /** Loads and stores. */
    public long accesses() {
        return reads + writes;
    }
}
