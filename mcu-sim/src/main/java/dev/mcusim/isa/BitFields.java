package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Bits;
import dev.mcusim.isa.meaning.Meaning;

/** Bit fields, counting and reversing (manual A5.3.3, A5.2.5, A5.3.15). */
final class BitFields {
    private BitFields() {}

    static void addTo(Table table) {
        extract(table, "SBFX", "01").means(Bits::extractSigned);
        extract(table, "UBFX", "11").means(Bits::extractUnsigned);
        table.row("BFI", "T1", "11110 (0) 11 0110 nnnn 0 iii dddd ii (0) bbbbb", "BFI<c> <Rd>, <Rn>, #<i>, #<width>")
                .means(Bits::insert)
                .see("n = 15", "BFC")
                .reads("d n")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d")
                .unpredictable("n = 13", "b < i");
        table.row("BFC", "T1", "11110 (0) 11 0110 1111 0 iii dddd ii (0) bbbbb", "BFC<c> <Rd>, #<i>, #<width>")
                .means(Bits::clear)
                .reads("d")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d")
                .unpredictable("b < i");
        table.row("CLZ", "T1", "11111010 1 011 nnnn 1111 dddd 1000 mmmm", "CLZ<c> <Rd>, <Rm=n>")
                .means(Bits::countLeadingZeros)
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d m")
                .unpredictable("n != m");
        narrowReverse(table, "REV", "00", Bits::reverse);
        narrowReverse(table, "REV16", "01", Bits::reverseHalves);
        narrowReverse(table, "REVSH", "11", Bits::reverseSigned);
        reverse(table, "REV", "T2", "00", ".W", Bits::reverse);
        reverse(table, "REV16", "T2", "01", ".W", Bits::reverseHalves);
        reverse(table, "RBIT", "T1", "10", "", Bits::reverseBits);
        reverse(table, "REVSH", "T2", "11", ".W", Bits::reverseSigned);
    }

    private static Row extract(Table table, String name, String opcode) {
        return table.row(
                        name,
                        "T1",
                        "11110 (0) 11 " + opcode + "00 nnnn 0 iii dddd ii (0) wwwww",
                        name + "<c> <Rd>, <Rn>, #<i>, #<w+1>")
                .reads("n")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d n")
                .unpredictable("i+w > 31");
    }

    private static void narrowReverse(Table table, String name, String opcode, Meaning meaning) {
        table.row(name, "T1", "10111010 " + opcode + " mmm ddd", name + "<c> <Rd>, <Rm>")
                .means(meaning)
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION);
    }

    private static void reverse(
            Table table, String name, String encoding, String opcode, String width, Meaning meaning) {
        table.row(
                        name,
                        encoding,
                        "11111010 1 001 nnnn 1111 dddd 10 " + opcode + " mmmm",
                        name + "<c>" + width + " <Rd>, <Rm=n>")
                .means(meaning)
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d m")
                .unpredictable("n != m");
    }
}
