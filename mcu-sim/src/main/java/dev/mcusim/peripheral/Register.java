package dev.mcusim.peripheral;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * A 32-bit register: what it holds, which of its bits a store changes, and what loads and stores bring about. Without further declarations
 * it reads what was written.
 */
public final class Register {

    private final String name;
    private int value;
    private int resetValue;
    private int writable = -1;
    private int clearedByOnes;
    private int notModelled;
    private long notModelledStores;
    private IntUnaryOperator whenRead = IntUnaryOperator.identity();
    private IntConsumer[] whenWritten = {};

    Register(String name) {
        this.name = name;
    }

    /** The name in the reference manual, without the peripheral's. */
    public String name() {
        return name;
    }

    /** What it holds. */
    public int value() {
        return value;
    }

    /** Sets what it holds, as the peripheral itself does: every bit, and without side effects. */
    public void set(int newValue) {
        value = newValue;
    }

    /** What it reads after reset; also what it holds from now on. */
    public Register resetsTo(int bits) {
        resetValue = bits;
        value = bits;
        return this;
    }

    /** Bits that a store changes; all of them unless said otherwise. */
    public Register writable(int mask) {
        writable = mask;
        return this;
    }

    /** Stores change nothing. */
    public Register readOnly() {
        return writable(0);
    }

    /** Bits that a store of ones clears and a store of zeros leaves (rc_w1). */
    public Register clearedByOnes(int mask) {
        clearedByOnes = mask;
        writable &= ~mask;
        return this;
    }

    /** Bits that the manual describes and that do nothing here; stores that set one are counted. */
    public Register notModelled(int mask) {
        notModelled = mask;
        return this;
    }

    /** How many stores have set a bit that is not modelled. */
    long notModelledStores() {
        return notModelledStores;
    }

    /** What a load makes of what the register holds. */
    public Register reads(IntUnaryOperator load) {
        whenRead = load;
        return this;
    }

    /** What happens behind every store; receives the stored word, bits that cannot be written included. */
    public Register whenWritten(IntConsumer reaction) {
        whenWritten = Arrays.copyOf(whenWritten, whenWritten.length + 1);
        whenWritten[whenWritten.length - 1] = reaction;
        return this;
    }

    /** What a load reads. */
    int load() {
        return whenRead.applyAsInt(value);
    }

    /**
     * A store.
     *
     * @param stored the word
     * @param lanes  the bits of the bytes that the store covers
     */
    void store(int stored, int lanes) {
        int changed = lanes & writable;
        value = (value & ~changed | stored & changed) & ~(stored & lanes & clearedByOnes);
        int word = value & ~lanes | stored & lanes;
        if ((stored & lanes & notModelled) != 0) {
            notModelledStores++;
        }
        for (IntConsumer reaction : whenWritten) {
            reaction.accept(word);
        }
    }

    /** Goes back to the value after reset. */
    void reset() {
        value = resetValue;
    }

    /** Takes bits out of those that a store changes. */
    void protect(int mask) {
        writable &= ~mask;
    }

    @Override
    public String toString() {
        return "%s=0x%08x".formatted(name, value);
    }
}
