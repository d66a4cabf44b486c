package dev.mcusim.isa.fp;

import static dev.mcusim.isa.fp.Format.DOUBLE;
import static dev.mcusim.isa.fp.Format.HALF;
import static dev.mcusim.isa.fp.Format.SINGLE;

/**
 * Conversions of single-precision registers from and to integers, fixed-point numbers and other formats, and rounding to integral
 * values (manual A7.7, VCVT and VRINT). Operands and results are register bits.
 */
public final class SingleConversions {
    private SingleConversions() {}

    /**
     * VCVT, VCVTR, VCVTA, VCVTN, VCVTP and VCVTM to a signed integer (FPToFixed, FPToFixedDirected). What does not fit is saturated, a NaN
     * gives 0, both with IOC.
     *
     * @param rounding the instruction's
     */
    public static int vcvtToS32(int m, Rounding rounding, Fpscr fpscr) {
        return (int) Integers.toFixed(SINGLE, m, Integer.SIZE, 0, false, rounding, fpscr);
    }

    /**
     * The same to an unsigned integer. Negative numbers that do not round to zero give 0 with IOC.
     *
     * @param rounding the instruction's
     */
    public static int vcvtToU32(int m, Rounding rounding, Fpscr fpscr) {
        return (int) Integers.toFixed(SINGLE, m, Integer.SIZE, 0, true, rounding, fpscr);
    }

    /** VCVT from a signed integer, rounded as FPSCR says (FixedToFP). */
    public static int vcvtFromS32(int m, Fpscr fpscr) {
        return (int) Integers.fromFixed(SINGLE, m, 0, fpscr.rounding(), fpscr);
    }

    /** VCVT from an unsigned integer, rounded as FPSCR says (FixedToFP). */
    public static int vcvtFromU32(int m, Fpscr fpscr) {
        return (int) Integers.fromFixed(SINGLE, Integer.toUnsignedLong(m), 0, fpscr.rounding(), fpscr);
    }

    /**
     * VCVT to fixed point, rounded towards zero (FPToFixed).
     *
     * @param size         bits of the fixed-point number, 16 or 32
     * @param fractionBits of them, behind the binary point: 0 to size
     * @return the whole register: the fixed-point number, sign- or zero-extended
     */
    public static int vcvtToFixed(int d, int size, int fractionBits, boolean unsigned, Fpscr fpscr) {
        return (int) Integers.toFixed(SINGLE, d, size, fractionBits, unsigned, Rounding.TOWARD_ZERO, fpscr);
    }

    /**
     * VCVT from fixed point, rounded to nearest whatever FPSCR says (FixedToFP).
     *
     * @param d            the whole register; bits above size do not matter
     * @param size         bits of the fixed-point number, 16 or 32
     * @param fractionBits of them, behind the binary point: 0 to size
     */
    public static int vcvtFromFixed(int d, int size, int fractionBits, boolean unsigned, Fpscr fpscr) {
        long integer = unsigned ? (long) d << -size >>> -size : (long) d << -size >> -size;
        return (int) Integers.fromFixed(SINGLE, integer, fractionBits, Rounding.NEAREST_EVEN, fpscr);
    }

    /** VCVT to double precision (FPSingleToDouble). */
    public static long vcvtToDouble(int m, Fpscr fpscr) {
        return FormatConversion.convert(SINGLE, DOUBLE, m, fpscr);
    }

    /**
     * VCVTB and VCVTT from half precision, in the format that FPSCR.AHP names (FPHalfToSingle).
     *
     * @param half the half-precision number in bits 15 to 0; bits above do not matter
     */
    public static int vcvtFromHalf(int half, Fpscr fpscr) {
        return (int) FormatConversion.convert(HALF, SINGLE, half & 0xffff, fpscr);
    }

    /**
     * VCVTB and VCVTT to half precision, in the format that FPSCR.AHP names (FPSingleToHalf).
     *
     * @return the half-precision number in bits 15 to 0, bits above zero
     */
    public static int vcvtToHalf(int m, Fpscr fpscr) {
        return (int) FormatConversion.convert(SINGLE, HALF, m, fpscr);
    }

    /**
     * VRINTA, VRINTN, VRINTP, VRINTM, VRINTR and VRINTZ: the integral value; not exact is no exception (FPRoundInt).
     *
     * @param rounding the instruction's
     */
    public static int vrint(int m, Rounding rounding, Fpscr fpscr) {
        return (int) Integers.roundToIntegral(SINGLE, m, rounding, false, fpscr);
    }

    /** VRINTX: the integral value as FPSCR rounds, with IXC where it differs (FPRoundInt). */
    public static int vrintx(int m, Fpscr fpscr) {
        return (int) Integers.roundToIntegral(SINGLE, m, fpscr.rounding(), true, fpscr);
    }
}
