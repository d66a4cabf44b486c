package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Logic;

/** MOV, MVN, MOVW and MOVT. */
final class Moves {
    private Moves() {}

    static void addTo(Table table) {
        table.row("MOV (immediate)", "T1", "00100 ddd iiiiiiii", "MOV<S><c> <Rd>, #<i>")
                .means(Logic::moveByte)
                .reads("C?flags")
                .writes("d")
                .flags("NZC");
        table.row("MOV (immediate)", "T2", "11110 i 0 0010 S 1111 0 iii dddd iiiiiiii", "MOV<S><c>.W <Rd>, #<const>")
                .means(Logic.MOV::constant)
                .reads("C?flags")
                .writes("d")
                .flags("NZC")
                .notSpOrPc("d")
                .unpredictable("i = 256|512|768");
        table.row("MOV (immediate)", "T3", "11110 i 10 0100 jjjj 0 iii dddd iiiiiiii", "MOVW<c> <Rd>, #<ji>")
                .means(Logic::moveWide)
                .alias("MOV<c> <Rd>, #<ji>")
                .writes("d")
                .notSpOrPc("d");
        table.row("MOVT", "T1", "11110 i 10 1100 jjjj 0 iii dddd iiiiiiii", "MOVT<c> <Rd>, #<ji>")
                .means(Logic::moveTop)
                .reads("d")
                .writes("d")
                .notSpOrPc("d");
        table.row("MVN (immediate)", "T1", "11110 i 0 0011 S 1111 0 iii dddd iiiiiiii", "MVN<S><c>.W <Rd>, #<const>")
                .means(Logic.MVN::constant)
                .reads("C?flags")
                .writes("d")
                .flags("NZC")
                .notSpOrPc("d")
                .unpredictable("i = 256|512|768");
        table.row("MOV (register)", "T1", "01000110 d mmmm ddd", "MOV<c> <Rd>, <Rm>")
                .means(Logic::move)
                .alias("LSL<c> <Rd>, <Rm>, #0")
                .reads("m")
                .writes("d");
        table.row("MOV (register)", "T2", "0000000000 mmm ddd", "MOVS <Rd>, <Rm>")
                .means(Logic::move)
                .alias("LSLS <Rd>, <Rm>, #0")
                .reads("m C")
                .writes("d")
                .flags("NZC");
        table.row("MOV (register)", "T3", "11101 01 0010 S 1111 (0) 000 dddd 00 00 mmmm", "MOV<S><c>.W <Rd>, <Rm>")
                .means(Logic::move)
                .alias("LSL<S><c> <Rd>, <Rm>, #0")
                .reads("m C?flags")
                .writes("d")
                .flags("NZC")
                .unpredictable("S = 1 and d = 13|15", "S = 1 and m = 13|15", "d = 15", "m = 15", "d = 13 and m = 13");
        table.row("MVN (register)", "T1", "0100001111 mmm ddd", "MVN<S><c> <Rd>, <Rm>")
                .means(Logic.MVN::moved)
                .reads("m C?flags")
                .writes("d")
                .flags("NZC");
        table.row(
                        "MVN (register)",
                        "T2",
                        "11101 01 0011 S 1111 (0) iii dddd ii tt mmmm",
                        "MVN<S><c>.W <Rd>, <Rm>{shift}")
                .means(Logic.MVN::shifted)
                .reads("m C?flags C?rrx")
                .writes("d")
                .flags("NZC")
                .timing(TimingClass.ALU_SHIFTED)
                .notSpOrPc("d m");
    }
}
