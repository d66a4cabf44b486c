package dev.mcusim.isa;

import dev.mcusim.isa.meaning.FpConversion;
import dev.mcusim.isa.meaning.FpConversion.Direction;

/**
 * Floating-point conversions (manual A6.4). Integers and half-precision numbers are in S registers, whose fifth bits are
 * {@code V} and {@code W} here so that {@link FpRows} leaves them alone.
 */
final class FpConversions {
    private FpConversions() {}

    static void addTo(Table table) {
        FpRows single = FpRows.single(table, TimingClass.FP_ADD);
        FpRows doubles = FpRows.doubles(table, TimingClass.DOUBLE_ADD);
        integers(single);
        integers(doubles);
        fixedPoint(single);
        fixedPoint(doubles);
        directed(single.version5());
        directed(doubles.version5());
        halfPrecision(single);
        halfPrecision(doubles.version5());
        precision(doubles);
    }

    private static void integers(FpRows rows) {
        String name = "VCVT, VCVTR (between floating-point and integer)";
        rows.row(name, "11101110 1D11 1000 dddd 101z 01W0 mmmm", "VCVT<c>.F.U32 Fd, <S:mW>", "S:mW FPSCR", "Fd FPX")
                .means(FpConversion.fromInteger(rows.doubles(), true));
        rows.row(name, "11101110 1D11 1000 dddd 101z 11W0 mmmm", "VCVT<c>.F.S32 Fd, <S:mW>", "S:mW FPSCR", "Fd FPX")
                .means(FpConversion.fromInteger(rows.doubles(), false));
        toInteger(rows, name, "VCVTR<c>.U32.F", "1100", "0");
        toInteger(rows, name, "VCVT<c>.U32.F", "1100", "1");
        toInteger(rows, name, "VCVTR<c>.S32.F", "1101", "0");
        toInteger(rows, name, "VCVT<c>.S32.F", "1101", "1");
    }

    private static void toInteger(FpRows rows, String name, String head, String opcode, String towardsZero) {
        rows.row(
                        name,
                        "11101110 1V11 " + opcode + " dddd 101z " + towardsZero + "1M0 mmmm",
                        head + " <S:dV>, Fm",
                        "Fm FPSCR",
                        "S:dV FPX")
                .means(FpConversion.toInteger(
                        rows.doubles(), opcode.equals("1100"), towardsZero.equals("1") ? Direction.Z : Direction.R));
    }

    private static void fixedPoint(FpRows rows) {
        String[][] types = {
            {"S16", "0", "0", "16"}, {"S32", "0", "1", "32"}, {"U16", "1", "0", "16"}, {"U32", "1", "1", "32"}
        };
        for (String[] type : types) {
            String tail = " dddd 101z " + type[2] + "1i0 jjjj";
            String operands = " Fd, Fd, #<" + type[3] + "-ji>";
            Row from = rows.row(
                    "VCVT (between floating-point and fixed-point)",
                    "11101110 1D11 101" + type[1] + tail,
                    "VCVT<c>.F." + type[0] + operands,
                    "Fd FPSCR",
                    "Fd FPX");
            Row to = rows.row(
                    "VCVT (between floating-point and fixed-point)",
                    "11101110 1D11 111" + type[1] + tail,
                    "VCVT<c>." + type[0] + ".F" + operands,
                    "Fd FPSCR",
                    "Fd FPX");
            boolean unsigned = type[1].equals("1");
            int size = Integer.parseInt(type[3]);
            from.means(FpConversion.fromFixed(rows.doubles(), unsigned, size));
            to.means(FpConversion.toFixed(rows.doubles(), unsigned, size));
            if (size == 16) {
                from.unpredictable("ji > 16");
                to.unpredictable("ji > 16");
            }
        }
    }

    /** Conversions to integers with the rounding in the instruction. */
    private static void directed(FpRows rows) {
        String[] modes = {"A", "N", "P", "M"};
        for (int i = 0; i < 4; i++) {
            String mode = Integer.toBinaryString(4 + i).substring(1);
            String name = "VCVT" + modes[i];
            rows.row(
                            name,
                            "11111110 1V11 11" + mode + " dddd 101z 01M0 mmmm",
                            name + ".U32.F <S:dV>, Fm",
                            "Fm FPSCR",
                            "S:dV FPX")
                    .means(FpConversion.toInteger(rows.doubles(), true, Direction.valueOf(modes[i])));
            rows.row(
                            name,
                            "11111110 1V11 11" + mode + " dddd 101z 11M0 mmmm",
                            name + ".S32.F <S:dV>, Fm",
                            "Fm FPSCR",
                            "S:dV FPX")
                    .means(FpConversion.toInteger(rows.doubles(), false, Direction.valueOf(modes[i])));
        }
    }

    /** Conversions of the lower or upper half of an S register; only FPv5 converts them from and to doubles. */
    private static void halfPrecision(FpRows rows) {
        String[] halves = {"B", "T"};
        for (int half = 0; half < 2; half++) {
            String name = "VCVT" + halves[half];
            rows.row(
                            name,
                            "11101110 1D11 0010 dddd 101z " + half + "1W0 mmmm",
                            name + "<c>.F.F16 Fd, <S:mW>",
                            "S:mW FPSCR",
                            "Fd FPX")
                    .means(FpConversion.fromHalf(rows.doubles(), half));
            rows.row(
                            name,
                            "11101110 1V11 0011 dddd 101z " + half + "1M0 mmmm",
                            name + "<c>.F16.F <S:dV>, Fm",
                            "S:dV Fm FPSCR",
                            "S:dV FPX")
                    .means(FpConversion.toHalf(rows.doubles(), half));
        }
    }

    private static void precision(FpRows rows) {
        String name = "VCVT (between double-precision and single-precision)";
        rows.row(name, "11101110 1D11 0111 dddd 1010 11W0 mmmm", "VCVT<c>.F64.F32 Fd, <S:mW>", "S:mW FPSCR", "Fd FPX")
                .means(FpConversion::toDouble);
        rows.row(name, "11101110 1V11 0111 dddd 1011 11M0 mmmm", "VCVT<c>.F32.F64 <S:dV>, Fm", "Fm FPSCR", "S:dV FPX")
                .means(FpConversion::toSingle);
    }
}
