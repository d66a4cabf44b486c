package dev.mcusim.isa;

/** A core register of ARMv7-M. The ordinal is the register's number in encodings. */
@SuppressWarnings("EnumOrdinal") // the order is the encoding
public enum Register implements Operand2 {
    R0,
    R1,
    R2,
    R3,
    R4,
    R5,
    R6,
    R7,
    R8,
    R9,
    R10,
    R11,
    R12,
    /** Stack pointer, r13. */
    SP,
    /** Link register, r14. */
    LR,
    /** Program counter, r15. */
    PC;

    private static final Register[] ALL = values();

    /**
     * The register of a number.
     *
     * @param number 0 to 15
     */
    public static Register of(int number) {
        return ALL[number];
    }

    /** This register's number in encodings, 0 to 15. */
    public int number() {
        return ordinal();
    }

    /** Whether this is one of r0 to r7, which 16-bit encodings can name in three bits. */
    public boolean isLow() {
        return ordinal() < 8;
    }

    /** This register shifted left by 0 to 31 bits. */
    public ShiftedRegister lsl(int amount) {
        return new ShiftedRegister(this, Shift.LSL, amount);
    }

    /** This register shifted right by 1 to 32 bits, filling with zeros. */
    public ShiftedRegister lsr(int amount) {
        return new ShiftedRegister(this, Shift.LSR, amount);
    }

    /** This register shifted right by 1 to 32 bits, filling with its sign. */
    public ShiftedRegister asr(int amount) {
        return new ShiftedRegister(this, Shift.ASR, amount);
    }

    /** This register rotated right by 1 to 31 bits; extending instructions take 0, 8, 16 or 24. */
    public ShiftedRegister ror(int amount) {
        return amount == 0 ? lsl(0) : new ShiftedRegister(this, Shift.ROR, amount);
    }

    /** This register rotated right by one bit through the carry flag. */
    public ShiftedRegister rrx() {
        return new ShiftedRegister(this, Shift.RRX, 1);
    }

    /** The name in unified syntax: {@code r0} to {@code r12}, {@code sp}, {@code lr}, {@code pc}. */
    @Override
    public String toString() {
        return switch (this) {
            case SP -> "sp";
            case LR -> "lr";
            case PC -> "pc";
            default -> "r" + ordinal();
        };
    }
}
