package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Load;
import dev.mcusim.isa.meaning.Meaning;
import dev.mcusim.isa.meaning.Store;
import dev.mcusim.isa.meaning.Systems;

/** Loads and stores of one word, byte or halfword in 16 bits (manual A5.2.4), and the preload hints. */
final class LoadStoreNarrow {
    private LoadStoreNarrow() {}

    static void addTo(Table table) {
        immediate(table, "STR", "0110 0", "*4");
        immediate(table, "LDR", "0110 1", "*4");
        immediate(table, "STRB", "0111 0", "");
        immediate(table, "LDRB", "0111 1", "");
        immediate(table, "STRH", "1000 0", "*2");
        immediate(table, "LDRH", "1000 1", "*2");
        table.row("STR (immediate)", "T2", "1001 0 ttt iiiiiiii", "STR<c> <Rt>, [SP, #<i*4>]")
                .means(Store.STR::stack)
                .reads("t sp")
                .writes("memory")
                .timing(TimingClass.STORE);
        table.row("LDR (immediate)", "T2", "1001 1 ttt iiiiiiii", "LDR<c> <Rt>, [SP, #<i*4>]")
                .means(Load.LDR::stack)
                .reads("sp memory")
                .writes("t")
                .timing(TimingClass.LOAD);
        table.row("LDR (literal)", "T1", "01001 ttt iiiiiiii", "LDR<c> <Rt>, [PC, #<i*4>]")
                .means(Load.LDR::narrowLiteral)
                .reads("pc memory")
                .writes("t")
                .timing(TimingClass.LOAD);
        register(table, "STR", "000");
        register(table, "STRH", "001");
        register(table, "STRB", "010");
        register(table, "LDRSB", "011");
        register(table, "LDR", "100");
        register(table, "LDRH", "101");
        register(table, "LDRB", "110");
        register(table, "LDRSH", "111");
        preload(table, "PLD", "0", "");
        preload(table, "PLI", "1", " (immediate, literal)");
    }

    private static void immediate(Table table, String name, String opcode, String scale) {
        Row row = table.row(
                name + " (immediate)", "T1", opcode + " iiiii nnn ttt", name + "<c> <Rt>, [<Rn>, #<i" + scale + ">]");
        int bytes = scale.isEmpty() ? 1 : scale.charAt(1) - '0';
        boolean load = name.startsWith("LDR");
        Meaning meaning =
                load ? Load.valueOf(name).offset(bytes) : Store.valueOf(name).offset(bytes);
        transfer(row.means(meaning), name, "n");
    }

    private static void register(Table table, String name, String opcode) {
        Row row = table.row(
                name + " (register)", "T1", "0101 " + opcode + " mmm nnn ttt", name + "<c> <Rt>, [<Rn>, <Rm>]");
        boolean load = name.startsWith("LDR");
        Meaning meaning = load ? Load.valueOf(name)::indexed : Store.valueOf(name)::indexed;
        transfer(row.means(meaning), name, "n m");
    }

    private static void transfer(Row row, String name, String address) {
        boolean word = name.length() == 3;
        if (name.startsWith("LDR")) {
            row.reads(address + " memory").writes("t").timing(word ? TimingClass.LOAD : TimingClass.LOAD_NARROW);
        } else {
            row.reads("t " + address).writes("memory").timing(word ? TimingClass.STORE : TimingClass.STORE_NARROW);
        }
    }

    private static void preload(Table table, String name, String sign, String heading) {
        String immediate = name + (heading.isEmpty() ? " (immediate)" : heading);
        String literal = name + (heading.isEmpty() ? " (literal)" : heading);
        hint(table, immediate, "T1", sign + " 1 001 nnnn 1111 iiiiiiiiiiii", name + "<c> [<Rn>, #<i>]")
                .see("n = 15", literal)
                .reads("n");
        hint(table, immediate, "T2", sign + " 0 001 nnnn 1111 1100 iiiiiiii", name + "<c> [<Rn>, #<-i>]")
                .see("n = 15", literal)
                .reads("n");
        hint(
                        table,
                        literal,
                        heading.isEmpty() ? "T1" : "T3",
                        sign + " U 001 1111 1111 iiiiiiiiiiii",
                        name + "<c> [PC, #<Ui>]")
                .reads("pc");
        hint(
                        table,
                        name + " (register)",
                        "T1",
                        sign + " 0 001 nnnn 1111 000000 ii mmmm",
                        name + "<c> [<Rn>, <Rm>{lsl}]")
                .see("n = 15", literal)
                .reads("n m")
                .notSpOrPc("m");
    }

    private static Row hint(Table table, String instruction, String encoding, String pattern, String syntax) {
        return table.row(instruction, encoding, "1111100" + pattern, syntax)
                .means(Systems::nothing)
                .timing(TimingClass.PRELOAD);
    }
}
