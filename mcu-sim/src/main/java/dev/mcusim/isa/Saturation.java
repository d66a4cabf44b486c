package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Meaning;
import dev.mcusim.isa.meaning.Saturating;

/** SSAT and USAT, and saturating addition and subtraction (manual A5.3.3, A5.3.14). */
final class Saturation {
    private Saturation() {}

    static void addTo(Table table) {
        saturate(table, "SSAT", "00", "s+1", Saturating::signed, Saturating::signedHalves);
        saturate(table, "USAT", "10", "s", Saturating::unsigned, Saturating::unsignedHalves);
        arithmetic(table, "QADD", "00").means(Saturating::add);
        arithmetic(table, "QDADD", "01").means(Saturating::addDouble);
        arithmetic(table, "QSUB", "10").means(Saturating::subtract);
        arithmetic(table, "QDSUB", "11").means(Saturating::subtractDouble);
    }

    private static void saturate(Table table, String name, String opcode, String width, Meaning whole, Meaning halves) {
        table.row(
                        name,
                        "T1",
                        "11110 (0) 11 " + opcode + " h 0 nnnn 0 iii dddd ii (0) sssss",
                        name + "<c> <Rd>, #<" + width + ">, <Rn>{lsl/asr}")
                .means(whole)
                .see("h = 1 and i = 0", name + "16")
                .reads("n")
                .writes("d Q")
                .timing(TimingClass.SATURATE)
                .notSpOrPc("d n");
        table.row(
                        name + "16",
                        "T1",
                        "11110 (0) 11 " + opcode + " 10 nnnn 0 000 dddd 00 (0)(0) ssss",
                        name + "16<c> <Rd>, #<" + width + ">, <Rn>")
                .means(halves)
                .reads("n")
                .writes("d Q")
                .feature(Feature.DSP)
                .timing(TimingClass.SATURATE)
                .notSpOrPc("d n");
    }

    private static Row arithmetic(Table table, String name, String opcode) {
        return table.row(
                        name,
                        "T1",
                        "11111010 1 000 nnnn 1111 dddd 10 " + opcode + " mmmm",
                        name + "<c> <Rd>, <Rm>, <Rn>")
                .reads("n m")
                .writes("d Q")
                .feature(Feature.DSP)
                .timing(TimingClass.SATURATE)
                .notSpOrPc("d n m");
    }
}
