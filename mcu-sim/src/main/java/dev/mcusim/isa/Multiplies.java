package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Multiplication;

/** Multiplies, multiply-accumulates and divides of the base architecture (manual A5.3.16, A5.3.17). */
final class Multiplies {
    private Multiplies() {}

    static void addTo(Table table) {
        table.row("MUL", "T1", "0100001101 nnn ddd", "MUL<S><c> <Rdm>, <Rn>, <Rdm>")
                .means(Multiplication::tied)
                .printedAs("MUL<S><c> <Rdm>, <Rn>")
                .commutative()
                .reads("d n")
                .writes("d")
                .flags("NZ")
                .timing(TimingClass.MULTIPLY);
        table.row("MUL", "T2", "11111011 0 000 nnnn 1111 dddd 0000 mmmm", "MUL<c>.W <Rd>, <Rn>, <Rm>")
                .means(Multiplication::product)
                .reads("n m")
                .writes("d")
                .timing(TimingClass.MULTIPLY)
                .notSpOrPc("d n m");
        table.row("MLA", "T1", "11111011 0 000 nnnn aaaa dddd 0000 mmmm", "MLA<c> <Rd>, <Rn>, <Rm>, <Ra>")
                .means(Multiplication::accumulate)
                .see("a = 15", "MUL")
                .reads("n m a")
                .writes("d")
                .timing(TimingClass.MULTIPLY)
                .notSpOrPc("d n m")
                .unpredictable("a = 13");
        table.row("MLS", "T1", "11111011 0 000 nnnn aaaa dddd 0001 mmmm", "MLS<c> <Rd>, <Rn>, <Rm>, <Ra>")
                .means(Multiplication::subtract)
                .reads("n m a")
                .writes("d")
                .timing(TimingClass.MULTIPLY)
                .notSpOrPc("d n m a");
        multiplyLong(table, "SMULL", "000 nnnn llll hhhh 0000")
                .means(Multiplication::signedLong)
                .reads("n m");
        multiplyLong(table, "UMULL", "010 nnnn llll hhhh 0000")
                .means(Multiplication::unsignedLong)
                .reads("n m");
        multiplyLong(table, "SMLAL", "100 nnnn llll hhhh 0000")
                .means(Multiplication::signedAccumulateLong)
                .reads("n m l h");
        multiplyLong(table, "UMLAL", "110 nnnn llll hhhh 0000")
                .means(Multiplication::unsignedAccumulateLong)
                .reads("n m l h");
        multiplyLong(table, "UMAAL", "110 nnnn llll hhhh 0110")
                .means(Multiplication::unsignedAccumulateTwice)
                .reads("n m l h")
                .feature(Feature.DSP);
        divide(table, "SDIV", "001").means(Multiplication::divideSigned);
        divide(table, "UDIV", "011").means(Multiplication::divideUnsigned);
    }

    /** A row with a 64-bit result; the opcode is the pattern between its fixed top and Rm. */
    static Row multiplyLong(Table table, String name, String opcode) {
        return table.row(name, "T1", "11111011 1 " + opcode + " mmmm", name + "<c> <RdLo>, <RdHi>, <Rn>, <Rm>")
                .writes("l h")
                .timing(TimingClass.MULTIPLY_LONG)
                .notSpOrPc("l h n m")
                .unpredictable("l = h");
    }

    private static Row divide(Table table, String name, String opcode) {
        return table.row(
                        name,
                        "T1",
                        "11111011 1 " + opcode + " nnnn (1)(1)(1)(1) dddd 1111 mmmm",
                        name + "<c> <Rd>, <Rn>, <Rm>")
                .reads("n m")
                .writes("d")
                .timing(TimingClass.DIVIDE)
                .notSpOrPc("d n m");
    }
}
