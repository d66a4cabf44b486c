package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Exclusive;

/** Exclusive loads and stores (manual A5.3.6). */
final class Exclusives {
    private Exclusives() {}

    static void addTo(Table table) {
        load(table.row("LDREX", "T1", "111010000101 nnnn tttt (1)(1)(1)(1) iiiiiiii", "LDREX<c> <Rt>, [<Rn>, #<i*4>]"))
                .means(Exclusive.load(4));
        store(table.row("STREX", "T1", "111010000100 nnnn tttt dddd iiiiiiii", "STREX<c> <Rd>, <Rt>, [<Rn>, #<i*4>]"))
                .means(Exclusive.store(4));
        narrow(table, "B", "0100");
        narrow(table, "H", "0101");
        table.row("CLREX", "T1", "111100111011 (1)(1)(1)(1) 10 (0) 0 (1)(1)(1)(1) 0010 (1)(1)(1)(1)", "CLREX<c>")
                .means(Exclusive::clear)
                .reads("system")
                .writes("system")
                .timing(TimingClass.EXCLUSIVE);
    }

    private static void narrow(Table table, String width, String opcode) {
        int bytes = width.equals("H") ? 2 : 1;
        load(table.row(
                        "LDREX" + width,
                        "T1",
                        "111010001101 nnnn tttt (1)(1)(1)(1) " + opcode + " (1)(1)(1)(1)",
                        "LDREX" + width + "<c> <Rt>, [<Rn>]"))
                .means(Exclusive.load(bytes));
        store(table.row(
                        "STREX" + width,
                        "T1",
                        "111010001100 nnnn tttt (1)(1)(1)(1) " + opcode + " dddd",
                        "STREX" + width + "<c> <Rd>, <Rt>, [<Rn>]"))
                .means(Exclusive.store(bytes));
    }

    private static Row load(Row row) {
        return row.reads("n memory system")
                .writes("t system")
                .timing(TimingClass.EXCLUSIVE)
                .notSpOrPc("t")
                .unpredictable("n = 15");
    }

    private static Row store(Row row) {
        return row.reads("t n system")
                .writes("d memory system")
                .timing(TimingClass.EXCLUSIVE)
                .notSpOrPc("d t")
                .unpredictable("n = 15", "d = n", "d = t");
    }
}
