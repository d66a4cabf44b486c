package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Load;
import dev.mcusim.isa.meaning.Meaning;
import dev.mcusim.isa.meaning.Store;

/**
 * Loads and stores of one word, byte or halfword (manual A5.3.7 to A5.3.10) in the 32-bit encodings, and preload hints. Each
 * form of the eight-bit offset's diagram has a row of its own.
 */
final class LoadStoreSingle {
    /** The size and sign bits: bits 24 and 22 to 20 of the first halfword's low part. */
    private record Access(String name, String sign, String opcode, boolean load, boolean word) {
        Meaning offset(int scale) {
            return load ? Load.valueOf(name).offset(scale) : Store.valueOf(name).offset(scale);
        }

        Meaning indexed() {
            return load ? Load.valueOf(name)::indexed : Store.valueOf(name)::indexed;
        }

        Meaning preIndexed() {
            return load ? Load.valueOf(name)::preIndexed : Store.valueOf(name)::preIndexed;
        }

        Meaning postIndexed() {
            return load ? Load.valueOf(name)::postIndexed : Store.valueOf(name)::postIndexed;
        }
    }

    private static final Access[] ACCESSES = {
        new Access("STRB", "0", "000", false, false),
        new Access("LDRB", "0", "001", true, false),
        new Access("STRH", "0", "010", false, false),
        new Access("LDRH", "0", "011", true, false),
        new Access("STR", "0", "100", false, true),
        new Access("LDR", "0", "101", true, true),
        new Access("LDRSB", "1", "001", true, false),
        new Access("LDRSH", "1", "011", true, false)
    };

    private LoadStoreSingle() {}

    static void addTo(Table table) {
        for (Access access : ACCESSES) {
            positive(table, access);
            negative(table, access);
            indexed(table, access, "pre", "1 U 1", "[<Rn>, #<Ui>]!");
            Row post = indexed(table, access, "post", "0 U 1", "[<Rn>], #<Ui>");
            unprivileged(table, access);
            register(table, access);
            if (access.load) {
                literal(table, access);
            }
            if (access.name.equals("LDR")) {
                post.alias("POP<c> <one>", post.bits("n", 13) | post.bits("U", 1) | post.bits("i", 4));
            }
        }
    }

    private static void positive(Table table, Access access) {
        String pattern = "1111100" + access.sign + " 1 " + access.opcode + " nnnn tttt iiiiiiiiiiii";
        String encoding = access.word ? "T3" : access.sign.equals("0") ? "T2" : "T1";
        complete(
                table.row(access.name + " (immediate)", encoding, pattern, head(access, ".W") + "[<Rn>, #<i>]")
                        .means(access.offset(1)),
                access);
    }

    private static void negative(Table table, Access access) {
        complete(
                row(table, access, "offset", "1 0 0", head(access, ".W") + "[<Rn>, #<-i>]")
                        .means(access.offset(-1)),
                access);
    }

    private static Row indexed(Table table, Access access, String form, String bits, String address) {
        Row row = row(table, access, form, bits, head(access, ".W") + address);
        row.means(form.equals("pre") ? access.preIndexed() : access.postIndexed());
        complete(row, access).writes(access.load ? "t n" : "n memory").unpredictable("n = t");
        if (access.name.equals("STR") && form.equals("pre")) {
            row.alias("PUSH<c> <one>", row.bits("n", 13) | row.bits("i", 4));
        }
        return access.word ? row : row.unpredictable("t = 15");
    }

    private static void unprivileged(Table table, Access access) {
        Row row = table.row(
                access.name + "T",
                "T1",
                "1111100" + access.sign + " 0 " + access.opcode + " nnnn tttt 1110 iiiiiiii",
                access.name + "T<c> <Rt>, [<Rn>, #<i>]");
        complete(row, access).means(access.offset(1).unprivileged()).unpredictable("t = 13|15");
    }

    private static Row row(Table table, Access access, String form, String bits, String syntax) {
        String encoding = access.word ? "T4" : access.sign.equals("0") ? "T3" : "T2";
        return table.row(
                access.name + " (immediate)",
                encoding + " " + form,
                "1111100" + access.sign + " 0 " + access.opcode + " nnnn tttt 1 " + bits + " iiiiiiii",
                syntax);
    }

    private static void register(Table table, Access access) {
        Row row = table.row(
                access.name + " (register)",
                "T2",
                "1111100" + access.sign + " 0 " + access.opcode + " nnnn tttt 000000 ii mmmm",
                head(access, ".W") + "[<Rn>, <Rm>{lsl}]");
        complete(row, access)
                .means(access.indexed())
                .reads(access.load ? "n m memory" : "t n m")
                .notSpOrPc("m");
    }

    private static void literal(Table table, Access access) {
        String encoding = access.word ? "T2" : "T1";
        Row row = table.row(
                access.name + " (literal)",
                encoding,
                "1111100" + access.sign + " U " + access.opcode + " 1111 tttt iiiiiiiiiiii",
                head(access, ".W") + "[PC, #<Ui>]");
        finish(row, access).means(Load.valueOf(access.name)::literal).reads("pc memory");
    }

    /** What all forms with a base register share. */
    private static Row complete(Row row, Access access) {
        if (access.load) {
            row.see("n = 15", access.name + " (literal)").reads("n memory");
        } else {
            row.undefined("n = 15").reads("t n");
        }
        return finish(row, access);
    }

    /** The rules of the transferred register: only words may go to SP and PC, and Rt of PC means a hint elsewhere. */
    private static Row finish(Row row, Access access) {
        row.writes(access.load ? "t" : "memory").timing(timing(access));
        if (access.load) {
            return access.word ? row : preload(row, access).unpredictable("t = 13");
        }
        return row.unpredictable(access.word ? "t = 15" : "t = 13|15");
    }

    private static Row preload(Row row, Access access) {
        boolean halfword = access.opcode.equals("011");
        boolean hintForm = row.pattern.width() == 32
                && !row.name.endsWith("pre")
                && !row.name.endsWith("post")
                && !row.instruction.endsWith("T");
        return hintForm ? row.see("t = 15", halfword ? "memory hints" : "PLD, PLI") : row;
    }

    private static TimingClass timing(Access access) {
        if (access.load) {
            return access.word ? TimingClass.LOAD : TimingClass.LOAD_NARROW;
        }
        return access.word ? TimingClass.STORE : TimingClass.STORE_NARROW;
    }

    private static String head(Access access, String width) {
        return access.name + "<c>" + width + " <Rt>, ";
    }
}
