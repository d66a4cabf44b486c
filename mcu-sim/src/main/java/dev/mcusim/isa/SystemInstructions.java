package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Meaning;
import dev.mcusim.isa.meaning.Systems;

/** Hints, barriers, exceptions on purpose, and special registers (manual A5.2.5, A5.2.6, A5.3.4). */
final class SystemInstructions {
    /** Everything that a special register may hold. */
    private static final String SPECIAL = "system sp NZCV Q GE";

    private SystemInstructions() {}

    static void addTo(Table table) {
        hint(table, "NOP", "0000", TimingClass.HINT, Systems::nothing);
        hint(table, "YIELD", "0001", TimingClass.HINT, Systems::nothing);
        hint(table, "WFE", "0010", TimingClass.WAIT, Systems::waitForEvent);
        hint(table, "WFI", "0011", TimingClass.WAIT, Systems::waitForInterrupt);
        hint(table, "SEV", "0100", TimingClass.HINT, Systems::sendEvent);
        table.row("NOP-compatible hint", "T1", "10111111 kkkk 0000", "NOP<c> <braced:k>")
                .means(Systems::nothing)
                .see("k < 5", "NOP, YIELD, WFE, WFI, SEV")
                .timing(TimingClass.HINT);
        table.row(
                        "NOP-compatible hint",
                        "T2",
                        "111100111010 (1)(1)(1)(1) 10 (0) 0 (0) 000 kkkkkkkk",
                        "NOP<c>.W <braced:k>")
                .means(Systems::nothing)
                .see("k < 5", "NOP, YIELD, WFE, WFI, SEV")
                .see("k > 239", "DBG")
                .timing(TimingClass.HINT);
        table.row("DBG", "T1", "111100111010 (1)(1)(1)(1) 10 (0) 0 (0) 000 1111 kkkk", "DBG<c> #<k>")
                .means(Systems::nothing)
                .timing(TimingClass.HINT);
        changeState(table, "CPSIE", "0");
        changeState(table, "CPSID", "1");
        table.row("BKPT", "T1", "10111110 iiiiiiii", "BKPT <comment4:i>")
                .means(Systems::breakpoint)
                .anywhereInIt()
                .reads("system")
                .writes("system")
                .timing(TimingClass.EXCEPTION);
        table.row("SVC", "T1", "11011111 iiiiiiii", "SVC<c> <comment:i>")
                .means(Systems::supervisorCall)
                .reads("system")
                .writes("system")
                .timing(TimingClass.EXCEPTION);
        table.row("UDF", "T1", "11011110 iiiiiiii", "UDF<c> #<i>")
                .means(Systems::undefined)
                .writes("system")
                .timing(TimingClass.EXCEPTION);
        table.row("UDF", "T2", "111101111111 iiii 1010 iiiiiiiiiiii", "UDF<c>.W #<i>")
                .means(Systems::undefined)
                .writes("system")
                .timing(TimingClass.EXCEPTION);
        barrier(table, "DSB", "0100", Systems::barrier);
        barrier(table, "DMB", "0101", Systems::barrier);
        barrier(table, "ISB", "0110", Systems::nothing);
        table.row("MRS", "T1", "11110011111 (0) (1)(1)(1)(1) 10 (0) 0 dddd yyyyyyyy", "MRS<c> <Rd>, <special>")
                .means(Systems::read)
                .reads(SPECIAL)
                .writes("d")
                .timing(TimingClass.SYSTEM_REGISTER)
                .notSpOrPc("d")
                .unpredictable("y = 4|10|11|12|13|14|15", "y > 20");
        table.row("MSR (register)", "T1", "11110011100 (0) nnnn 10 (0) 0 kk (0)(0) yyyyyyyy", "MSR<c> <special>, <Rn>")
                .means(Systems::write)
                .reads("n " + SPECIAL)
                .writes(SPECIAL)
                .timing(TimingClass.SYSTEM_REGISTER)
                .notSpOrPc("n")
                .unpredictable("k = 0", "k != 2 and y > 3", "y = 4|10|11|12|13|14|15", "y > 20");
    }

    private static void hint(Table table, String name, String number, TimingClass timing, Meaning meaning) {
        table.row(name, "T1", "10111111 " + number + " 0000", name + "<c>")
                .means(meaning)
                .reads("system")
                .writes("system")
                .timing(timing);
        table.row(name, "T2", "111100111010 (1)(1)(1)(1) 10 (0) 0 (0) 000 0000 " + number, name + "<c>.W")
                .means(meaning)
                .reads("system")
                .writes("system")
                .timing(timing);
    }

    private static void changeState(Table table, String name, String disable) {
        table.row("CPS", "T1 " + name, "10110110 011 " + disable + " (0)(0) ff", name + " <iflags>")
                .means(Systems.changeState(disable.equals("1")))
                .reads("system")
                .writes("system")
                .timing(TimingClass.SYSTEM_REGISTER)
                .unpredictable("f = 0");
    }

    private static void barrier(Table table, String name, String opcode, Meaning meaning) {
        table.row(
                        name,
                        "T1",
                        "111100111011 (1)(1)(1)(1) 10 (0) 0 (1)(1)(1)(1) " + opcode + " oooo",
                        name + "<c> <option>")
                .means(meaning)
                .reads("system memory")
                .writes("system memory")
                .timing(TimingClass.BARRIER);
    }
}
