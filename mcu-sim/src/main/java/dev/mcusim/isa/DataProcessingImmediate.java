package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Logic;
import dev.mcusim.isa.meaning.Sum;

/**
 * Arithmetic, logic and compares with a constant (manual A5.2.1, A5.3.1, A5.3.3). ADD and SUB with SP as base are in the rows
 * of the general instruction where the encodings are the same.
 */
final class DataProcessingImmediate {
    /** Repeated byte of zero (manual A5.3.2). */
    private static final String REPEATED_ZERO = "i = 256|512|768";

    private DataProcessingImmediate() {}

    static void addTo(Table table) {
        narrow(table);
        stackPointer(table);
        logical(table, "AND", "0000")
                .means(Logic.AND::constant)
                .see("d = 15 and S = 1", "TST")
                .unpredictable("d = 13", "d = 15 and S = 0", "n = 13|15");
        logical(table, "BIC", "0001").means(Logic.BIC::constant).notSpOrPc("d n");
        logical(table, "ORR", "0010")
                .means(Logic.ORR::constant)
                .see("n = 15", "MOV")
                .notSpOrPc("d")
                .unpredictable("n = 13");
        logical(table, "ORN", "0011")
                .means(Logic.ORN::constant)
                .see("n = 15", "MVN")
                .notSpOrPc("d")
                .unpredictable("n = 13");
        logical(table, "EOR", "0100")
                .means(Logic.EOR::constant)
                .see("d = 15 and S = 1", "TEQ")
                .unpredictable("d = 13", "d = 15 and S = 0", "n = 13|15");
        arithmetic(table, "ADD", "T3", "1000", ".W")
                .means(Sum.ADD::constant)
                .see("d = 15 and S = 1", "CMN")
                .unpredictable("d = 13 and n != 13", "d = 15 and S = 0", "n = 15");
        arithmetic(table, "ADC", "T1", "1010", ".W")
                .means(Sum.ADC::constant)
                .reads("n C")
                .notSpOrPc("d n");
        arithmetic(table, "SBC", "T1", "1011", ".W")
                .means(Sum.SBC::constant)
                .reads("n C")
                .notSpOrPc("d n");
        arithmetic(table, "SUB", "T3", "1101", ".W")
                .means(Sum.SUB::constant)
                .see("d = 15 and S = 1", "CMP")
                .unpredictable("d = 13 and n != 13", "d = 15 and S = 0", "n = 15");
        arithmetic(table, "RSB", "T2", "1110", "").means(Sum.RSB::constant).notSpOrPc("d n");
        compare(table, "TST", "T1", "0000", ".W")
                .means(Logic.TST::constant)
                .reads("n C")
                .flags("NZC")
                .notSpOrPc("n");
        compare(table, "TEQ", "T1", "0100", "")
                .means(Logic.TEQ::constant)
                .reads("n C")
                .flags("NZC")
                .notSpOrPc("n");
        compare(table, "CMN", "T1", "1000", ".W")
                .means(Sum.CMN::constant)
                .flags("NZCV")
                .unpredictable("n = 15");
        compare(table, "CMP", "T2", "1101", ".W")
                .means(Sum.CMP::constant)
                .flags("NZCV")
                .unpredictable("n = 15");
        plain(table, "ADD", Sum.ADD, "0000", "T4", "ADR");
        plain(table, "SUB", Sum.SUB, "0101", "T4", "ADR");
    }

    private static void narrow(Table table) {
        table.row("ADD (immediate)", "T1", "0001110 iii nnn ddd", "ADD<S><c> <Rd>, <Rn>, #<i>")
                .means(Sum.ADD::plain)
                .reads("n")
                .writes("d")
                .flags("NZCV");
        table.row("ADD (immediate)", "T2", "00110 ddd iiiiiiii", "ADD<S><c> <Rdn>, #<i>")
                .means(Sum.ADD::tied)
                .reads("d")
                .writes("d")
                .flags("NZCV");
        table.row("SUB (immediate)", "T1", "0001111 iii nnn ddd", "SUB<S><c> <Rd>, <Rn>, #<i>")
                .means(Sum.SUB::plain)
                .reads("n")
                .writes("d")
                .flags("NZCV");
        table.row("SUB (immediate)", "T2", "00111 ddd iiiiiiii", "SUB<S><c> <Rdn>, #<i>")
                .means(Sum.SUB::tied)
                .reads("d")
                .writes("d")
                .flags("NZCV");
        table.row("CMP (immediate)", "T1", "00101 nnn iiiiiiii", "CMP<c> <Rn>, #<i>")
                .means(Sum.CMP::plain)
                .reads("n")
                .flags("NZCV");
        table.row("RSB (immediate)", "T1", "0100001001 nnn ddd", "RSB<S><c> <Rd>, <Rn>, #0")
                .means(Sum::negate)
                .printedAs("NEG<S><c> <Rd>, <Rn>")
                .reads("n")
                .writes("d")
                .flags("NZCV");
    }

    private static void stackPointer(Table table) {
        table.row("ADD (SP plus immediate)", "T1", "10101 ddd iiiiiiii", "ADD<c> <Rd>, SP, #<i*4>")
                .means(Sum::stackAddress)
                .reads("sp")
                .writes("d");
        table.row("ADD (SP plus immediate)", "T2", "10110000 0 iiiiiii", "ADD<c> SP, #<i*4>")
                .means(Sum.ADD::stackPointer)
                .alias("ADD<c> SP, SP, #<i*4>")
                .reads("sp")
                .writes("sp");
        table.row("SUB (SP minus immediate)", "T1", "10110000 1 iiiiiii", "SUB<c> SP, #<i*4>")
                .means(Sum.SUB::stackPointer)
                .alias("SUB<c> SP, SP, #<i*4>")
                .reads("sp")
                .writes("sp");
        table.row("ADR", "T1", "10100 ddd iiiiiiii", "ADD<c> <Rd>, PC, #<i*4>")
                .means(Sum.ADD.nearPc(4))
                .reads("pc")
                .writes("d");
    }

    private static Row logical(Table table, String name, String opcode) {
        return table.row(
                        name + " (immediate)",
                        "T1",
                        "11110 i 0 " + opcode + " S nnnn 0 iii dddd iiiiiiii",
                        name + "<S><c>" + (name.equals("ORN") ? "" : ".W") + " <Rd>, <Rn>, #<const>")
                .reads("n C?flags")
                .writes("d")
                .flags("NZC")
                .unpredictable(REPEATED_ZERO);
    }

    private static Row arithmetic(Table table, String name, String encoding, String opcode, String width) {
        return table.row(
                        name + " (immediate)",
                        encoding,
                        "11110 i 0 " + opcode + " S nnnn 0 iii dddd iiiiiiii",
                        name + "<S><c>" + width + " <Rd>, <Rn>, #<const>")
                .reads("n")
                .writes("d")
                .flags("NZCV")
                .unpredictable(REPEATED_ZERO);
    }

    private static Row compare(Table table, String name, String encoding, String opcode, String width) {
        return table.row(
                        name + " (immediate)",
                        encoding,
                        "11110 i 0 " + opcode + " 1 nnnn 0 iii 1111 iiiiiiii",
                        name + "<c>" + width + " <Rn>, #<const>")
                .reads("n")
                .unpredictable(REPEATED_ZERO);
    }

    /** The twelve-bit constants of ADDW and SUBW, and ADR which has the program counter as base. */
    private static void plain(Table table, String name, Sum sum, String opcode, String encoding, String address) {
        table.row(
                        name + " (immediate)",
                        encoding,
                        "11110 i 1 " + opcode + " 0 nnnn 0 iii dddd iiiiiiii",
                        name + "W<c> <Rd>, <Rn>, #<i>")
                .means(sum::plain)
                .alias(name + "<c> <Rd>, <Rn>, #<i>")
                .see("n = 15", address)
                .reads("n")
                .writes("d")
                .unpredictable("d = 13 and n != 13", "d = 15");
        table.row(
                        address,
                        name.equals("ADD") ? "T3" : "T2",
                        "11110 i 1 " + opcode + " 0 1111 0 iii dddd iiiiiiii",
                        name + "W<c> <Rd>, PC, #<i>")
                .means(sum.nearPc(1))
                .alias(name + "<c> <Rd>, PC, #<i>")
                .reads("pc")
                .writes("d")
                .notSpOrPc("d");
    }
}
