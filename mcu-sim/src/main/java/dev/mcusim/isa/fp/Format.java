package dev.mcusim.isa.fp;

/**
 * An interchange format of IEEE 754 (manual A2.5.4): how the bits of a number, right-aligned in a {@code long}, are read.
 *
 * <p>A finite number other than zero is taken apart into {@link #exponent} e and {@link #significand} s, 2^62 &lt;= s &lt; 2^63; its
 * magnitude is s * 2^(e - 62).
 */
enum Format {
    HALF(5, 10),
    SINGLE(8, 23),
    DOUBLE(11, 52);

    /** The bit of a significand that stands for one. */
    static final int ONE = 62;

    private final int fractionBits;
    private final int bias;
    private final long signMask;
    private final long infinity;

    Format(int exponentBits, int fractionBits) {
        this.fractionBits = fractionBits;
        this.bias = (1 << (exponentBits - 1)) - 1;
        this.signMask = 1L << (exponentBits + fractionBits);
        this.infinity = signMask - (1L << fractionBits);
    }

    int fractionBits() {
        return fractionBits;
    }

    /** The exponent of the largest numbers, and what is added to exponents in their field. */
    int bias() {
        return bias;
    }

    /** The exponent of the smallest normal number. */
    int minimumExponent() {
        return 1 - bias;
    }

    long signMask() {
        return signMask;
    }

    /** The bits that are not the sign. */
    long magnitude(long bits) {
        return bits & (signMask - 1);
    }

    boolean isNegative(long bits) {
        return (bits & signMask) != 0;
    }

    boolean isZero(long bits) {
        return magnitude(bits) == 0;
    }

    boolean isInfinite(long bits) {
        return magnitude(bits) == infinity;
    }

    boolean isNan(long bits) {
        return magnitude(bits) > infinity;
    }

    boolean isSignallingNan(long bits) {
        return isNan(bits) && (bits & quietBit()) == 0;
    }

    boolean isQuietNan(long bits) {
        return isNan(bits) && (bits & quietBit()) != 0;
    }

    /** The top bit of the fraction. */
    long quietBit() {
        return 1L << (fractionBits - 1);
    }

    /** FPZero. */
    long zero(boolean negative) {
        return negative ? signMask : 0;
    }

    /** FPInfinity. */
    long infinity(boolean negative) {
        return zero(negative) | infinity;
    }

    /** FPMaxNormal. */
    long maxNormal(boolean negative) {
        return zero(negative) | (infinity - 1);
    }

    /** The largest number of the alternative half-precision format, which has neither infinities nor NaNs. */
    long alternativeMaximum(boolean negative) {
        return zero(negative) | (signMask - 1);
    }

    /** FPDefaultNaN. */
    long defaultNan() {
        return infinity | quietBit();
    }

    /** FPNeg: also of NaNs. */
    long negate(long bits) {
        return bits ^ signMask;
    }

    /** The part of FPUnpack that has effects: with flush-to-zero, a denormal operand becomes zero. Half-precision ones never do. */
    long unpack(long bits, Fpscr fpscr) {
        if (this != HALF && fpscr.flushesToZero() && isDenormal(bits)) {
            fpscr.raise(Fpscr.IDC);
            return bits & signMask;
        }
        return bits;
    }

    private boolean isDenormal(long bits) {
        return (bits & infinity) == 0 && !isZero(bits);
    }

    /** The exponent of a finite number other than zero; of a denormal, what it is when normalised. */
    int exponent(long bits) {
        int field = (int) (magnitude(bits) >>> fractionBits);
        int topBit = 63 - Long.numberOfLeadingZeros(integralSignificand(bits));
        return Math.max(field, 1) - bias + topBit - fractionBits;
    }

    /** The significand of a finite number other than zero, bit {@link #ONE} set. */
    long significand(long bits) {
        long significand = integralSignificand(bits);
        return significand << (Long.numberOfLeadingZeros(significand) - 1);
    }

    private long integralSignificand(long bits) {
        long hidden = 1L << fractionBits;
        long fraction = bits & (hidden - 1);
        return magnitude(bits) < hidden ? fraction : fraction | hidden;
    }

    /** A number that grows with the value, the same for both zeros. Not for NaNs. */
    long order(long bits) {
        return isNegative(bits) ? -magnitude(bits) : magnitude(bits);
    }
}
