package dev.mcusim.isa;

/** Bit fields, counting and reversing (manual A5.3.3, A5.2.5, A5.3.15). */
final class BitFields {
    private BitFields() {}

    static void addTo(Table table) {
        extract(table, "SBFX", "01");
        extract(table, "UBFX", "11");
        table.row("BFI", "T1", "11110 (0) 11 0110 nnnn 0 iii dddd ii (0) bbbbb", "BFI<c> <Rd>, <Rn>, #<i>, #<width>")
                .see("n = 15", "BFC")
                .reads("d n")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d")
                .unpredictable("n = 13", "b < i");
        table.row("BFC", "T1", "11110 (0) 11 0110 1111 0 iii dddd ii (0) bbbbb", "BFC<c> <Rd>, #<i>, #<width>")
                .reads("d")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d")
                .unpredictable("b < i");
        table.row("CLZ", "T1", "11111010 1 011 nnnn 1111 dddd 1000 mmmm", "CLZ<c> <Rd>, <Rm=n>")
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d m")
                .unpredictable("n != m");
        narrowReverse(table, "REV", "00");
        narrowReverse(table, "REV16", "01");
        narrowReverse(table, "REVSH", "11");
        reverse(table, "REV", "T2", "00", ".W");
        reverse(table, "REV16", "T2", "01", ".W");
        reverse(table, "RBIT", "T1", "10", "");
        reverse(table, "REVSH", "T2", "11", ".W");
    }

    private static void extract(Table table, String name, String opcode) {
        table.row(
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

    private static void narrowReverse(Table table, String name, String opcode) {
        table.row(name, "T1", "10111010 " + opcode + " mmm ddd", name + "<c> <Rd>, <Rm>")
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION);
    }

    private static void reverse(Table table, String name, String encoding, String opcode, String width) {
        table.row(
                        name,
                        encoding,
                        "11111010 1 001 nnnn 1111 dddd 10 " + opcode + " mmmm",
                        name + "<c>" + width + " <Rd>, <Rm=n>")
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d m")
                .unpredictable("n != m");
    }
}
