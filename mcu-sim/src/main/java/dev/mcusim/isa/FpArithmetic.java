package dev.mcusim.isa;

import dev.mcusim.isa.meaning.FpOperation;

/** Floating-point arithmetic, compares, selection and rounding (manual A6.4). */
final class FpArithmetic {
    private FpArithmetic() {}

    static void addTo(Table table) {
        add(FpRows.single(table, TimingClass.FP_ADD));
        add(FpRows.doubles(table, TimingClass.DOUBLE_ADD));
        multiply(FpRows.single(table, TimingClass.FP_MULTIPLY));
        multiply(FpRows.doubles(table, TimingClass.DOUBLE_MULTIPLY));
        accumulate(FpRows.single(table, TimingClass.FP_MULTIPLY_ACCUMULATE));
        accumulate(FpRows.doubles(table, TimingClass.DOUBLE_MULTIPLY_ACCUMULATE));
        binary(FpRows.single(table, TimingClass.FP_DIVIDE), "VDIV", "1D00", "0");
        binary(FpRows.doubles(table, TimingClass.DOUBLE_DIVIDE), "VDIV", "1D00", "0");
        squareRoot(FpRows.single(table, TimingClass.FP_SQUARE_ROOT));
        squareRoot(FpRows.doubles(table, TimingClass.DOUBLE_SQUARE_ROOT));
        version5(FpRows.single(table, TimingClass.FP_ADD).version5());
        version5(FpRows.doubles(table, TimingClass.DOUBLE_ADD).version5());
    }

    private static void add(FpRows rows) {
        binary(rows, "VADD", "0D11", "0");
        binary(rows, "VSUB", "0D11", "1");
        unary(rows, "VABS", "0000", "1", "Fm", "Fd");
        unary(rows, "VNEG", "0001", "0", "Fm", "Fd");
        compare(rows, "VCMP", "0");
        compare(rows, "VCMPE", "1");
    }

    private static void multiply(FpRows rows) {
        binary(rows, "VMUL", "0D10", "0");
        binary(rows, "VNMUL", "0D10", "1");
    }

    private static void accumulate(FpRows rows) {
        chained(rows, "VMLA", "0D00", "0");
        chained(rows, "VMLS", "0D00", "1");
        chained(rows, "VNMLS", "0D01", "0");
        chained(rows, "VNMLA", "0D01", "1");
        chained(rows, "VFNMS", "1D01", "0");
        chained(rows, "VFNMA", "1D01", "1");
        chained(rows, "VFMA", "1D10", "0");
        chained(rows, "VFMS", "1D10", "1");
    }

    private static void squareRoot(FpRows rows) {
        unary(rows, "VSQRT", "0001", "1", "Fm FPSCR", "Fd FPX");
    }

    private static void binary(FpRows rows, String name, String opcode, String variant) {
        rows.row(
                        name,
                        "11101110 " + opcode + " nnnn dddd 101z N" + variant + "M0 mmmm",
                        name + "<c>.F Fd, Fn, Fm",
                        "Fn Fm FPSCR",
                        "Fd FPX")
                .means(FpOperation.valueOf(name).ternary(rows.doubles()));
    }

    private static void chained(FpRows rows, String name, String opcode, String variant) {
        rows.row(
                        name,
                        "11101110 " + opcode + " nnnn dddd 101z N" + variant + "M0 mmmm",
                        name + "<c>.F Fd, Fn, Fm",
                        "Fd Fn Fm FPSCR",
                        "Fd FPX")
                .means(FpOperation.valueOf(name).ternary(rows.doubles()));
    }

    private static void unary(FpRows rows, String name, String opcode, String variant, String reads, String writes) {
        rows.row(
                        name,
                        "11101110 1D11 " + opcode + " dddd 101z " + variant + "1M0 mmmm",
                        name + "<c>.F Fd, Fm",
                        reads,
                        writes)
                .means(FpOperation.valueOf(name).unary(rows.doubles()));
    }

    private static void compare(FpRows rows, String name, String exception) {
        rows.row(
                        name,
                        "11101110 1D11 0100 dddd 101z " + exception + "1M0 mmmm",
                        name + "<c>.F Fd, Fm",
                        "Fd Fm FPSCR",
                        "FPSCR FPX")
                .means(FpOperation.compare(rows.doubles(), exception.equals("1"), false));
        rows.row(
                        name + " (zero)",
                        "11101110 1D11 0101 dddd 101z " + exception + "1(0)0 (0)(0)(0)(0)",
                        name + "<c>.F Fd, #0.0",
                        "Fd FPSCR",
                        "FPSCR FPX")
                .means(FpOperation.compare(rows.doubles(), exception.equals("1"), true));
    }

    private static void version5(FpRows rows) {
        String[][] conditions = {{"EQ", "00", "Z"}, {"VS", "01", "V"}, {"GE", "10", "N V"}, {"GT", "11", "N Z V"}};
        for (String[] condition : conditions) {
            rows.row(
                            "VSEL",
                            "11111110 0D" + condition[1] + " nnnn dddd 101z N0M0 mmmm",
                            "VSEL" + condition[0] + ".F Fd, Fn, Fm",
                            "Fn Fm " + condition[2],
                            "Fd")
                    .means(FpOperation.select(
                            rows.doubles(), Condition.valueOf(condition[0]).number()));
        }
        rows.row("VMAXNM", "11111110 1D00 nnnn dddd 101z N0M0 mmmm", "VMAXNM.F Fd, Fn, Fm", "Fn Fm FPSCR", "Fd FPX")
                .means(FpOperation.VMAXNM.ternary(rows.doubles()));
        rows.row("VMINNM", "11111110 1D00 nnnn dddd 101z N1M0 mmmm", "VMINNM.F Fd, Fn, Fm", "Fn Fm FPSCR", "Fd FPX")
                .means(FpOperation.VMINNM.ternary(rows.doubles()));
        String[] directed = {"A", "N", "P", "M"};
        for (int i = 0; i < 4; i++) {
            String mode = Integer.toBinaryString(4 + i).substring(1);
            rows.row(
                            "VRINT" + directed[i],
                            "11111110 1D11 10" + mode + " dddd 101z 01M0 mmmm",
                            "VRINT" + directed[i] + ".F Fd, Fm",
                            "Fm FPSCR",
                            "Fd FPX")
                    .means(FpOperation.valueOf("VRINT" + directed[i]).unary(rows.doubles()));
        }
        unary(rows, "VRINTR", "0110", "0", "Fm FPSCR", "Fd FPX");
        unary(rows, "VRINTZ", "0110", "1", "Fm FPSCR", "Fd FPX");
        unary(rows, "VRINTX", "0111", "0", "Fm FPSCR", "Fd FPX");
    }
}
