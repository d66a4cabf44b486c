package dev.mcusim.isa.meaning;

import dev.mcusim.isa.fp.DoubleArithmetic;
import dev.mcusim.isa.fp.DoubleConversions;
import dev.mcusim.isa.fp.Fpscr;
import dev.mcusim.isa.fp.Rounding;
import dev.mcusim.isa.fp.SingleArithmetic;
import dev.mcusim.isa.fp.SingleConversions;

/** Floating-point arithmetic whose result is a register of the operands' precision, in both precisions (manual A6.4). */
public enum FpOperation {
    VADD((d, n, m, f) -> SingleArithmetic.vadd(n, m, f), (d, n, m, f) -> DoubleArithmetic.vadd(n, m, f)),
    VSUB((d, n, m, f) -> SingleArithmetic.vsub(n, m, f), (d, n, m, f) -> DoubleArithmetic.vsub(n, m, f)),
    VMUL((d, n, m, f) -> SingleArithmetic.vmul(n, m, f), (d, n, m, f) -> DoubleArithmetic.vmul(n, m, f)),
    VNMUL((d, n, m, f) -> SingleArithmetic.vnmul(n, m, f), (d, n, m, f) -> DoubleArithmetic.vnmul(n, m, f)),
    VDIV((d, n, m, f) -> SingleArithmetic.vdiv(n, m, f), (d, n, m, f) -> DoubleArithmetic.vdiv(n, m, f)),
    VMLA(SingleArithmetic::vmla, DoubleArithmetic::vmla),
    VMLS(SingleArithmetic::vmls, DoubleArithmetic::vmls),
    VNMLA(SingleArithmetic::vnmla, DoubleArithmetic::vnmla),
    VNMLS(SingleArithmetic::vnmls, DoubleArithmetic::vnmls),
    VFMA(SingleArithmetic::vfma, DoubleArithmetic::vfma),
    VFMS(SingleArithmetic::vfms, DoubleArithmetic::vfms),
    VFNMA(SingleArithmetic::vfnma, DoubleArithmetic::vfnma),
    VFNMS(SingleArithmetic::vfnms, DoubleArithmetic::vfnms),
    VMAXNM((d, n, m, f) -> SingleArithmetic.vmaxnm(n, m, f), (d, n, m, f) -> DoubleArithmetic.vmaxnm(n, m, f)),
    VMINNM((d, n, m, f) -> SingleArithmetic.vminnm(n, m, f), (d, n, m, f) -> DoubleArithmetic.vminnm(n, m, f)),
    VABS((d, n, m, f) -> SingleArithmetic.vabs(m), (d, n, m, f) -> DoubleArithmetic.vabs(m)),
    VNEG((d, n, m, f) -> SingleArithmetic.vneg(m), (d, n, m, f) -> DoubleArithmetic.vneg(m)),
    VSQRT((d, n, m, f) -> SingleArithmetic.vsqrt(m, f), (d, n, m, f) -> DoubleArithmetic.vsqrt(m, f)),
    VRINTA(Rounding.NEAREST_AWAY),
    VRINTN(Rounding.NEAREST_EVEN),
    VRINTP(Rounding.TOWARD_PLUS),
    VRINTM(Rounding.TOWARD_MINUS),
    VRINTZ(Rounding.TOWARD_ZERO),
    VRINTR(
            (d, n, m, f) -> SingleConversions.vrint(m, f.rounding(), f),
            (d, n, m, f) -> DoubleConversions.vrint(m, f.rounding(), f)),
    VRINTX((d, n, m, f) -> SingleConversions.vrintx(m, f), (d, n, m, f) -> DoubleConversions.vrintx(m, f));

    private final Single single;
    private final Doubled doubled;

    private interface Single {
        int result(int d, int n, int m, Fpscr fpscr);
    }

    private interface Doubled {
        long result(long d, long n, long m, Fpscr fpscr);
    }

    FpOperation(Single single, Doubled doubled) {
        this.single = single;
        this.doubled = doubled;
    }

    FpOperation(Rounding rounding) {
        this(
                (d, n, m, f) -> SingleConversions.vrint(m, rounding, f),
                (d, n, m, f) -> DoubleConversions.vrint(m, rounding, f));
    }

    /** Of the registers d, n and m, to d. */
    public Meaning ternary(boolean doubles) {
        return word -> step(doubles, FpTransfer.n(word, doubles), word);
    }

    /** Of the register m, to d. */
    public Meaning unary(boolean doubles) {
        return word -> step(doubles, FpTransfer.m(word, doubles), word);
    }

    private Step step(boolean doubles, int n, Word word) {
        int d = FpTransfer.d(word, doubles);
        int m = FpTransfer.m(word, doubles);
        return doubles
                ? cpu -> cpu.setDouble(d, doubled.result(cpu.doubleAt(d), cpu.doubleAt(n), cpu.doubleAt(m), cpu.fpscr))
                : cpu -> cpu.s[d] = single.result(cpu.s[d], cpu.s[n], cpu.s[m], cpu.fpscr);
    }

    /** VCMP, or VCMPE where quiet NaNs count as invalid, too (007b@code quiet}); of d and m, or of d and zero. */
    public static Meaning compare(boolean doubles, boolean quiet, boolean withZero) {
        return word -> {
            int d = FpTransfer.d(word, doubles);
            int m = withZero ? d : FpTransfer.m(word, doubles);
            return cpu -> {
                if (doubles) {
                    long right = withZero ? 0 : cpu.doubleAt(m);
                    if (quiet) {
                        DoubleArithmetic.vcmpe(cpu.doubleAt(d), right, cpu.fpscr);
                    } else {
                        DoubleArithmetic.vcmp(cpu.doubleAt(d), right, cpu.fpscr);
                    }
                } else {
                    int right = withZero ? 0 : cpu.s[m];
                    if (quiet) {
                        SingleArithmetic.vcmpe(cpu.s[d], right, cpu.fpscr);
                    } else {
                        SingleArithmetic.vcmp(cpu.s[d], right, cpu.fpscr);
                    }
                }
            };
        };
    }

    /** VSEL: n where a condition holds, else m. */
    public static Meaning select(boolean doubles, int condition) {
        return word -> {
            int d = FpTransfer.d(word, doubles);
            int n = FpTransfer.n(word, doubles);
            int m = FpTransfer.m(word, doubles);
            return cpu -> {
                int from = Conditions.holds(cpu, condition) ? n : m;
                cpu.s[d] = cpu.s[from];
                if (doubles) {
                    cpu.s[d + 1] = cpu.s[from + 1];
                }
            };
        };
    }
}
