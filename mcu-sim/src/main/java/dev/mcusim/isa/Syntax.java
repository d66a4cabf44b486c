package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The assembly syntax of an encoding, parsed from text much like the manual's: a mnemonic with markers, a blank, and operands
 * in the notation of {@link SlotParser}. The markers are
 *
 * <pre>
 * &lt;S&gt;       S when flags are set: by the S bit, or by standing outside IT blocks where the pattern has no such bit
 * &lt;c&gt;       the condition of the IT block
 * &lt;cond&gt;    the condition in field c, written as first operand to the encoder
 * &lt;xyz&gt;     the letters T and E of an IT instruction, from its fields k and c
 * .N .W     width as GNU objdump prints it; everything else with a dot is a data type
 * </pre>
 */
final class Syntax {
    /** When the flags are set. */
    enum FlagSetting {
        ALWAYS,
        BY_S_BIT,
        OUTSIDE_IT
    }

    private final String text;
    private final String head;
    private final String mnemonic;
    private final FlagSetting flagSetting;
    private final List<Slot> slots;
    private final List<Slot> operandSlots;
    private final BitPattern pattern;
    private final boolean conditionField;

    Syntax(String text, BitPattern pattern) {
        this.text = text;
        this.pattern = pattern;
        int blank = text.indexOf(' ');
        this.conditionField = text.contains("<cond>");
        this.head = blank < 0 ? text : text.substring(0, blank);
        this.mnemonic = withoutMarkers(head);
        this.flagSetting = !head.contains("<S>")
                ? FlagSetting.ALWAYS
                : pattern.has('S') ? FlagSetting.BY_S_BIT : FlagSetting.OUTSIDE_IT;
        this.operandSlots = blank < 0 ? List.of() : SlotParser.parse(text.substring(blank + 1), pattern);
        List<Slot> all = new ArrayList<>();
        if (hasConditionField()) {
            all.add(new SystemSlots.ConditionCode(pattern.field("c")));
        }
        all.addAll(operandSlots);
        this.slots = List.copyOf(all);
    }

    private static String withoutMarkers(String head) {
        int end = head.endsWith(".N") || head.endsWith(".W") ? head.length() - 2 : head.length();
        int open = head.indexOf('<');
        int close = head.lastIndexOf('>');
        return open < 0 ? head.substring(0, end) : head.substring(0, open) + head.substring(close + 1, end);
    }

    /** Upper case, with data types. */
    String mnemonic() {
        return mnemonic;
    }

    /** The name under which the encoder finds the row, lower case. */
    String key() {
        return mnemonic.toLowerCase(Locale.ROOT);
    }

    FlagSetting flagSetting() {
        return flagSetting;
    }

    boolean hasSuffixS() {
        return head.contains("<S>");
    }

    boolean hasConditionField() {
        return conditionField;
    }

    boolean isIfThen() {
        return head.contains("<xyz>");
    }

    boolean isPredicated() {
        return head.contains("<c>");
    }

    /** Whether destination and first source are one operand, which may be written twice. */
    boolean isTied() {
        return text.contains(" <Rdn>");
    }

    Condition conditionField(int bits) {
        return Condition.of(Math.min(14, pattern.field("c").extract(bits)));
    }

    /** The operand positions, a condition field being the first. */
    List<Slot> slots() {
        return slots;
    }

    List<Operand> read(int bits) {
        List<Operand> operands = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            operands.add(slot.read(bits));
        }
        return operands;
    }

    String format(Instruction instruction, long address) {
        int bits = instruction.bits();
        String line = head.toLowerCase(Locale.ROOT)
                .replace("<s>", instruction.setsFlags() ? "s" : "")
                .replace(
                        "<c>", instruction.inItBlock() ? instruction.condition().toString() : "");
        if (hasConditionField()) {
            line = line.replace("<cond>", conditionField(bits).toString());
        }
        if (isIfThen()) {
            line = line.replace(
                    "<xyz>",
                    IfThen.suffix(
                            pattern.field("c").extract(bits), pattern.field("k").extract(bits)));
        }
        StringBuilder out = new StringBuilder(line);
        String separator = " ";
        for (Slot slot : operandSlots) {
            out.append(separator).append(slot.format(bits, address));
            separator = ", ";
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
