package dev.mcusim.isa;

import dev.mcusim.isa.meaning.DspMultiplication;

/** The signed multiplies of the DSP extension: on halves, pairs of halves and upper words (manual A5.3.16, A5.3.17). */
final class DspMultiplies {
    private DspMultiplies() {}

    static void addTo(Table table) {
        String[] halves = {"B", "T"};
        for (int n = 0; n < 2; n++) {
            for (int m = 0; m < 2; m++) {
                String suffix = halves[n] + halves[m];
                accumulate(table, "SMLA" + suffix, "001", "00 " + n + m, "SMUL" + suffix)
                        .means(DspMultiplication.halves(n, m, true))
                        .writes("d Q");
                product(table, "SMUL" + suffix, "001", "00 " + n + m)
                        .means(DspMultiplication.halves(n, m, false))
                        .writes("d");
                Multiplies.multiplyLong(table, "SMLAL" + suffix, "100 nnnn llll hhhh 10 " + n + m)
                        .means(DspMultiplication.halvesLong(n, m))
                        .reads("n m l h")
                        .feature(Feature.DSP);
            }
            accumulate(table, "SMLAW" + halves[n], "011", "000 " + n, "SMULW" + halves[n])
                    .means(DspMultiplication.wordByHalf(n, true))
                    .writes("d Q");
            product(table, "SMULW" + halves[n], "011", "000 " + n)
                    .means(DspMultiplication.wordByHalf(n, false))
                    .writes("d");
            String exchange = n == 0 ? "" : "X";
            accumulate(table, "SMLAD" + exchange, "010", "000 " + n, "SMUAD" + exchange)
                    .means(DspMultiplication.dualAdd(n, true))
                    .writes("d Q");
            product(table, "SMUAD" + exchange, "010", "000 " + n)
                    .means(DspMultiplication.dualAdd(n, false))
                    .writes("d Q");
            accumulate(table, "SMLSD" + exchange, "100", "000 " + n, "SMUSD" + exchange)
                    .means(DspMultiplication.dualSubtract(n, true))
                    .writes("d Q");
            product(table, "SMUSD" + exchange, "100", "000 " + n)
                    .means(DspMultiplication.dualSubtract(n, false))
                    .writes("d");
            Multiplies.multiplyLong(table, "SMLALD" + exchange, "100 nnnn llll hhhh 110 " + n)
                    .means(DspMultiplication.dualLong(n, false))
                    .reads("n m l h")
                    .feature(Feature.DSP);
            Multiplies.multiplyLong(table, "SMLSLD" + exchange, "101 nnnn llll hhhh 110 " + n)
                    .means(DspMultiplication.dualLong(n, true))
                    .reads("n m l h")
                    .feature(Feature.DSP);
            String round = n == 0 ? "" : "R";
            accumulate(table, "SMMLA" + round, "101", "000 " + n, "SMMUL" + round)
                    .means(DspMultiplication.upperWord(n, true))
                    .writes("d");
            product(table, "SMMUL" + round, "101", "000 " + n)
                    .means(DspMultiplication.upperWord(n, false))
                    .writes("d");
            row(table, "SMMLS" + round, "110", "aaaa", "000 " + n, ", <Ra>")
                    .means(DspMultiplication.upperWordSubtracted(n))
                    .reads("n m a")
                    .writes("d")
                    .notSpOrPc("a");
        }
        accumulate(table, "USADA8", "111", "0000", "USAD8")
                .means(DspMultiplication.absoluteDifferences(true))
                .writes("d");
        product(table, "USAD8", "111", "0000")
                .means(DspMultiplication.absoluteDifferences(false))
                .writes("d");
    }

    private static Row accumulate(Table table, String name, String opcode, String variant, String withoutAccumulator) {
        return row(table, name, opcode, "aaaa", variant, ", <Ra>")
                .see("a = 15", withoutAccumulator)
                .reads("n m a")
                .unpredictable("a = 13");
    }

    private static Row product(Table table, String name, String opcode, String variant) {
        return row(table, name, opcode, "1111", variant, "").reads("n m");
    }

    private static Row row(Table table, String name, String opcode, String ra, String variant, String lastOperand) {
        String pattern = "11111011 0 " + opcode + " nnnn " + ra + " dddd " + variant + " mmmm";
        return table.row(name, "T1", pattern, name + "<c> <Rd>, <Rn>, <Rm>" + lastOperand)
                .feature(Feature.DSP)
                .timing(TimingClass.MULTIPLY)
                .notSpOrPc("d n m");
    }
}
