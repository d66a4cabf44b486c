package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Bits;
import dev.mcusim.isa.meaning.Bits.Extension;
import dev.mcusim.isa.meaning.Meaning;

/** Extension of bytes and halfwords, alone or with an addition, and packing (manual A5.2.5, A5.3.11, A5.3.12). */
final class Extends {
    private Extends() {}

    static void addTo(Table table) {
        narrow(table, "SXTH", "00");
        narrow(table, "SXTB", "01");
        narrow(table, "UXTH", "10");
        narrow(table, "UXTB", "11");
        pair(table, "H", "00", Feature.BASE);
        pair(table, "B16", "01", Feature.DSP);
        pair(table, "B", "10", Feature.BASE);
        pack(table, "PKHBT", "0", "{lsl}", Bits::packBottomTop);
        pack(table, "PKHTB", "1", "{asr}", Bits::packTopBottom);
    }

    private static void narrow(Table table, String name, String opcode) {
        table.row(name, "T1", "10110010 " + opcode + " mmm ddd", name + "<c> <Rd>, <Rm>")
                .means(Extension.valueOf(name)::narrow)
                .reads("m")
                .writes("d")
                .timing(TimingClass.BIT_MANIPULATION);
    }

    /** The signed and the unsigned extension of one width, each with and without addition. */
    private static void pair(Table table, String what, String opcode, Feature feature) {
        for (int unsigned = 0; unsigned < 2; unsigned++) {
            String sign = unsigned == 0 ? "S" : "U";
            String top = "11111010 0 " + opcode + unsigned;
            String bottom = " 1111 dddd 1 (0) ii mmmm";
            String name = sign + "XT" + what;
            boolean narrowToo = !what.equals("B16");
            table.row(
                            name,
                            narrowToo ? "T2" : "T1",
                            top + " 1111" + bottom,
                            name + "<c>" + (narrowToo ? ".W" : "") + " <Rd>, <Rm>{rotation}")
                    .means(Extension.valueOf(name)::rotated)
                    .reads("m")
                    .writes("d")
                    .feature(feature)
                    .timing(TimingClass.BIT_MANIPULATION)
                    .notSpOrPc("d m");
            table.row(
                            sign + "XTA" + what,
                            "T1",
                            top + " nnnn" + bottom,
                            sign + "XTA" + what + "<c> <Rd>, <Rn>, <Rm>{rotation}")
                    .means(Extension.valueOf(name)::added)
                    .see("n = 15", name)
                    .reads("n m")
                    .writes("d")
                    .feature(Feature.DSP)
                    .timing(TimingClass.BIT_MANIPULATION)
                    .notSpOrPc("d m")
                    .unpredictable("n = 13");
        }
    }

    private static void pack(Table table, String name, String topBottom, String shift, Meaning meaning) {
        table.row(
                        "PKHBT, PKHTB",
                        "T1 " + name,
                        "11101 01 0110 0 nnnn (0) iii dddd ii " + topBottom + " 0 mmmm",
                        name + "<c> <Rd>, <Rn>, <Rm>" + shift)
                .means(meaning)
                .reads("n m")
                .writes("d")
                .feature(Feature.DSP)
                .timing(TimingClass.BIT_MANIPULATION)
                .notSpOrPc("d n m");
    }
}
