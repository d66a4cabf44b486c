package dev.mcusim.isa;

import dev.mcusim.isa.meaning.FpTransfer;

/** Loads and stores of floating-point registers (manual A6.5). Doubleword registers above 15 do not exist. */
final class FpLoadStore {
    private FpLoadStore() {}

    static void addTo(Table table) {
        row(table, "VLDR", "T2", "11101101 UD01 nnnn dddd 1010 iiiiiiii", "VLDR<c> <S:dD>, [<Rn>, #<Ui*4>]")
                .means(FpTransfer.load(false))
                .reads("n memory")
                .writes("S:dD")
                .timing(TimingClass.FP_LOAD);
        row(table, "VLDR", "T1", "11101101 U001 nnnn dddd 1011 iiiiiiii", "VLDR<c> <D:d>, [<Rn>, #<Ui*4>]")
                .means(FpTransfer.load(true))
                .reads("n memory")
                .writes("D:d")
                .timing(TimingClass.FP_LOAD_DOUBLE);
        row(table, "VSTR", "T2", "11101101 UD00 nnnn dddd 1010 iiiiiiii", "VSTR<c> <S:dD>, [<Rn>, #<Ui*4>]")
                .means(FpTransfer.store(false))
                .reads("S:dD n")
                .writes("memory")
                .timing(TimingClass.FP_STORE)
                .unpredictable("n = 15");
        row(table, "VSTR", "T1", "11101101 U000 nnnn dddd 1011 iiiiiiii", "VSTR<c> <D:d>, [<Rn>, #<Ui*4>]")
                .means(FpTransfer.store(true))
                .reads("D:d n")
                .writes("memory")
                .timing(TimingClass.FP_STORE_DOUBLE)
                .unpredictable("n = 15");
        for (Registers registers : new Registers[] {Registers.SINGLE, Registers.DOUBLE}) {
            load(table, registers);
            store(table, registers);
        }
    }

    /** The parts of a list transfer's row that depend on the precision. */
    private record Registers(String encoding, String high, String low, String list, String beyond) {
        static final Registers SINGLE = new Registers("T2", "D", " dddd 1010 iiiiiiii", "<S-list>", "dD+i > 32");
        static final Registers DOUBLE = new Registers("T1", "0", " dddd 1011 iiiiiii 0", "<D-list>", "d+i > 16");
    }

    private static void load(Table table, Registers registers) {
        multiple(table, registers, "VLDM", "0", "1", "01", "nnnn", "VLDMIA<c> <Rn>, ")
                .reads("n memory")
                .writes("list")
                .unpredictable("n = 15");
        multiple(table, registers, "VLDM", "0", "1", "11", "nnnn", "VLDMIA<c> <Rn>!, ")
                .see("n = 13", "VPOP")
                .reads("n memory")
                .writes("list n")
                .unpredictable("n = 15");
        multiple(table, registers, "VLDM", "1", "0", "11", "nnnn", "VLDMDB<c> <Rn>!, ")
                .reads("n memory")
                .writes("list n")
                .unpredictable("n = 15");
        multiple(table, registers, "VPOP", "0", "1", "11", "1101", "VPOP<c> ")
                .reads("sp memory")
                .writes("list sp");
    }

    private static void store(Table table, Registers registers) {
        multiple(table, registers, "VSTM", "0", "1", "00", "nnnn", "VSTMIA<c> <Rn>, ")
                .reads("list n")
                .writes("memory")
                .unpredictable("n = 15");
        multiple(table, registers, "VSTM", "0", "1", "10", "nnnn", "VSTMIA<c> <Rn>!, ")
                .reads("list n")
                .writes("memory n")
                .unpredictable("n = 15");
        multiple(table, registers, "VSTM", "1", "0", "10", "nnnn", "VSTMDB<c> <Rn>!, ")
                .see("n = 13", "VPUSH")
                .reads("list n")
                .writes("memory n")
                .unpredictable("n = 15");
        multiple(table, registers, "VPUSH", "1", "0", "10", "1101", "VPUSH<c> ")
                .reads("list sp")
                .writes("memory sp");
    }

    private static Row multiple(
            Table table,
            Registers registers,
            String name,
            String before,
            String up,
            String writebackAndLoad,
            String base,
            String syntax) {
        String form = syntax.substring(0, syntax.indexOf('<')) + (writebackAndLoad.startsWith("1") ? " writeback" : "");
        String pattern =
                "1110110 " + before + " " + up + registers.high + writebackAndLoad + " " + base + registers.low;
        Row row = row(table, name, registers.encoding + " " + form, pattern, syntax + registers.list)
                .unpredictable("i = 0", registers.beyond)
                .timing(writebackAndLoad.endsWith("1") ? TimingClass.FP_LOAD_MULTIPLE : TimingClass.FP_STORE_MULTIPLE);
        boolean doubles = registers == Registers.DOUBLE;
        boolean down = up.equals("0");
        boolean writeback = writebackAndLoad.startsWith("1");
        boolean stack = base.equals("1101");
        row.means(
                writebackAndLoad.endsWith("1")
                        ? FpTransfer.loadMultiple(doubles, down, writeback, stack)
                        : FpTransfer.storeMultiple(doubles, down, writeback, stack));
        String increment = syntax.replace("IA<c>", "<c>");
        return increment.equals(syntax) ? row : row.alias(increment + registers.list);
    }

    private static Row row(Table table, String instruction, String encoding, String pattern, String syntax) {
        return table.row(instruction, encoding, pattern, syntax).feature(Feature.FP_SINGLE);
    }
}
