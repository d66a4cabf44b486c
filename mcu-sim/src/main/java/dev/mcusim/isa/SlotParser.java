package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the operand part of a row's syntax. Operands are separated by commas; a memory operand is the last. The notation is
 * the manual's, with the letters of the row's pattern where the manual has names of fields:
 *
 * <pre>
 * &lt;Rd&gt; &lt;RdLo&gt; &lt;Rt2&gt;      core register in field d, l, u; see {@link #CORE}
 * &lt;Rm=n&gt;                core register in two fields, as Rm of CLZ
 * &lt;Rn&gt;!                 core register, written back
 * SP PC FPSCR #0.0      implied operands
 * &lt;S:dD&gt; &lt;S:mM+1&gt; &lt;D:d&gt;  floating-point register in a field, or the one behind it
 * #&lt;i&gt; #&lt;i*4&gt; #&lt;s+1&gt; #&lt;32-jk&gt;   number in a field, scaled, biased or subtracted
 * #&lt;i:1..32&gt;            number in a range, the field wrapping
 * &lt;comment:i&gt; &lt;comment4:i&gt; &lt;braced:k&gt;  number without sign, in hexadecimal, in braces
 * #&lt;const&gt; #&lt;width&gt; #&lt;fp&gt;    modified immediate in i; width of BFI; constant of VMOV in i
 * &lt;Rm&gt;{shift} {lsl} {lsr} {asr} {ror} {rrx} {lsl/asr} {rotation}   shifted register: type in t, amount in i, ASR bit in h, bytes in i
 * [&lt;Rn&gt;, #&lt;i*4&gt;]         offset address; {@code +} or {@code -} or {@code U} before the field tells the sign; {@code !} behind, or the
 *                       offset behind the bracket, tells the mode
 * [&lt;Rn&gt;, &lt;Rm&gt;{lsl}]      indexed address, the shift in i
 * &lt;registers&gt; &lt;registers+lr&gt; &lt;registers+pc&gt;   register list in r, the top one of nine bits being LR or PC
 * &lt;one&gt; &lt;S-list&gt; &lt;D-list&gt;   list of the one register in t; floating-point list in dD or d and i
 * &lt;half:n&gt;              half x of a doubleword register
 * &lt;label&gt; &lt;label:skji&gt; &lt;forward&gt; &lt;far:sjki&gt;  branch targets in i, signed, unsigned, or in B T4's form
 * &lt;special&gt; &lt;option&gt; &lt;iflags&gt;   special register in y and k, barrier option in o, CPS masks in f
 * </pre>
 */
final class SlotParser {
    private static final Map<String, String> CORE =
            Map.of("RdLo", "l", "RdHi", "h", "Rt2", "u", "Rdn", "d", "Rdm", "d");
    private static final BitField NOTHING = new BitField(new int[0]);
    private static final Pattern NUMBER = Pattern.compile("#<(?:(\\d+)-)?(\\w+)([*+:])?([\\d.]+)?>");
    private static final Pattern OFFSET = Pattern.compile("#<([-+U]?)(\\w)(?:\\*(\\d))?>");

    private final BitPattern pattern;

    private SlotParser(BitPattern pattern) {
        this.pattern = pattern;
    }

    static List<Slot> parse(String text, BitPattern pattern) {
        SlotParser parser = new SlotParser(pattern);
        List<Slot> slots = new ArrayList<>();
        int bracket = text.indexOf('[');
        String plain = bracket < 0 ? text : text.substring(0, bracket);
        for (String operand : plain.split(", ", -1)) {
            if (!operand.isEmpty()) {
                slots.add(parser.slot(operand));
            }
        }
        if (bracket >= 0) {
            slots.add(parser.address(text.substring(bracket)));
        }
        return List.copyOf(slots);
    }

    private Slot slot(String text) {
        return switch (text) {
            case "SP" -> new RegisterSlots.Fixed(Register.SP, "sp");
            case "PC" -> new RegisterSlots.Fixed(Register.PC, "pc");
            case "LR" -> new RegisterSlots.Fixed(Register.LR, "lr");
            case "FPSCR" -> new RegisterSlots.Fixed(FpSystemRegister.FPSCR, "fpscr");
            case "APSR_nzcv" -> new RegisterSlots.Fixed(FpSystemRegister.APSR_NZCV, "APSR_nzcv");
            case "#0" -> new RegisterSlots.Fixed(new Immediate(0), "#0");
            case "#0.0" -> new RegisterSlots.Fixed(new Immediate(0), "#0.0");
            case "#<const>" -> new ImmediateSlots.Modified(pattern.field("i"));
            case "#<width>" -> new ImmediateSlots.Width(pattern.field("b"), pattern.field("i"));
            case "#<fp>" -> new ImmediateSlots.FloatingPoint(pattern.field("i"));
            case "<registers>" -> new ListSlots.Core(pattern.field("r"), Register.PC);
            case "<registers+lr>" -> new ListSlots.Core(pattern.field("r"), Register.LR);
            case "<registers+pc>" -> new ListSlots.Core(pattern.field("r"), Register.PC);
            case "<half:n>" -> new RegisterSlots.Half(pattern.field("n"), pattern.field("x"));
            case "<one>" -> new ListSlots.One(pattern.field("t"));
            case "<S-list>" -> new ListSlots.FloatingPoint(pattern.field("dD"), pattern.field("i"), false);
            case "<D-list>" -> new ListSlots.FloatingPoint(pattern.field("d"), pattern.field("i"), true);
            case "<label>" -> new BranchSlots.Halfwords(pattern.field("i"), true);
            case "<label:skji>" -> new BranchSlots.Halfwords(pattern.field("skji"), true);
            case "<forward>" -> new BranchSlots.Halfwords(pattern.field("i"), false);
            case "<far:sjki>" -> new BranchSlots.Far(pattern.field("sjki"));
            case "<special>" -> new SystemSlots.Special(
                    pattern.field("y"), pattern.has('k') ? pattern.field("k") : NOTHING);
            case "<option>" -> new SystemSlots.Barrier(pattern.field("o"));
            case "<condition>" -> new SystemSlots.ConditionCode(pattern.field("c"));
            case "<iflags>" -> new SystemSlots.Interrupts(pattern.field("f"));
            default -> general(text);
        };
    }

    private Slot general(String text) {
        if (text.startsWith("<S:")) {
            boolean next = text.endsWith("+1>");
            String letters = text.substring(3, text.length() - (next ? 3 : 1));
            return new RegisterSlots.Single(pattern.field(letters), next ? 1 : 0);
        }
        if (text.startsWith("<D:")) {
            return new RegisterSlots.Doubleword(pattern.field(text.substring(3, text.length() - 1)));
        }
        if (text.startsWith("<comment:")) {
            return new ImmediateSlots.Comment(pattern.field("i"), "%d");
        }
        if (text.startsWith("<braced:")) {
            return new ImmediateSlots.Comment(pattern.field("k"), "{%d}");
        }
        if (text.startsWith("<comment4:")) {
            return new ImmediateSlots.Comment(pattern.field("i"), "0x%04x");
        }
        if (text.startsWith("<R")) {
            return register(text);
        }
        if (text.startsWith("#<")) {
            return number(text);
        }
        throw new IllegalArgumentException("operand: " + text);
    }

    private Slot register(String text) {
        int close = text.indexOf('>');
        String name = text.substring(1, close);
        int twin = name.indexOf('=');
        if (twin >= 0) {
            BitField copy = pattern.field(name.substring(twin + 1));
            return new RegisterSlots.Core(core(name.substring(0, twin)), copy);
        }
        BitField field = core(name);
        return switch (text.substring(close + 1)) {
            case "" -> new RegisterSlots.Core(field, NOTHING);
            case "!" -> new RegisterSlots.Writeback(field);
            case "{shift}" -> new ShiftSlots.Any(field, pattern.field("t"), pattern.field("i"));
            case "{lsl/asr}" -> new ShiftSlots.LeftOrRight(field, pattern.field("h"), pattern.field("i"));
            case "{rrx}" -> new ShiftSlots.Only(field, Shift.RRX, NOTHING);
            case "{ror}" -> new ShiftSlots.Only(field, Shift.ROR, pattern.field("i"));
            case "{lsr}" -> new ShiftSlots.Only(field, Shift.LSR, pattern.field("i"));
            case "{lsl}" -> new ShiftSlots.Only(field, Shift.LSL, pattern.field("i"));
            case "{asr}" -> new ShiftSlots.Only(field, Shift.ASR, pattern.field("i"));
            case "{rotation}" -> new ShiftSlots.Rotation(field, pattern.field("i"));
            default -> throw new IllegalArgumentException("operand: " + text);
        };
    }

    private BitField core(String name) {
        return pattern.field(CORE.getOrDefault(name, name.substring(1)));
    }

    private Slot number(String text) {
        Matcher parts = NUMBER.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("operand: " + text);
        }
        BitField field = pattern.field(parts.group(2));
        int most = field.largest();
        if (parts.group(1) != null) {
            int bias = Integer.parseInt(parts.group(1));
            return new ImmediateSlots.Plain(field, -1, bias, Math.max(bias - most, 0), bias);
        }
        String operand = parts.group(4);
        return switch (parts.group(3) == null ? "" : parts.group(3)) {
            case "*" -> {
                int scale = Integer.parseInt(operand);
                yield new ImmediateSlots.Plain(field, scale, 0, 0, most * scale);
            }
            case "+" -> {
                int bias = Integer.parseInt(operand);
                yield new ImmediateSlots.Plain(field, 1, bias, bias, most + bias);
            }
            case ":" -> {
                int dots = operand.indexOf("..");
                int least = Integer.parseInt(operand.substring(0, dots));
                yield new ImmediateSlots.Plain(field, 1, 0, least, Integer.parseInt(operand.substring(dots + 2)));
            }
            default -> new ImmediateSlots.Plain(field, 1, 0, 0, most);
        };
    }

    private Slot address(String text) {
        int close = text.indexOf(']');
        String[] inside = text.substring(1, close).split(", ", -1);
        String behind = text.substring(close + 1);
        AddressMode mode = behind.isEmpty()
                ? AddressMode.OFFSET
                : behind.equals("!") ? AddressMode.PRE_INDEXED : AddressMode.POST_INDEXED;
        if (mode == AddressMode.POST_INDEXED) {
            return offset(slot(inside[0]), behind.substring(2), mode);
        }
        if (inside.length == 1) {
            return new AddressSlots.Offset(
                    slot(inside[0]), NOTHING, 1, AddressSlots.Sign.PLUS, NOTHING, mode, AddressSlots.Zero.HIDDEN);
        }
        if (inside[1].startsWith("#")) {
            return offset(slot(inside[0]), inside[1], mode);
        }
        BitField base = core(inside[0].substring(1, inside[0].indexOf('>')));
        BitField index = core(inside[1].substring(1, inside[1].indexOf('>')));
        if (inside[1].endsWith("{lsl #1}")) {
            return new AddressSlots.Doubled(base, index);
        }
        return new AddressSlots.Indexed(base, index, inside[1].endsWith("{lsl}") ? pattern.field("i") : NOTHING);
    }

    private Slot offset(Slot base, String text, AddressMode mode) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("offset: " + text);
        }
        BitField field = pattern.field(parts.group(2));
        int scale = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        AddressSlots.Sign sign =
                switch (parts.group(1)) {
                    case "U" -> AddressSlots.Sign.EITHER;
                    case "-" -> AddressSlots.Sign.MINUS;
                    default -> AddressSlots.Sign.PLUS;
                };
        BitField add = sign == AddressSlots.Sign.EITHER ? pattern.field("U") : NOTHING;
        AddressSlots.Zero zero = pattern.width() == 16
                ? AddressSlots.Zero.SHOWN
                : scale == 1 ? AddressSlots.Zero.HIDDEN : AddressSlots.Zero.MINUS_SHOWN;
        return new AddressSlots.Offset(base, field, scale, sign, add, mode, zero);
    }
}
