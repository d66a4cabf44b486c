package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Meaning;
import dev.mcusim.isa.meaning.Shifting;
import java.util.Locale;

/** Shifts and rotations by a constant or a register (manual A5.2.1, A5.2.2, A5.3.11, A5.3.12). */
final class Shifts {
    private Shifts() {}

    static void addTo(Table table) {
        narrowImmediate(table, "LSL", "00", "1..31")
                .means(Shifting.byConstant(0))
                .see("i = 0", "MOV (register)");
        narrowImmediate(table, "LSR", "01", "1..32").means(Shifting.byConstant(1));
        narrowImmediate(table, "ASR", "10", "1..32").means(Shifting.byConstant(2));
        immediate(table, "LSL", "T2", "00", "1..31")
                .means(Shifting.byConstant(0))
                .see("i = 0", "MOV (register)");
        immediate(table, "LSR", "T2", "01", "1..32").means(Shifting.byConstant(1));
        immediate(table, "ASR", "T2", "10", "1..32").means(Shifting.byConstant(2));
        immediate(table, "ROR", "T1", "11", "1..31")
                .means(Shifting.byConstant(3))
                .see("i = 0", "RRX");
        table.row("RRX", "T1", "11101 01 0010 S 1111 (0) 000 dddd 00 11 mmmm", "RRX<S><c> <Rd>, <Rm>")
                .means(Shifting::withCarry)
                .printedAs("MOV<S><c>.W <Rd>, <Rm>{rrx}")
                .reads("m C")
                .writes("d")
                .flags("NZC")
                .notSpOrPc("d m");
        register(table, "LSL", "0010", "00", Shifting.byRegister(0));
        register(table, "LSR", "0011", "01", Shifting.byRegister(1));
        register(table, "ASR", "0100", "10", Shifting.byRegister(2));
        register(table, "ROR", "0111", "11", Shifting.byRegister(3));
    }

    private static Row narrowImmediate(Table table, String name, String opcode, String range) {
        return table.row(
                        name + " (immediate)",
                        "T1",
                        "000 " + opcode + " iiiii mmm ddd",
                        name + "<S><c> <Rd>, <Rm>, #<i:" + range + ">")
                .alias("MOV<S><c> <Rd>, <Rm>{" + name.toLowerCase(Locale.ROOT) + "}")
                .reads("m")
                .writes("d")
                .flags("NZC");
    }

    private static Row immediate(Table table, String name, String encoding, String type, String range) {
        return table.row(
                        name + " (immediate)",
                        encoding,
                        "11101 01 0010 S 1111 (0) iii dddd ii " + type + " mmmm",
                        name + "<S><c>.W <Rd>, <Rm>, #<i:" + range + ">")
                .printedAs("MOV<S><c>.W <Rd>, <Rm>{" + name.toLowerCase(Locale.ROOT) + "}")
                .reads("m")
                .writes("d")
                .flags("NZC")
                .notSpOrPc("d m");
    }

    private static void register(Table table, String name, String narrow, String wide, Meaning meaning) {
        table.row(name + " (register)", "T1", "010000 " + narrow + " mmm ddd", name + "<S><c> <Rdn>, <Rm>")
                .means(meaning)
                .reads("d m C?flags")
                .writes("d")
                .flags("NZC");
        table.row(
                        name + " (register)",
                        "T2",
                        "11111010 0 " + wide + " S nnnn 1111 dddd 0000 mmmm",
                        name + "<S><c>.W <Rd>, <Rn>, <Rm>")
                .means(meaning)
                .reads("n m C?flags")
                .writes("d")
                .flags("NZC")
                .notSpOrPc("d n m");
    }
}
