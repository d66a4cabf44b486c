package dev.mcusim.isa.meaning;

import dev.mcusim.isa.fp.DoubleConversions;
import dev.mcusim.isa.fp.Fpscr;
import dev.mcusim.isa.fp.Rounding;
import dev.mcusim.isa.fp.SingleConversions;

/** VCVT and kin (manual A6.4). Integers and half-precision numbers are in the S registers {@code dV} and {@code mW}. */
public final class FpConversion {

    /** How an instruction rounds. */
    public enum Direction {
        /** As FPSCR says. */
        R,
        /** Towards zero. */
        Z,
        A,
        N,
        P,
        M;

        private Rounding of(Fpscr fpscr) {
            return switch (this) {
                case R -> fpscr.rounding();
                case Z -> Rounding.TOWARD_ZERO;
                case A -> Rounding.NEAREST_AWAY;
                case N -> Rounding.NEAREST_EVEN;
                case P -> Rounding.TOWARD_PLUS;
                case M -> Rounding.TOWARD_MINUS;
            };
        }
    }

    private FpConversion() {}

    /** Of an integer. */
    public static Meaning fromInteger(boolean doubles, boolean unsigned) {
        return word -> {
            int d = FpTransfer.d(word, doubles);
            int m = word.field("mW");
            if (doubles) {
                return unsigned
                        ? cpu -> cpu.setDouble(d, DoubleConversions.vcvtFromU32(cpu.s[m], cpu.fpscr))
                        : cpu -> cpu.setDouble(d, DoubleConversions.vcvtFromS32(cpu.s[m], cpu.fpscr));
            }
            return unsigned
                    ? cpu -> cpu.s[d] = SingleConversions.vcvtFromU32(cpu.s[m], cpu.fpscr)
                    : cpu -> cpu.s[d] = SingleConversions.vcvtFromS32(cpu.s[m], cpu.fpscr);
        };
    }

    /** To an integer. */
    public static Meaning toInteger(boolean doubles, boolean unsigned, Direction direction) {
        return word -> {
            int d = word.field("dV");
            int m = FpTransfer.m(word, doubles);
            if (doubles) {
                return unsigned
                        ? cpu -> cpu.s[d] =
                                DoubleConversions.vcvtToU32(cpu.doubleAt(m), direction.of(cpu.fpscr), cpu.fpscr)
                        : cpu -> cpu.s[d] =
                                DoubleConversions.vcvtToS32(cpu.doubleAt(m), direction.of(cpu.fpscr), cpu.fpscr);
            }
            return unsigned
                    ? cpu -> cpu.s[d] = SingleConversions.vcvtToU32(cpu.s[m], direction.of(cpu.fpscr), cpu.fpscr)
                    : cpu -> cpu.s[d] = SingleConversions.vcvtToS32(cpu.s[m], direction.of(cpu.fpscr), cpu.fpscr);
        };
    }

    /** Of a fixed-point number of 16 or 32 bits, in place; {@code ji} is the size less the fraction bits. */
    public static Meaning fromFixed(boolean doubles, boolean unsigned, int size) {
        return word -> {
            int d = FpTransfer.d(word, doubles);
            int fraction = size - word.field("ji");
            return doubles
                    ? cpu -> cpu.setDouble(
                            d, DoubleConversions.vcvtFromFixed(cpu.doubleAt(d), size, fraction, unsigned, cpu.fpscr))
                    : cpu -> cpu.s[d] = SingleConversions.vcvtFromFixed(cpu.s[d], size, fraction, unsigned, cpu.fpscr);
        };
    }

    /** To a fixed-point number. */
    public static Meaning toFixed(boolean doubles, boolean unsigned, int size) {
        return word -> {
            int d = FpTransfer.d(word, doubles);
            int fraction = size - word.field("ji");
            return doubles
                    ? cpu -> cpu.setDouble(
                            d, DoubleConversions.vcvtToFixed(cpu.doubleAt(d), size, fraction, unsigned, cpu.fpscr))
                    : cpu -> cpu.s[d] = SingleConversions.vcvtToFixed(cpu.s[d], size, fraction, unsigned, cpu.fpscr);
        };
    }

    /** Of the lower (0) or upper (1) half of {@code mW}. */
    public static Meaning fromHalf(boolean doubles, int half) {
        int shift = 16 * half;
        return word -> {
            int d = FpTransfer.d(word, doubles);
            int m = word.field("mW");
            return doubles
                    ? cpu -> cpu.setDouble(d, DoubleConversions.vcvtFromHalf(cpu.s[m] >>> shift, cpu.fpscr))
                    : cpu -> cpu.s[d] = SingleConversions.vcvtFromHalf(cpu.s[m] >>> shift, cpu.fpscr);
        };
    }

    /** To the lower (0) or upper (1) half of {@code dV}; the other half stays. */
    public static Meaning toHalf(boolean doubles, int half) {
        int shift = 16 * half;
        int keep = ~(0xffff << shift);
        return word -> {
            int d = word.field("dV");
            int m = FpTransfer.m(word, doubles);
            return cpu -> {
                int result = doubles
                        ? DoubleConversions.vcvtToHalf(cpu.doubleAt(m), cpu.fpscr)
                        : SingleConversions.vcvtToHalf(cpu.s[m], cpu.fpscr);
                cpu.s[d] = (cpu.s[d] & keep) | result << shift;
            };
        };
    }

    /** Of single to double precision. */
    public static Step toDouble(Word word) {
        int d = FpTransfer.d(word, true);
        int m = word.field("mW");
        return cpu -> cpu.setDouble(d, SingleConversions.vcvtToDouble(cpu.s[m], cpu.fpscr));
    }

    /** Of double to single precision. */
    public static Step toSingle(Word word) {
        int d = word.field("dV");
        int m = FpTransfer.m(word, true);
        return cpu -> cpu.s[d] = DoubleConversions.vcvtToSingle(cpu.doubleAt(m), cpu.fpscr);
    }
}
