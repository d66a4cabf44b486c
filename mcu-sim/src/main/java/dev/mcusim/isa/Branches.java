package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Branch;
import dev.mcusim.isa.meaning.Systems;

/** Branches and IT (manual A5.2.3, A5.2.5, A5.2.6, A5.3.4, A5.3.6). */
final class Branches {
    private Branches() {}

    static void addTo(Table table) {
        table.row("B", "T2", "11100 iiiiiiiiiii", "B<c>.N <label>")
                .means(Branch.near("i"))
                .writes("pc")
                .timing(TimingClass.BRANCH);
        table.row("B", "T4", "11110 s iiiiiiiiii 10 j 1 k iiiiiiiiiii", "B<c>.W <far:sjki>")
                .means(Branch::far)
                .writes("pc")
                .timing(TimingClass.BRANCH);
        table.row("B", "T1", "1101 cccc iiiiiiii", "B<cond>.N <label>")
                .means(Branch.conditional("i"))
                .see("c = 14", "UDF")
                .see("c = 15", "SVC")
                .writes("pc")
                .timing(TimingClass.BRANCH);
        table.row("B", "T3", "11110 s cccc iiiiii 10 j 0 k iiiiiiiiiii", "B<cond>.W <label:skji>")
                .means(Branch.conditional("skji"))
                .see("c = 14|15", "branches and miscellaneous control")
                .writes("pc")
                .timing(TimingClass.BRANCH);
        table.row("BL", "T1", "11110 s iiiiiiiiii 11 j 1 k iiiiiiiiiii", "BL<c> <far:sjki>")
                .means(Branch::link)
                .writes("lr pc")
                .timing(TimingClass.BRANCH);
        table.row("BX", "T1", "010001110 mmmm (0)(0)(0)", "BX<c> <Rm>")
                .means(Branch::exchange)
                .reads("m")
                .writes("pc")
                .timing(TimingClass.BRANCH);
        table.row("BLX (register)", "T1", "010001111 mmmm (0)(0)(0)", "BLX<c> <Rm>")
                .means(Branch::linkAndExchange)
                .reads("m")
                .writes("lr pc")
                .timing(TimingClass.BRANCH)
                .unpredictable("m = 15");
        compareAndBranch(table, "CBZ", "0");
        compareAndBranch(table, "CBNZ", "1");
        table.row("TBB, TBH", "T1 TBB", "111010001101 nnnn (1)(1)(1)(1)(0)(0)(0)(0) 0000 mmmm", "TBB<c> [<Rn>, <Rm>]")
                .means(Branch.table(false))
                .reads("n m memory")
                .writes("pc")
                .timing(TimingClass.TABLE_BRANCH)
                .unpredictable("n = 13")
                .notSpOrPc("m");
        table.row(
                        "TBB, TBH",
                        "T1 TBH",
                        "111010001101 nnnn (1)(1)(1)(1)(0)(0)(0)(0) 0001 mmmm",
                        "TBH<c> [<Rn>, <Rm>{lsl #1}]")
                .means(Branch.table(true))
                .reads("n m memory")
                .writes("pc")
                .timing(TimingClass.TABLE_BRANCH)
                .unpredictable("n = 13")
                .notSpOrPc("m");
        table.row("IT", "T1", "10111111 cccc kkkk", "IT<xyz> <condition>")
                .means(Systems::nothing)
                .see("k = 0", "hints")
                .writes("system")
                .timing(TimingClass.IF_THEN)
                .unpredictable("c = 15", "c = 14 and bits(k) > 1");
    }

    private static void compareAndBranch(Table table, String name, String nonzero) {
        table.row("CBNZ, CBZ", "T1 " + name, "1011 " + nonzero + " 0 i 1 iiiii nnn", name + " <Rn>, <forward>")
                .means(Branch.compare(nonzero.equals("1")))
                .reads("n")
                .writes("pc")
                .timing(TimingClass.COMPARE_BRANCH);
    }
}
