package dev.mcusim.isa.fp;

import java.math.BigDecimal;
import java.util.function.ToIntFunction;

/**
 * Rounds by comparison alone: among all numbers of a format, which are in the order of their bits, it searches the two around an exact
 * value, and compares that with their mean.
 */
final class ExactOracle {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** A result and the exception flags it raises. */
    record Rounded(long bits, int flags) {}

    private ExactOracle() {}

    /** The value of finite bits; of infinity, the power of two that would be the next number. */
    static BigDecimal value(Format format, long bits) {
        if (format.isInfinite(bits)) {
            BigDecimal next = TWO.pow(format == Format.HALF ? 16 : format == Format.SINGLE ? 128 : 1024);
            return format.isNegative(bits) ? next.negate() : next;
        }
        return switch (format) {
            case HALF -> halfValue(bits);
            case SINGLE -> new BigDecimal(Float.intBitsToFloat((int) bits));
            case DOUBLE -> new BigDecimal(Double.longBitsToDouble(bits));
        };
    }

    private static BigDecimal halfValue(long bits) {
        int exponent = (int) bits >> 10 & 31;
        int fraction = (int) bits & 1023;
        double magnitude = exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(1024 + fraction, exponent - 25);
        return new BigDecimal((bits & 0x8000) == 0 ? magnitude : -magnitude);
    }

    /** Rounds a value other than zero. */
    static Rounded round(Format format, BigDecimal exact, Rounding rounding, boolean flush) {
        BigDecimal magnitude = exact.abs();
        return round(format, exact.signum() < 0, magnitude::compareTo, rounding, flush);
    }

    /**
     * Rounds a magnitude that is only known by comparison.
     *
     * @param order the sign of the magnitude minus a number
     */
    static Rounded round(
            Format format, boolean negative, ToIntFunction<BigDecimal> order, Rounding rounding, boolean flush) {
        long sign = format.zero(negative);
        long infinity = format.infinity(false);
        BigDecimal smallestNormal = value(format, 1L << format.fractionBits());
        boolean tiny = order.applyAsInt(smallestNormal) < 0;
        if (tiny && flush) {
            return new Rounded(sign, Fpscr.UFC);
        }
        long below = 0;
        long above = infinity;
        while (above - below > 1) {
            long middle = (below + above) >>> 1;
            if (order.applyAsInt(value(format, middle)) >= 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        BigDecimal lower = value(format, below);
        BigDecimal upper = value(format, above);
        if (order.applyAsInt(lower) == 0) {
            return new Rounded(sign | below, 0);
        }
        int toMean = order.applyAsInt(lower.add(upper).divide(TWO));
        boolean up =
                switch (rounding) {
                    case NEAREST_EVEN -> toMean > 0 || (toMean == 0 && (below & 1) != 0);
                    case NEAREST_AWAY -> toMean >= 0;
                    case TOWARD_PLUS -> !negative;
                    case TOWARD_MINUS -> negative;
                    case TOWARD_ZERO -> false;
                };
        long bits = up ? above : below;
        boolean overflow = bits == infinity || order.applyAsInt(value(format, infinity)) >= 0;
        return new Rounded(sign | bits, Fpscr.IXC | (overflow ? Fpscr.OFC : 0) | (tiny ? Fpscr.UFC : 0));
    }
}
