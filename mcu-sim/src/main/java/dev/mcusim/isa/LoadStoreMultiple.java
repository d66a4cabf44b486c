package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Transfer;

/**
 * LDM, STM, PUSH and POP (manual A5.2.1, A5.2.5, A5.3.5). The 32-bit PUSH and POP are STMDB and LDM on SP; those of one
 * register are STR and LDR.
 */
final class LoadStoreMultiple {
    private LoadStoreMultiple() {}

    static void addTo(Table table) {
        table.row("STM", "T1", "1100 0 nnn rrrrrrrr", "STMIA<c> <Rn>!, <registers>")
                .means(Transfer.storeMultiple(false, true))
                .alias("STM<c> <Rn>!, <registers>")
                .reads("n list")
                .writes("n memory")
                .timing(TimingClass.STORE_MULTIPLE)
                .unpredictable("r = 0");
        table.row("LDM", "T1 writeback", "1100 1 nnn rrrrrrrr", "LDMIA<c> <Rn>!, <registers>")
                .means(Transfer.loadMultiple(false, true))
                .alias("LDM<c> <Rn>!, <registers>")
                .see("r has n", "LDM T1 without writeback")
                .reads("n memory")
                .writes("list n")
                .timing(TimingClass.LOAD_MULTIPLE)
                .unpredictable("r = 0");
        table.row("LDM", "T1", "1100 1 nnn rrrrrrrr", "LDMIA<c> <Rn>, <registers>")
                .means(Transfer.loadMultiple(false, false))
                .alias("LDM<c> <Rn>, <registers>")
                .see("r lacks n", "LDM T1 with writeback")
                .reads("n memory")
                .writes("list")
                .timing(TimingClass.LOAD_MULTIPLE);
        table.row("PUSH", "T1", "1011010 rrrrrrrrr", "PUSH<c> <registers+lr>")
                .means(Transfer::push)
                .reads("sp list")
                .writes("sp memory")
                .timing(TimingClass.STORE_MULTIPLE)
                .unpredictable("r = 0");
        table.row("POP", "T1", "1011110 rrrrrrrrr", "POP<c> <registers+pc>")
                .means(Transfer::pop)
                .reads("sp memory")
                .writes("sp list")
                .timing(TimingClass.LOAD_MULTIPLE)
                .unpredictable("r = 0");
        load(table, "LDM", "LDMIA", "01", "T2");
        load(table, "LDMDB", "LDMDB", "10", "T1");
        store(table, "STM", "STMIA", "01", "T2");
        store(table, "STMDB", "STMDB", "10", "T1");
    }

    private static void load(Table table, String name, String printed, String direction, String encoding) {
        String width = name.equals("LDM") ? ".W" : "";
        Row plain = table.row(
                name,
                encoding,
                "1110100 " + direction + " 0 0 1 nnnn rrrrrrrrrrrrrrrr",
                printed + "<c>" + width + " <Rn>, <registers>");
        Row writeback = table.row(
                name,
                encoding + " writeback",
                "1110100 " + direction + " 0 1 1 nnnn rrrrrrrrrrrrrrrr",
                printed + "<c>" + width + " <Rn>!, <registers>");
        boolean down = name.equals("LDMDB");
        loaded(plain).means(Transfer.loadMultiple(down, false)).writes("list");
        loaded(writeback)
                .means(Transfer.loadMultiple(down, true))
                .writes("list n")
                .unpredictable("r has n");
        if (name.equals("LDM")) {
            plain.alias("LDM<c> <Rn>, <registers>");
            writeback.alias("LDM<c> <Rn>!, <registers>").alias("POP<c> <registers>", writeback.bits("n", 13));
        }
    }

    private static Row loaded(Row row) {
        return row.reads("n memory")
                .timing(TimingClass.LOAD_MULTIPLE)
                .unpredictable("n = 15", "bits(r) < 2", "r has 13", "r has 14 and r has 15");
    }

    private static void store(Table table, String name, String printed, String direction, String encoding) {
        String width = name.equals("STM") ? ".W" : "";
        Row plain = table.row(
                name,
                encoding,
                "1110100 " + direction + " 0 0 0 nnnn rrrrrrrrrrrrrrrr",
                printed + "<c>" + width + " <Rn>, <registers>");
        Row writeback = table.row(
                name,
                encoding + " writeback",
                "1110100 " + direction + " 0 1 0 nnnn rrrrrrrrrrrrrrrr",
                printed + "<c>" + width + " <Rn>!, <registers>");
        boolean down = name.equals("STMDB");
        stored(plain).means(Transfer.storeMultiple(down, false)).writes("memory");
        stored(writeback)
                .means(Transfer.storeMultiple(down, true))
                .writes("n memory")
                .unpredictable("r has n");
        if (name.equals("STM")) {
            plain.alias("STM<c> <Rn>, <registers>");
            writeback.alias("STM<c> <Rn>!, <registers>");
        } else {
            writeback.alias("PUSH<c> <registers>", writeback.bits("n", 13));
        }
    }

    private static Row stored(Row row) {
        return row.reads("n list")
                .timing(TimingClass.STORE_MULTIPLE)
                .unpredictable("n = 15", "bits(r) < 2", "r has 13", "r has 15");
    }
}
