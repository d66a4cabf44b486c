package dev.mcusim.isa.fp;

import java.math.BigDecimal;
import java.util.Random;

/** Random operands that go where floating-point arithmetic goes wrong: specials, borders of ranges, ties, cancellation, denormals. */
final class FpOperands {
    private final Random random;
    private final Format format;

    FpOperands(Random random, Format format) {
        this.random = random;
        this.format = format;
    }

    /** Some bits of the format. */
    long next() {
        return switch (random.nextInt(8)) {
            case 0 -> special();
            case 1 -> random.nextLong() & mask();
            case 2 -> number(0, fraction());
            case 3 -> number(random.nextInt(4), fraction());
            case 4 -> number(2 * format.bias() - random.nextInt(4), fraction());
            case 5 -> ofInteger();
            default -> number(format.bias() + random.nextInt(9) - 4, fraction());
        };
    }

    /** Something to be combined with another operand: often close to it, to its opposite or to its reciprocal. */
    long near(long other) {
        int exponent = (int) (format.magnitude(other) >>> format.fractionBits());
        return switch (random.nextInt(6)) {
            case 0 -> (other ^ sign()) + random.nextInt(3) - 1 & mask();
            case 1 -> number(
                    field(exponent + random.nextInt(2 * format.fractionBits() + 6) - format.fractionBits() - 3),
                    fraction());
            case 2 -> number(field(2 * format.bias() - exponent + random.nextInt(5) - 2), fraction());
            case 3 -> number(
                    field(3 - format.fractionBits() * random.nextInt(2) + format.bias() - exponent + random.nextInt(9)),
                    fraction());
            default -> next();
        };
    }

    /** An addend close to the negative product of two operands, or to what the rounded product is short of the exact one. */
    long nearProduct(long n, long m) {
        int exponent = (int) (format.magnitude(n) >>> format.fractionBits())
                + (int) (format.magnitude(m) >>> format.fractionBits())
                - format.bias();
        int spread = 2 * format.fractionBits() + 6;
        return switch (random.nextInt(4)) {
            case 0 -> next();
            case 1 -> number(field(exponent + random.nextInt(2 * spread) - spread), fraction());
            case 2 -> (format.negate(bits(value(n) * value(m))) + random.nextInt(3) - 1) & mask();
            default -> (errorOfProduct(n, m) + random.nextInt(3) - 1) & mask();
        };
    }

    private long errorOfProduct(long n, long m) {
        double product = value(bits(value(n) * value(m)));
        if (!Double.isFinite(product)) {
            return next();
        }
        BigDecimal exact = new BigDecimal(value(n)).multiply(new BigDecimal(value(m)));
        return bits(new BigDecimal(product).subtract(exact).doubleValue());
    }

    private double value(long bits) {
        return format == Format.SINGLE ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }

    private long bits(double value) {
        return format == Format.SINGLE
                ? Float.floatToRawIntBits((float) value) & mask()
                : Double.doubleToRawLongBits(value);
    }

    private long special() {
        long quiet = format.quietBit();
        return sign()
                | switch (random.nextInt(8)) {
                    case 0 -> 0;
                    case 1 -> format.infinity(false);
                    case 2 -> format.defaultNan();
                    case 3 -> format.infinity(false) | quiet | fraction();
                    case 4 -> format.infinity(false) | 1 + random.nextInt(100);
                    case 5 -> format.infinity(false) | Math.max(1, fraction() & ~quiet);
                    case 6 -> format.maxNormal(false) - random.nextInt(2);
                    default -> (1L << format.fractionBits()) - random.nextInt(2);
                };
    }

    private long ofInteger() {
        double value = (random.nextInt() >> random.nextInt(32))
                + random.nextInt(8) / 4.0
                + (random.nextBoolean() ? 0x1p31 : 0);
        return bits(value);
    }

    private int field(int exponent) {
        return Math.max(0, Math.min(2 * format.bias(), exponent));
    }

    private long number(int field, long fraction) {
        return sign() | (long) field << format.fractionBits() | fraction;
    }

    private long sign() {
        return format.zero(random.nextBoolean());
    }

    /** Few bits at the top, at the bottom, or all. */
    private long fraction() {
        long all = random.nextLong() & ((1L << format.fractionBits()) - 1);
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> all & all << random.nextInt(format.fractionBits()) & (1L << format.fractionBits()) - 1;
            case 2 -> all >>> random.nextInt(format.fractionBits());
            case 3 -> (1L << format.fractionBits()) - 1 - random.nextInt(3);
            default -> all;
        };
    }

    private long mask() {
        return format.signMask() | (format.signMask() - 1);
    }
}
