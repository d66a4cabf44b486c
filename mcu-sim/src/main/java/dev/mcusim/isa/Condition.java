package dev.mcusim.isa;

import java.util.Locale;

/** A condition on the flags (ARMv7-M manual, A7.3). The ordinal is the four-bit field of encodings. */
@SuppressWarnings("EnumOrdinal") // the order is the encoding
public enum Condition implements Operand {
    /** Equal: Z. */
    EQ,
    /** Not equal: !Z. */
    NE,
    /** Carry set, unsigned higher or same: C. */
    CS,
    /** Carry clear, unsigned lower: !C. */
    CC,
    /** Minus: N. */
    MI,
    /** Plus or zero: !N. */
    PL,
    /** Overflow: V. */
    VS,
    /** No overflow: !V. */
    VC,
    /** Unsigned higher: C and !Z. */
    HI,
    /** Unsigned lower or same: !C or Z. */
    LS,
    /** Signed greater or equal: N == V. */
    GE,
    /** Signed less: N != V. */
    LT,
    /** Signed greater: !Z and N == V. */
    GT,
    /** Signed less or equal: Z or N != V. */
    LE,
    /** Always. */
    AL;

    /** Unsigned higher or same, another name of {@link #CS}. */
    public static final Condition HS = CS;
    /** Unsigned lower, another name of {@link #CC}. */
    public static final Condition LO = CC;

    private static final Condition[] ALL = values();

    /**
     * The condition of a field's value.
     *
     * @param number 0 to 14
     */
    public static Condition of(int number) {
        return ALL[number];
    }

    /** The four-bit field, 0 to 14. */
    public int number() {
        return ordinal();
    }

    /**
     * The opposite condition.
     *
     * @throws EncodingException for AL, which has none
     */
    public Condition inverse() {
        if (this == AL) {
            throw new EncodingException("inverse condition", "al", "eq..le");
        }
        return ALL[ordinal() ^ 1];
    }

    /** The flags the condition looks at. */
    public Resources flags() {
        return switch (this) {
            case EQ, NE -> Resources.Z;
            case CS, CC -> Resources.C;
            case MI, PL -> Resources.N;
            case VS, VC -> Resources.V;
            case HI, LS -> Resources.C.union(Resources.Z);
            case GE, LT -> Resources.N.union(Resources.V);
            case GT, LE -> Resources.N.union(Resources.V).union(Resources.Z);
            case AL -> Resources.NONE;
        };
    }

    /** The two letters of unified syntax, lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
