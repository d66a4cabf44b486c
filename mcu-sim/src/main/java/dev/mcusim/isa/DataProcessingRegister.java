package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Logic;
import dev.mcusim.isa.meaning.Sum;

/**
 * Arithmetic, logic and compares on registers (manual A5.2.1 to A5.2.3, A5.3.11). ADD and SUB with SP as base are in the rows
 * of the general instruction, whose encodings they share.
 */
final class DataProcessingRegister {
    private DataProcessingRegister() {}

    static void addTo(Table table) {
        threeOperands(table);
        twoOperands(table);
        highRegisters(table);
        shifted(table, "AND", "T2", "0000", ".W", "NZC")
                .means(Logic.AND::shifted)
                .see("d = 15 and S = 1", "TST")
                .unpredictable("d = 13", "d = 15 and S = 0")
                .notSpOrPc("n m");
        shifted(table, "BIC", "T2", "0001", ".W", "NZC")
                .means(Logic.BIC::shifted)
                .notSpOrPc("d n m");
        shifted(table, "ORR", "T2", "0010", ".W", "NZC")
                .means(Logic.ORR::shifted)
                .see("n = 15", "MOV")
                .notSpOrPc("d m")
                .unpredictable("n = 13");
        shifted(table, "ORN", "T1", "0011", "", "NZC")
                .means(Logic.ORN::shifted)
                .see("n = 15", "MVN")
                .notSpOrPc("d m")
                .unpredictable("n = 13");
        shifted(table, "EOR", "T2", "0100", ".W", "NZC")
                .means(Logic.EOR::shifted)
                .see("d = 15 and S = 1", "TEQ")
                .unpredictable("d = 13", "d = 15 and S = 0")
                .notSpOrPc("n m");
        stackPointerRules(shifted(table, "ADD", "T3", "1000", ".W", "NZCV")
                .means(Sum.ADD::shifted)
                .see("d = 15 and S = 1", "CMN"));
        shifted(table, "ADC", "T2", "1010", ".W", "NZCV")
                .means(Sum.ADC::shifted)
                .reads("n m C")
                .notSpOrPc("d n m");
        shifted(table, "SBC", "T2", "1011", ".W", "NZCV")
                .means(Sum.SBC::shifted)
                .reads("n m C")
                .notSpOrPc("d n m");
        stackPointerRules(shifted(table, "SUB", "T2", "1101", ".W", "NZCV")
                .means(Sum.SUB::shifted)
                .see("d = 15 and S = 1", "CMP"));
        shifted(table, "RSB", "T1", "1110", "", "NZCV").means(Sum.RSB::shifted).notSpOrPc("d n m");
        compare(table, "TST", "T2", "0000", ".W", "NZC")
                .means(Logic.TST::shifted)
                .notSpOrPc("n m");
        compare(table, "TEQ", "T1", "0100", "", "NZC").means(Logic.TEQ::shifted).notSpOrPc("n m");
        compare(table, "CMN", "T2", "1000", ".W", "NZCV")
                .means(Sum.CMN::shifted)
                .unpredictable("n = 15")
                .notSpOrPc("m");
        compare(table, "CMP", "T3", "1101", ".W", "NZCV")
                .means(Sum.CMP::shifted)
                .unpredictable("n = 15")
                .notSpOrPc("m");
    }

    private static void threeOperands(Table table) {
        table.row("ADD (register)", "T1", "0001100 mmm nnn ddd", "ADD<S><c> <Rd>, <Rn>, <Rm>")
                .means(Sum.ADD::registers)
                .reads("n m")
                .writes("d")
                .flags("NZCV");
        table.row("SUB (register)", "T1", "0001101 mmm nnn ddd", "SUB<S><c> <Rd>, <Rn>, <Rm>")
                .means(Sum.SUB::registers)
                .reads("n m")
                .writes("d")
                .flags("NZCV");
    }

    private static void twoOperands(Table table) {
        tied(table, "AND", "0000", "NZC", "d m C?flags").means(Logic.AND::tied).commutative();
        tied(table, "EOR", "0001", "NZC", "d m C?flags").means(Logic.EOR::tied).commutative();
        tied(table, "ADC", "0101", "NZCV", "d m C")
                .means(Sum.ADC::tiedRegisters)
                .commutative();
        tied(table, "SBC", "0110", "NZCV", "d m C").means(Sum.SBC::tiedRegisters);
        tied(table, "ORR", "1100", "NZC", "d m C?flags").means(Logic.ORR::tied).commutative();
        tied(table, "BIC", "1110", "NZC", "d m C?flags").means(Logic.BIC::tied);
        table.row("TST (register)", "T1", "0100001000 mmm nnn", "TST<c> <Rn>, <Rm>")
                .means(Logic.TST::tied)
                .reads("n m C")
                .flags("NZC");
        table.row("CMP (register)", "T1", "0100001010 mmm nnn", "CMP<c> <Rn>, <Rm>")
                .means(Sum.CMP::registers)
                .reads("n m")
                .flags("NZCV");
        table.row("CMN (register)", "T1", "0100001011 mmm nnn", "CMN<c> <Rn>, <Rm>")
                .means(Sum.CMN::registers)
                .reads("n m")
                .flags("NZCV");
    }

    private static Row tied(Table table, String name, String opcode, String flags, String reads) {
        return table.row(name + " (register)", "T1", "010000 " + opcode + " mmm ddd", name + "<S><c> <Rdn>, <Rm>")
                .reads(reads)
                .writes("d")
                .flags(flags);
    }

    private static void highRegisters(Table table) {
        table.row("ADD (register)", "T2", "01000100 d mmmm ddd", "ADD<c> <Rdn>, <Rm>")
                .means(Sum::anyRegisters)
                .commutative()
                .reads("d m")
                .writes("d")
                .unpredictable("d = 15 and m = 15");
        table.row("CMP (register)", "T2", "01000101 n mmmm nnn", "CMP<c> <Rn>, <Rm>")
                .means(Sum.CMP::registers)
                .reads("n m")
                .flags("NZCV")
                .unpredictable("n < 8 and m < 8", "n = 15", "m = 15");
    }

    private static Row shifted(Table table, String name, String encoding, String opcode, String width, String flags) {
        String carry = flags.equals("NZC") ? " C?flags C?rrx" : " C?rrx";
        return table.row(
                        name + " (register)",
                        encoding,
                        "11101 01 " + opcode + " S nnnn (0) iii dddd ii tt mmmm",
                        name + "<S><c>" + width + " <Rd>, <Rn>, <Rm>{shift}")
                .reads("n m" + carry)
                .writes("d")
                .flags(flags)
                .timing(TimingClass.ALU_SHIFTED);
    }

    /** SP may be the destination only with SP as base and a left shift of at most 3. */
    private static void stackPointerRules(Row row) {
        row.unpredictable("d = 13 and n != 13", "d = 13 and t != 0", "d = 13 and i > 3", "d = 15 and S = 0", "n = 15")
                .notSpOrPc("m");
    }

    private static Row compare(Table table, String name, String encoding, String opcode, String width, String flags) {
        String carry = flags.equals("NZC") ? " C" : " C?rrx";
        return table.row(
                        name + " (register)",
                        encoding,
                        "11101 01 " + opcode + " 1 nnnn (0) iii 1111 ii tt mmmm",
                        name + "<c>" + width + " <Rn>, <Rm>{shift}")
                .reads("n m" + carry)
                .flags(flags)
                .timing(TimingClass.ALU_SHIFTED);
    }
}
