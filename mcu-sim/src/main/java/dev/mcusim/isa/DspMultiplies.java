package dev.mcusim.isa;

/** The signed multiplies of the DSP extension: on halves, pairs of halves and upper words (manual A5.3.16, A5.3.17). */
final class DspMultiplies {
    private DspMultiplies() {}

    static void addTo(Table table) {
        String[] halves = {"B", "T"};
        for (int n = 0; n < 2; n++) {
            for (int m = 0; m < 2; m++) {
                String suffix = halves[n] + halves[m];
                accumulate(table, "SMLA" + suffix, "001", "00 " + n + m, "SMUL" + suffix)
                        .writes("d Q");
                product(table, "SMUL" + suffix, "001", "00 " + n + m).writes("d");
                Multiplies.multiplyLong(table, "SMLAL" + suffix, "100 nnnn llll hhhh 10 " + n + m)
                        .reads("n m l h")
                        .feature(Feature.DSP);
            }
            accumulate(table, "SMLAW" + halves[n], "011", "000 " + n, "SMULW" + halves[n])
                    .writes("d Q");
            product(table, "SMULW" + halves[n], "011", "000 " + n).writes("d");
            String exchange = n == 0 ? "" : "X";
            accumulate(table, "SMLAD" + exchange, "010", "000 " + n, "SMUAD" + exchange)
                    .writes("d Q");
            product(table, "SMUAD" + exchange, "010", "000 " + n).writes("d Q");
            accumulate(table, "SMLSD" + exchange, "100", "000 " + n, "SMUSD" + exchange)
                    .writes("d Q");
            product(table, "SMUSD" + exchange, "100", "000 " + n).writes("d");
            Multiplies.multiplyLong(table, "SMLALD" + exchange, "100 nnnn llll hhhh 110 " + n)
                    .reads("n m l h")
                    .feature(Feature.DSP);
            Multiplies.multiplyLong(table, "SMLSLD" + exchange, "101 nnnn llll hhhh 110 " + n)
                    .reads("n m l h")
                    .feature(Feature.DSP);
            String round = n == 0 ? "" : "R";
            accumulate(table, "SMMLA" + round, "101", "000 " + n, "SMMUL" + round)
                    .writes("d");
            product(table, "SMMUL" + round, "101", "000 " + n).writes("d");
            row(table, "SMMLS" + round, "110", "aaaa", "000 " + n, ", <Ra>")
                    .reads("n m a")
                    .writes("d")
                    .notSpOrPc("a");
        }
        accumulate(table, "USADA8", "111", "0000", "USAD8").writes("d");
        product(table, "USAD8", "111", "0000").writes("d");
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
