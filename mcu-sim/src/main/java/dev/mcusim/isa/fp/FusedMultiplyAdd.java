package dev.mcusim.isa.fp;

/** Sums of a number and a product with one rounding, in any format (FPMulAdd). */
final class FusedMultiplyAdd {
    private FusedMultiplyAdd() {}

    /** FPMulAdd: addend + op1 * op2. */
    static long multiplyAdd(Format format, long addend, long op1, long op2, Fpscr fpscr) {
        long a = format.unpack(addend, fpscr);
        long n = format.unpack(op1, fpscr);
        long m = format.unpack(op2, fpscr);
        boolean zeroProduct = format.isZero(n) || format.isZero(m);
        boolean infiniteProduct = format.isInfinite(n) || format.isInfinite(m);
        if (format.isNan(a) || format.isNan(n) || format.isNan(m)) {
            boolean invalid = format.isQuietNan(a) && zeroProduct && infiniteProduct;
            return invalid ? Nans.invalid(format, fpscr) : Nans.process(format, a, n, m, fpscr);
        }
        boolean negativeProduct = format.isNegative(n) != format.isNegative(m);
        boolean sameSign = negativeProduct == format.isNegative(a);
        if (infiniteProduct) {
            boolean invalid = zeroProduct || (format.isInfinite(a) && !sameSign);
            return invalid ? Nans.invalid(format, fpscr) : format.infinity(negativeProduct);
        }
        if (format.isInfinite(a)) {
            return a;
        }
        if (zeroProduct) {
            return Addition.add(format, a, format.zero(negativeProduct), fpscr);
        }
        return finite(format, a, n, m, negativeProduct, fpscr);
    }

    /**
     * The product has 128 bits, of which bit 125 is made the highest one; the addend is brought to the same place, the one with the smaller
     * exponent is shifted right. Bit 125 leaves room for a carry. Products have at least 20 zeros at the end then, addends more: where
     * bits are lost and the last one is sticky, subtraction cancels one bit at most.
     */
    private static long finite(Format format, long a, long n, long m, boolean negativeProduct, Fpscr fpscr) {
        long first = format.significand(n);
        long second = format.significand(m);
        long productHigh = Math.multiplyHigh(first, second);
        long productLow = first * second;
        int productExponent = format.exponent(n) + format.exponent(m) + 1;
        if (productHigh >>> 61 == 0) {
            productHigh = productHigh << 1 | productLow >>> 63;
            productLow <<= 1;
            productExponent--;
        }
        if (format.isZero(a)) {
            return round(format, negativeProduct, productExponent, productHigh, productLow, fpscr);
        }
        boolean negative = format.isNegative(a);
        long high = format.significand(a) >>> 1;
        int exponent = format.exponent(a);
        if (isSmaller(exponent, high, 0, productExponent, productHigh, productLow)) {
            int distance = productExponent - exponent;
            long alignedLow = shiftedLow(high, 0, distance);
            long alignedHigh = distance < 64 ? high >>> distance : 0;
            return combine(
                    format,
                    negativeProduct,
                    negativeProduct == negative,
                    productExponent,
                    productHigh,
                    productLow,
                    alignedHigh,
                    alignedLow,
                    fpscr);
        }
        int distance = exponent - productExponent;
        long alignedLow = shiftedLow(productHigh, productLow, distance);
        long alignedHigh = distance < 64 ? productHigh >>> distance : 0;
        return combine(
                format, negative, negativeProduct == negative, exponent, high, 0, alignedHigh, alignedLow, fpscr);
    }

    /** Whether the first of two numbers with bit 125 set is smaller. */
    private static boolean isSmaller(
            int exponent, long high, long low, int otherExponent, long otherHigh, long otherLow) {
        if (exponent != otherExponent) {
            return exponent < otherExponent;
        }
        return high != otherHigh ? high < otherHigh : Long.compareUnsigned(low, otherLow) < 0;
    }

    /** The low half of a 128-bit number shifted right, its last bit sticky. */
    private static long shiftedLow(long high, long low, int distance) {
        if (distance == 0) {
            return low;
        }
        if (distance >= Long.SIZE) {
            return Rounder.shiftRightSticky(high, distance - Long.SIZE) | (low == 0 ? 0 : 1);
        }
        return high << -distance | Rounder.shiftRightSticky(low, distance);
    }

    /** Adds the smaller magnitude to the larger one or subtracts it. */
    private static long combine(
            Format format,
            boolean negative,
            boolean adds,
            int exponent,
            long high,
            long low,
            long smallerHigh,
            long smallerLow,
            Fpscr fpscr) {
        if (adds) {
            long sumLow = low + smallerLow;
            long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
            return round(format, negative, exponent, high + smallerHigh + carry, sumLow, fpscr);
        }
        long borrow = Long.compareUnsigned(low, smallerLow) < 0 ? 1 : 0;
        return round(format, negative, exponent, high - smallerHigh - borrow, low - smallerLow, fpscr);
    }

    /** Rounds a 128-bit number whose bit 125 has the given exponent. */
    private static long round(Format format, boolean negative, int exponent, long high, long low, Fpscr fpscr) {
        if (high == 0 && low == 0) {
            return Addition.zeroSum(format, fpscr);
        }
        long top = high;
        long rest = low;
        int topExponent = exponent + 1;
        if (top == 0) {
            top = rest >>> 1;
            rest <<= 63;
            topExponent -= 63;
        }
        int normalising = Long.numberOfLeadingZeros(top) - 1;
        if (normalising > 0) {
            top = top << normalising | rest >>> -normalising;
            rest <<= normalising;
        }
        return Rounder.round(format, negative, topExponent - normalising, top | (rest == 0 ? 0 : 1), fpscr);
    }
}
