package dev.mcusim.isa.fp;

import static dev.mcusim.isa.fp.Format.DOUBLE;

/**
 * Arithmetic and comparisons of double-precision registers (manual A7.7, the instructions with F64). Operands and results are register bits,
 * operands in the order of the assembly.
 */
public final class DoubleArithmetic {
    private DoubleArithmetic() {}

    /** VABS: clears the sign, also of a NaN. */
    public static long vabs(long m) {
        return m & Long.MAX_VALUE;
    }

    /** VNEG: inverts the sign, also of a NaN (FPNeg). */
    public static long vneg(long m) {
        return m ^ Long.MIN_VALUE;
    }

    /** VADD: n + m (FPAdd). */
    public static long vadd(long n, long m, Fpscr fpscr) {
        double a = Double.longBitsToDouble(n);
        double b = Double.longBitsToDouble(m);
        double sum = a + b;
        if (fpscr.isAsJava() && Exactness.isOrdinary(sum)) {
            if (fpscr.isInexact() || Exactness.errorOfSum(a, b, sum) == 0) {
                return Double.doubleToRawLongBits(sum);
            }
        }
        return Addition.add(DOUBLE, n, m, fpscr);
    }

    /** VSUB: n - m (FPSub). */
    public static long vsub(long n, long m, Fpscr fpscr) {
        double a = Double.longBitsToDouble(n);
        double b = Double.longBitsToDouble(m);
        double difference = a - b;
        if (fpscr.isAsJava() && Exactness.isOrdinary(difference)) {
            if (fpscr.isInexact() || Exactness.errorOfSum(a, -b, difference) == 0) {
                return Double.doubleToRawLongBits(difference);
            }
        }
        return Addition.subtract(DOUBLE, n, m, fpscr);
    }

    /** VMUL: n * m (FPMul). */
    public static long vmul(long n, long m, Fpscr fpscr) {
        double product = Double.longBitsToDouble(n) * Double.longBitsToDouble(m);
        if (fpscr.isAsJava() && Exactness.isOrdinary(product)) {
            if (fpscr.isInexact() || Exactness.isProductExact(n, m)) {
                return Double.doubleToRawLongBits(product);
            }
        }
        return Multiplication.multiply(DOUBLE, n, m, fpscr);
    }

    /** VDIV: n / m (FPDiv). */
    public static long vdiv(long n, long m, Fpscr fpscr) {
        double quotient = Double.longBitsToDouble(n) / Double.longBitsToDouble(m);
        if (fpscr.isAsJava() && fpscr.isInexact() && Exactness.isOrdinary(quotient)) {
            return Double.doubleToRawLongBits(quotient);
        }
        return Division.divide(DOUBLE, n, m, fpscr);
    }

    /** VSQRT: the square root of m (FPSqrt). */
    public static long vsqrt(long m, Fpscr fpscr) {
        double root = Math.sqrt(Double.longBitsToDouble(m));
        if (fpscr.isAsJava() && fpscr.isInexact() && Exactness.isOrdinary(root)) {
            return Double.doubleToRawLongBits(root);
        }
        return SquareRoot.squareRoot(DOUBLE, m, fpscr);
    }

    /** VFMA: d + n * m, rounded once (FPMulAdd). */
    public static long vfma(long d, long n, long m, Fpscr fpscr) {
        return FusedMultiplyAdd.multiplyAdd(DOUBLE, d, n, m, fpscr);
    }

    /** VFMS: d - n * m, rounded once; n is negated, also if it is a NaN. */
    public static long vfms(long d, long n, long m, Fpscr fpscr) {
        return vfma(d, vneg(n), m, fpscr);
    }

    /** VFNMA: -d - n * m, rounded once; d and n are negated, also if they are NaNs. */
    public static long vfnma(long d, long n, long m, Fpscr fpscr) {
        return vfma(vneg(d), vneg(n), m, fpscr);
    }

    /** VFNMS: -d + n * m, rounded once; d is negated, also if it is a NaN. */
    public static long vfnms(long d, long n, long m, Fpscr fpscr) {
        return vfma(vneg(d), n, m, fpscr);
    }

    /** VMLA: d + n * m, rounded twice. */
    public static long vmla(long d, long n, long m, Fpscr fpscr) {
        return vadd(d, vmul(n, m, fpscr), fpscr);
    }

    /** VMLS: d - n * m, rounded twice. */
    public static long vmls(long d, long n, long m, Fpscr fpscr) {
        return vadd(d, vneg(vmul(n, m, fpscr)), fpscr);
    }

    /** VNMLA: -d - n * m, rounded twice. */
    public static long vnmla(long d, long n, long m, Fpscr fpscr) {
        return vadd(vneg(d), vneg(vmul(n, m, fpscr)), fpscr);
    }

    /** VNMLS: -d + n * m, rounded twice. */
    public static long vnmls(long d, long n, long m, Fpscr fpscr) {
        return vadd(vneg(d), vmul(n, m, fpscr), fpscr);
    }

    /** VNMUL: the negated product, also if it is a NaN. */
    public static long vnmul(long n, long m, Fpscr fpscr) {
        return vneg(vmul(n, m, fpscr));
    }

    /** VCMP: compares d with m and sets N, Z, C and V of FPSCR; signalling NaNs are invalid (FPCompare). */
    public static void vcmp(long d, long m, Fpscr fpscr) {
        Comparison.compare(DOUBLE, d, m, false, fpscr);
    }

    /** VCMPE: as VCMP, but all NaNs are invalid. */
    public static void vcmpe(long d, long m, Fpscr fpscr) {
        Comparison.compare(DOUBLE, d, m, true, fpscr);
    }

    /** VMAXNM: the larger one; a number rather than a quiet NaN (FPMaxNum). */
    public static long vmaxnm(long n, long m, Fpscr fpscr) {
        return Comparison.maximum(DOUBLE, n, m, fpscr);
    }

    /** VMINNM: the smaller one; a number rather than a quiet NaN (FPMinNum). */
    public static long vminnm(long n, long m, Fpscr fpscr) {
        return Comparison.minimum(DOUBLE, n, m, fpscr);
    }
}
