package dev.mcusim.isa.fp;

import static dev.mcusim.isa.fp.Format.SINGLE;

/**
 * Arithmetic and comparisons of single-precision registers (manual A7.7, the instructions with F32). Operands and results are register bits,
 * operands in the order of the assembly.
 */
public final class SingleArithmetic {
    private SingleArithmetic() {}

    /** VABS: clears the sign, also of a NaN. */
    public static int vabs(int m) {
        return m & Integer.MAX_VALUE;
    }

    /** VNEG: inverts the sign, also of a NaN (FPNeg). */
    public static int vneg(int m) {
        return m ^ Integer.MIN_VALUE;
    }

    /** VADD: n + m (FPAdd). */
    public static int vadd(int n, int m, Fpscr fpscr) {
        float a = Float.intBitsToFloat(n);
        float b = Float.intBitsToFloat(m);
        float sum = a + b;
        if (fpscr.isAsJava() && Exactness.isOrdinary(sum)) {
            double wide = (double) a + b;
            if (!fpscr.isInexact()) {
                fpscr.inexactIf(wide != sum || Exactness.errorOfSum(a, b, wide) != 0);
            }
            return Float.floatToRawIntBits(sum);
        }
        return (int) Addition.add(SINGLE, n, m, fpscr);
    }

    /** VSUB: n - m (FPSub). */
    public static int vsub(int n, int m, Fpscr fpscr) {
        float a = Float.intBitsToFloat(n);
        float b = Float.intBitsToFloat(m);
        float difference = a - b;
        if (fpscr.isAsJava() && Exactness.isOrdinary(difference)) {
            double wide = (double) a - b;
            if (!fpscr.isInexact()) {
                fpscr.inexactIf(wide != difference || Exactness.errorOfSum(a, -b, wide) != 0);
            }
            return Float.floatToRawIntBits(difference);
        }
        return (int) Addition.subtract(SINGLE, n, m, fpscr);
    }

    /** VMUL: n * m (FPMul). */
    public static int vmul(int n, int m, Fpscr fpscr) {
        double wide = (double) Float.intBitsToFloat(n) * Float.intBitsToFloat(m); // exact: 48 bits
        float product = (float) wide;
        if (fpscr.isAsJava() && Exactness.isOrdinary(product)) {
            if (!fpscr.isInexact()) {
                fpscr.inexactIf(product != wide);
            }
            return Float.floatToRawIntBits(product);
        }
        return (int) Multiplication.multiply(SINGLE, n, m, fpscr);
    }

    /** VDIV: n / m (FPDiv). */
    public static int vdiv(int n, int m, Fpscr fpscr) {
        float a = Float.intBitsToFloat(n);
        float b = Float.intBitsToFloat(m);
        float quotient = a / b;
        if (fpscr.isAsJava() && Exactness.isOrdinary(quotient)) {
            if (!fpscr.isInexact()) {
                fpscr.inexactIf((double) quotient * b != a); // the product is exact
            }
            return Float.floatToRawIntBits(quotient);
        }
        return (int) Division.divide(SINGLE, n, m, fpscr);
    }

    /** VSQRT: the square root of m (FPSqrt). */
    public static int vsqrt(int m, Fpscr fpscr) {
        float radicand = Float.intBitsToFloat(m);
        float root = (float) Math.sqrt(radicand); // a double is long enough for both roundings to give what one does
        if (fpscr.isAsJava() && Exactness.isOrdinary(root)) {
            if (!fpscr.isInexact()) {
                fpscr.inexactIf((double) root * root != radicand);
            }
            return Float.floatToRawIntBits(root);
        }
        return (int) SquareRoot.squareRoot(SINGLE, m, fpscr);
    }

    /** VFMA: d + n * m, rounded once (FPMulAdd). */
    public static int vfma(int d, int n, int m, Fpscr fpscr) {
        double addend = Float.intBitsToFloat(d);
        double product = (double) Float.intBitsToFloat(n) * Float.intBitsToFloat(m); // exact: 48 bits
        double sum = product + addend;
        double error = Exactness.errorOfSum(product, addend, sum);
        float result = (float) Exactness.sticky(sum, error);
        if (fpscr.isAsJava() && Exactness.isOrdinary(result)) {
            if (!fpscr.isInexact()) {
                fpscr.inexactIf(error != 0 || result != sum);
            }
            return Float.floatToRawIntBits(result);
        }
        return (int) FusedMultiplyAdd.multiplyAdd(SINGLE, d, n, m, fpscr);
    }

    /** VFMS: d - n * m, rounded once; n is negated, also if it is a NaN. */
    public static int vfms(int d, int n, int m, Fpscr fpscr) {
        return vfma(d, vneg(n), m, fpscr);
    }

    /** VFNMA: -d - n * m, rounded once; d and n are negated, also if they are NaNs. */
    public static int vfnma(int d, int n, int m, Fpscr fpscr) {
        return vfma(vneg(d), vneg(n), m, fpscr);
    }

    /** VFNMS: -d + n * m, rounded once; d is negated, also if it is a NaN. */
    public static int vfnms(int d, int n, int m, Fpscr fpscr) {
        return vfma(vneg(d), n, m, fpscr);
    }

    /** VMLA: d + n * m, rounded twice. */
    public static int vmla(int d, int n, int m, Fpscr fpscr) {
        return vadd(d, vmul(n, m, fpscr), fpscr);
    }

    /** VMLS: d - n * m, rounded twice. */
    public static int vmls(int d, int n, int m, Fpscr fpscr) {
        return vadd(d, vneg(vmul(n, m, fpscr)), fpscr);
    }

    /** VNMLA: -d - n * m, rounded twice. */
    public static int vnmla(int d, int n, int m, Fpscr fpscr) {
        return vadd(vneg(d), vneg(vmul(n, m, fpscr)), fpscr);
    }

    /** VNMLS: -d + n * m, rounded twice. */
    public static int vnmls(int d, int n, int m, Fpscr fpscr) {
        return vadd(vneg(d), vmul(n, m, fpscr), fpscr);
    }

    /** VNMUL: the negated product, also if it is a NaN. */
    public static int vnmul(int n, int m, Fpscr fpscr) {
        return vneg(vmul(n, m, fpscr));
    }

    /** VCMP: compares d with m and sets N, Z, C and V of FPSCR; signalling NaNs are invalid (FPCompare). */
    public static void vcmp(int d, int m, Fpscr fpscr) {
        Comparison.compare(SINGLE, d, m, false, fpscr);
    }

    /** VCMPE: as VCMP, but all NaNs are invalid. */
    public static void vcmpe(int d, int m, Fpscr fpscr) {
        Comparison.compare(SINGLE, d, m, true, fpscr);
    }

    /** VMAXNM: the larger one; a number rather than a quiet NaN (FPMaxNum). */
    public static int vmaxnm(int n, int m, Fpscr fpscr) {
        return (int) Comparison.maximum(SINGLE, n, m, fpscr);
    }

    /** VMINNM: the smaller one; a number rather than a quiet NaN (FPMinNum). */
    public static int vminnm(int n, int m, Fpscr fpscr) {
        return (int) Comparison.minimum(SINGLE, n, m, fpscr);
    }
}
