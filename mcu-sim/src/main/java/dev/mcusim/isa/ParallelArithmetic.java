package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Parallel;
import dev.mcusim.isa.meaning.Parallel.Kind;

/** Additions and subtractions on two halfwords or four bytes at once, and SEL (manual A5.3.13, A5.3.14, A5.3.15). */
final class ParallelArithmetic {
    /** What is computed, and its three bits. */
    private static final String[][] OPERATIONS = {
        {"ADD8", "000"}, {"ADD16", "001"}, {"ASX", "010"}, {"SUB8", "100"}, {"SUB16", "101"}, {"SAX", "110"}
    };

    private ParallelArithmetic() {}

    static void addTo(Table table) {
        for (String[] operation : OPERATIONS) {
            modular(table, "S", "000", operation).means(Parallel.of(Kind.SIGNED, operation[0]));
            saturating(table, "Q", "001", operation).means(Parallel.of(Kind.SIGNED_SATURATING, operation[0]));
            halving(table, "SH", "010", operation).means(Parallel.of(Kind.SIGNED_HALVING, operation[0]));
            modular(table, "U", "100", operation).means(Parallel.of(Kind.UNSIGNED, operation[0]));
            saturating(table, "UQ", "101", operation).means(Parallel.of(Kind.UNSIGNED_SATURATING, operation[0]));
            halving(table, "UH", "110", operation).means(Parallel.of(Kind.UNSIGNED_HALVING, operation[0]));
        }
        row(table, "SEL", "010", "1000")
                .means(Parallel::select)
                .reads("n m GE")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION);
    }

    private static Row modular(Table table, String prefix, String variant, String[] operation) {
        return row(table, prefix + operation[0], operation[1], "0 " + variant)
                .reads("n m")
                .writes("d GE")
                .timing(TimingClass.BIT_MANIPULATION);
    }

    private static Row saturating(Table table, String prefix, String variant, String[] operation) {
        return row(table, prefix + operation[0], operation[1], "0 " + variant)
                .reads("n m")
                .writes("d")
                .timing(TimingClass.SATURATE);
    }

    private static Row halving(Table table, String prefix, String variant, String[] operation) {
        return row(table, prefix + operation[0], operation[1], "0 " + variant)
                .reads("n m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION);
    }

    private static Row row(Table table, String name, String opcode, String variant) {
        return table.row(
                        name,
                        "T1",
                        "11111010 1 " + opcode + " nnnn 1111 dddd " + variant + " mmmm",
                        name + "<c> <Rd>, <Rn>, <Rm>")
                .feature(Feature.DSP)
                .notSpOrPc("d n m");
    }
}
