package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Transfer;
import dev.mcusim.isa.meaning.Transfer.Mode;

/** LDRD and STRD (manual A5.3.6). */
final class LoadStoreDual {
    private LoadStoreDual() {}

    static void addTo(Table table) {
        load(table, "offset", "1 U 1 0 1", "[<Rn>, #<Ui*4>]")
                .means(Transfer.loadDual(Mode.OFFSET))
                .see("n = 15", "LDRD (literal)");
        load(table, "pre", "1 U 1 1 1", "[<Rn>, #<Ui*4>]!")
                .means(Transfer.loadDual(Mode.PRE_INDEXED))
                .writes("t u n")
                .unpredictable("n = t", "n = u", "n = 15");
        load(table, "post", "0 U 1 1 1", "[<Rn>], #<Ui*4>")
                .means(Transfer.loadDual(Mode.POST_INDEXED))
                .writes("t u n")
                .unpredictable("n = t", "n = u", "n = 15");
        transferred(table.row(
                        "LDRD (literal)",
                        "T1",
                        "1110100 1 U 1 0 1 1111 tttt uuuu iiiiiiii",
                        "LDRD<c> <Rt>, <Rt2>, [PC, #<Ui*4>]"))
                .means(Transfer::loadDualLiteral)
                .reads("pc memory")
                .writes("t u")
                .timing(TimingClass.LOAD_DUAL)
                .unpredictable("t = u");
        store(table, "offset", "1 U 1 0 0", "[<Rn>, #<Ui*4>]").means(Transfer.storeDual(Mode.OFFSET));
        store(table, "pre", "1 U 1 1 0", "[<Rn>, #<Ui*4>]!")
                .means(Transfer.storeDual(Mode.PRE_INDEXED))
                .writes("n memory")
                .unpredictable("n = t", "n = u");
        store(table, "post", "0 U 1 1 0", "[<Rn>], #<Ui*4>")
                .means(Transfer.storeDual(Mode.POST_INDEXED))
                .writes("n memory")
                .unpredictable("n = t", "n = u");
    }

    private static Row load(Table table, String form, String bits, String address) {
        return transferred(table.row(
                        "LDRD (immediate)",
                        "T1 " + form,
                        "1110100 " + bits + " nnnn tttt uuuu iiiiiiii",
                        "LDRD<c> <Rt>, <Rt2>, " + address))
                .reads("n memory")
                .writes("t u")
                .timing(TimingClass.LOAD_DUAL)
                .unpredictable("t = u");
    }

    private static Row store(Table table, String form, String bits, String address) {
        return transferred(table.row(
                        "STRD (immediate)",
                        "T1 " + form,
                        "1110100 " + bits + " nnnn tttt uuuu iiiiiiii",
                        "STRD<c> <Rt>, <Rt2>, " + address))
                .reads("t u n")
                .writes("memory")
                .timing(TimingClass.STORE_DUAL)
                .unpredictable("n = 15");
    }

    private static Row transferred(Row row) {
        return row.notSpOrPc("t u");
    }
}
