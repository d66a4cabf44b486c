package dev.mcusim.isa.fp;

/** What rounding to nearest took away, found with Java's own arithmetic. */
final class Exactness {
    /** Numbers from here to the largest one cannot come from tiny results, whatever was rounded. */
    private static final float ORDINARY_FLOAT = 2 * Float.MIN_NORMAL;

    private static final double ORDINARY_DOUBLE = 2 * Double.MIN_NORMAL;

    private Exactness() {}

    /** Whether a rounded result shows that neither overflow nor underflow occurred, nor a NaN, an infinity or a zero. */
    static boolean isOrdinary(float result) {
        float magnitude = Math.abs(result);
        return magnitude >= ORDINARY_FLOAT && magnitude <= Float.MAX_VALUE;
    }

    /** Whether a rounded result shows that neither overflow nor underflow occurred, nor a NaN, an infinity or a zero. */
    static boolean isOrdinary(double result) {
        double magnitude = Math.abs(result);
        return magnitude >= ORDINARY_DOUBLE && magnitude <= Double.MAX_VALUE;
    }

    /**
     * The error of a sum, exactly: a + b = sum + error (TwoSum of Knuth, The Art of Computer Programming, volume 2, 4.2.2). Not a
     * number or infinite if a step overflows.
     *
     * @param sum a + b, rounded to nearest
     */
    static double errorOfSum(double a, double b, double sum) {
        double second = sum - a;
        return (a - (sum - second)) + (b - second);
    }

    /**
     * A rounded sum and its error as one number whose last bit is sticky: if there is an error, the odd one of the two neighbours of
     * the exact sum. Rounded again to a format with at least two bits less, it gives what the exact sum gives.
     */
    static double sticky(double sum, double error) {
        if (error == 0) {
            return sum;
        }
        long bits = Double.doubleToRawLongBits(sum);
        long towardZero = (bits ^ Double.doubleToRawLongBits(error)) >>> 63;
        return Double.longBitsToDouble((bits - towardZero) | 1);
    }

    /** Whether an ordinary product of doubles certainly is exact: the trailing zeros of the factors add up, and 53 of 106 bits remain. */
    static boolean isProductExact(long n, long m) {
        return Long.numberOfTrailingZeros(n | 1L << 52) + Long.numberOfTrailingZeros(m | 1L << 52) >= 53;
    }
}
