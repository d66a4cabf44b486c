package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * What an encoding reads or writes, written as words:
 *
 * <pre>
 * n d t          the core registers of these fields      sp lr pc     these core registers
 * S:dD  S:mM+1   the S register of a field, or the next  D:d          the D register of a field
 * list           the registers of the list operand       N Z C V NZCV Q GE FPSCR FPX memory system
 * C?flags        only when the instruction sets flags    C?rrx        only when the operand is rotated through carry
 * </pre>
 */
final class Effects {
    /** A resource that some instruction words of an encoding touch. */
    private interface Effect {
        Resources of(int bits, boolean setsFlags);
    }

    private final List<Effect> effects = new ArrayList<>();

    Effects(BitPattern pattern, Syntax syntax, String text) {
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                effects.add(parse(pattern, syntax, word));
            }
        }
    }

    Resources of(int bits, boolean setsFlags) {
        Resources all = Resources.NONE;
        for (Effect effect : effects) {
            all = all.union(effect.of(bits, setsFlags));
        }
        return all;
    }

    private static Effect parse(BitPattern pattern, Syntax syntax, String word) {
        int question = word.indexOf('?');
        if (question >= 0) {
            Effect effect = parse(pattern, syntax, word.substring(0, question));
            return conditional(pattern, effect, word.substring(question + 1));
        }
        if (word.startsWith("S:")) {
            boolean next = word.endsWith("+1");
            BitField field = pattern.field(word.substring(2, next ? word.length() - 2 : word.length()));
            int add = next ? 1 : 0;
            return (bits, setsFlags) -> Resources.of(SRegister.of(field.extract(bits) + add & 31));
        }
        if (word.startsWith("D:")) {
            BitField field = pattern.field(word.substring(2));
            return (bits, setsFlags) -> Resources.ofSingles(3 << (2 * field.extract(bits)));
        }
        if (word.equals("list")) {
            return (bits, setsFlags) -> listed(syntax, bits);
        }
        if (word.length() == 1 && Character.isLowerCase(word.charAt(0))) {
            BitField field = pattern.field(word);
            return (bits, setsFlags) -> Resources.of(Register.of(field.extract(bits)));
        }
        Resources constant = named(word);
        return (bits, setsFlags) -> constant;
    }

    private static Effect conditional(BitPattern pattern, Effect effect, String condition) {
        if (condition.equals("flags")) {
            return (bits, setsFlags) -> setsFlags ? effect.of(bits, true) : Resources.NONE;
        }
        if (condition.equals("rrx")) {
            BitField type = pattern.field("t");
            BitField amount = pattern.field("i");
            return (bits, setsFlags) ->
                    type.extract(bits) == 3 && amount.extract(bits) == 0 ? effect.of(bits, setsFlags) : Resources.NONE;
        }
        throw new IllegalArgumentException("effect condition: " + condition);
    }

    private static Resources listed(Syntax syntax, int bits) {
        for (Operand operand : syntax.read(bits)) {
            if (operand instanceof RegisterList list) {
                return Resources.of(list);
            }
            if (operand instanceof FpRegisterList list) {
                return Resources.ofSingles(list.mask());
            }
        }
        throw new IllegalStateException("no list in " + syntax);
    }

    /** The resources of a word that depends on no field; several condition flags may be written together. */
    static Resources named(String word) {
        return switch (word) {
            case "" -> Resources.NONE;
            case "sp" -> Resources.of(Register.SP);
            case "lr" -> Resources.of(Register.LR);
            case "pc" -> Resources.of(Register.PC);
            case "N" -> Resources.N;
            case "Z" -> Resources.Z;
            case "C" -> Resources.C;
            case "V" -> Resources.V;
            case "NZ" -> Resources.N.union(Resources.Z);
            case "NZC" -> Resources.NZCV.minus(Resources.V);
            case "NZCV" -> Resources.NZCV;
            case "Q" -> Resources.Q;
            case "GE" -> Resources.GE;
            case "FPSCR" -> Resources.FPSCR;
            case "FPX" -> Resources.FP_EXCEPTIONS;
            case "memory" -> Resources.MEMORY;
            case "system" -> Resources.SYSTEM;
            default -> throw new IllegalArgumentException("effect: " + word);
        };
    }
}
