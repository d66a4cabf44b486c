package dev.mcusim.peripheral;

/** Bits of a register that belong together. */
public final class Field {

    private final Register register;
    private final int low;
    private final int mask;

    /**
     * @param low  lowest bit, 0 to 31
     * @param mask the field's bits set, all others clear
     */
    Field(Register register, int low, int mask) {
        this.register = register;
        this.low = low;
        this.mask = mask;
    }

    /** The number in the field, not signed. */
    public int get() {
        return (register.value() & mask) >>> low;
    }

    /** Whether any bit of it is one. */
    public boolean isSet() {
        return (register.value() & mask) != 0;
    }

    /** Sets it as the peripheral itself does; bits that do not fit are cut off. */
    public void set(int number) {
        register.set(register.value() & ~mask | number << low & mask);
    }

    /** Stores to it as firmware does. */
    void store(int number) {
        register.store(number << low, mask);
    }

    /** Only the peripheral changes it, and it does: to this number, now and after reset. */
    public void always(int number) {
        register.protect(mask);
        set(number);
        register.resetsTo(register.value());
    }

    /** Only the peripheral changes it: it holds what the other field does, from now on. */
    void follows(Field source) {
        always(source.get());
        source.register.whenWritten(word -> set(source.get()));
    }
}
