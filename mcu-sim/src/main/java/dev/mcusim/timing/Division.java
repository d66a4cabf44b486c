package dev.mcusim.timing;

/**
 * How long SDIV and UDIV take: the divider finds several bits of the quotient per cycle and leaves out those that leading zeros of the
 * operands show to be zero.
 *
 * @param least          cycles of a division with the quotient 0
 * @param first          cycles of one whose quotient has one bit at most
 * @param bitsPerCycle   bits of the quotient found in each further cycle
 */
record Division(int least, int first, int bitsPerCycle) {

    /** Cortex-M4: 2 to 12 cycles (TRM 100166, table 3-1). */
    static final Division M4 = new Division(2, 4, 4);

    /** Cortex-M7. */
    static final Division M7 = new Division(3, 4, 4);

    /** Cycles beyond {@link #least}. */
    int beyondLeast(int dividend, int divisor, boolean signed) {
        int over = signed ? Math.abs(dividend) : dividend;
        int under = signed ? Math.abs(divisor) : divisor;
        if (under == 0 || Integer.compareUnsigned(over, under) < 0) {
            return 0;
        }
        int quotientBits = Integer.numberOfLeadingZeros(under) - Integer.numberOfLeadingZeros(over) + 1;
        return first - least + (quotientBits + bitsPerCycle - 1) / bitsPerCycle;
    }
}
