package dev.mcusim.peripheral;

import java.util.List;

/** A peripheral of which only the name is known: every word reads what was written, and accesses are counted. */
public final class UnmodelledPeripheral implements PartlyModelled {

    private final String name;
    private final RegisterBank words;
    private long reads;
    private long writes;

    /**
     * @param bytes its size
     */
    public UnmodelledPeripheral(String name, int bytes) {
        this.name = name;
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

    @Override
    public List<Touched> touched(long base) {
        return reads + writes == 0 ? List.of() : List.of(new Touched(name, base, reads, writes));
    }
}
