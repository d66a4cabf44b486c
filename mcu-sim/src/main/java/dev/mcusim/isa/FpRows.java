package dev.mcusim.isa;

/**
 * Rows that exist in single and in double precision. Patterns are written with {@code D}, {@code N} and {@code M} for the
 * registers' fifth bits and {@code z} for the precision; syntax and effects name the registers {@code Fd}, {@code Fn},
 * {@code Fm}, and {@code .F} is the data type. Doubleword registers above 15 do not exist, so their fifth bits are zero.
 */
record FpRows(Table table, boolean doubles, Feature feature, TimingClass timing) {
    /** The single-precision rows of a timing class. */
    static FpRows single(Table table, TimingClass timing) {
        return new FpRows(table, false, Feature.FP_SINGLE, timing);
    }

    /** The double-precision rows of a timing class. */
    static FpRows doubles(Table table, TimingClass timing) {
        return new FpRows(table, true, Feature.FP_DOUBLE, timing);
    }

    /** The same for instructions that FPv5 added. */
    FpRows version5() {
        return new FpRows(table, doubles, doubles ? Feature.FP_V5_DOUBLE : Feature.FP_V5_SINGLE, timing);
    }

    /** Adds a row that reads and writes these registers. */
    Row row(String instruction, String pattern, String syntax, String reads, String writes) {
        return table.row(instruction, "T1" + (doubles ? " double" : ""), pattern(pattern), operands(syntax, true))
                .reads(operands(reads, false))
                .writes(operands(writes, false))
                .feature(feature)
                .timing(timing);
    }

    private String pattern(String text) {
        String precision = text.replace('z', doubles ? '1' : '0');
        return doubles ? precision.replace('D', '0').replace('N', '0').replace('M', '0') : precision;
    }

    private String operands(String text, boolean brackets) {
        String typed = text.replace(".F ", doubles ? ".F64 " : ".F32 ").replace(".F.", doubles ? ".F64." : ".F32.");
        String open = brackets ? "<" : "";
        String close = brackets ? ">" : "";
        return typed.replace("Fd", open + (doubles ? "D:d" : "S:dD") + close)
                .replace("Fn", open + (doubles ? "D:n" : "S:nN") + close)
                .replace("Fm", open + (doubles ? "D:m" : "S:mM") + close);
    }
}
