package dev.mcusim.peripheral;

import dev.mcusim.bus.Device;

/** A peripheral of which only the name is known: every word reads what was written, and accesses are counted. */
public final class UnmodelledPeripheral implements Device {

    private final String name;
    private final long base;
    private final RegisterBank words;
    private long reads;
    private long writes;

    /**
     * @param base  its first address
     * @param bytes its size
     */
    public UnmodelledPeripheral(String name, long base, int bytes) {
        this.name = name;
        this.base = base;
        words = new RegisterBank(RegisterLayout.unknown(name), bytes);
    }

    @Override
    public int read(int offset, int size) {
        reads++;
        return words.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        writes++;
        words.write(offset, size, value);
    }

    /** The accesses so far. */
    public Touched touched() {
        return new Touched(name, base, reads, writes);
    }
}
