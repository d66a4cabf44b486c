package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line as GNU objdump writes it, for tests that go from text to words.
 *
 * @param mnemonic as {@link Encoder#encode} takes it; B keeps its condition as first operand
 */
record AssemblyText(String mnemonic, List<Operand> operands) {
    private static final Pattern CONDITIONAL_BRANCH =
            Pattern.compile("b(eq|ne|cs|cc|mi|pl|vs|vc|hi|ls|ge|lt|gt|le)(\\.[nw])");
    private static final Pattern OFFSET = Pattern.compile("#(-?)(\\d+)");

    /** Reads a line that stands at address 0. */
    static AssemblyText parse(String line) {
        int blank = line.indexOf(' ');
        String mnemonic = blank < 0 ? line : line.substring(0, blank);
        List<Operand> operands = new ArrayList<>();
        Matcher branch = CONDITIONAL_BRANCH.matcher(mnemonic);
        if (branch.matches()) {
            mnemonic = "b" + branch.group(2);
            operands.add(Condition.valueOf(branch.group(1).toUpperCase(Locale.ROOT)));
        }
        if (blank >= 0) {
            operands(mnemonic, line.substring(blank + 1), operands);
        }
        return new AssemblyText(mnemonic, operands);
    }

    /** The instruction this line stands for. */
    Instruction encode(boolean inItBlock) {
        return Encoder.encode(mnemonic, operands, inItBlock);
    }

    private static void operands(String mnemonic, String text, List<Operand> operands) {
        int bracket = text.indexOf('[');
        boolean half = bracket > 0 && text.charAt(bracket - 1) != ' ';
        String plain = bracket < 0 || half ? text : text.substring(0, bracket);
        for (String part : split(plain)) {
            if (part.matches("(lsl|lsr|asr|ror) #\\d+|rrx")) {
                int last = operands.size() - 1;
                operands.set(last, shifted((Register) operands.get(last), part));
            } else {
                operands.add(operand(mnemonic, part));
            }
        }
        if (bracket >= 0 && !half) {
            operands.add(address(text.substring(bracket)));
        }
    }

    /** Splits at commas outside braces. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(", (?![^{]*})", -1)) {
            String trimmed = part.endsWith(",") ? part.substring(0, part.length() - 1) : part;
            if (!trimmed.isBlank()) {
                parts.add(trimmed.strip());
            }
        }
        return parts;
    }

    private static Operand operand(String mnemonic, String text) {
        if (text.matches("\\{\\d+}")) {
            return number(text.substring(1, text.length() - 1));
        }
        if (text.startsWith("{")) {
            return list(text.substring(1, text.length() - 1));
        }
        if (text.endsWith("!")) {
            return new WritebackRegister(register(text.substring(0, text.length() - 1)));
        }
        if (text.startsWith("#")) {
            boolean constant = mnemonic.matches("vmov\\.f(32|64)");
            return constant ? new FpImmediate(Integer.parseInt(text.substring(1))) : number(text.substring(1));
        }
        if (mnemonic.startsWith("it")) {
            return Condition.valueOf(text.toUpperCase(Locale.ROOT));
        }
        if (mnemonic.startsWith("cps")) {
            return InterruptMask.valueOf(text.toUpperCase(Locale.ROOT));
        }
        if (mnemonic.matches("(b|bl|cbz|cbnz)(\\.[nw])?") && text.matches("[0-9a-f]+")) {
            return new Displacement(Integer.parseUnsignedInt(text, 16));
        }
        if (text.matches("0x[0-9a-f]+")) {
            return new Immediate(Integer.decode(text));
        }
        if (text.matches("\\d+")) {
            return number(text);
        }
        return named(text);
    }

    private static Operand number(String text) {
        return text.equals("0.0") ? new Immediate(0) : new Immediate((int) Long.parseLong(text));
    }

    private static Operand named(String text) {
        if (text.matches("s\\d+")) {
            return SRegister.of(Integer.parseInt(text.substring(1)));
        }
        if (text.matches("d\\d+")) {
            return DRegister.of(Integer.parseInt(text.substring(1)));
        }
        if (text.matches("d\\d+\\[[01]]")) {
            int bracket = text.indexOf('[');
            DRegister register = DRegister.of(Integer.parseInt(text.substring(1, bracket)));
            return new DRegisterHalf(register, text.charAt(bracket + 1) - '0');
        }
        for (FpSystemRegister register : FpSystemRegister.values()) {
            if (register.toString().equals(text)) {
                return register;
            }
        }
        if (text.equals("sy")) {
            return BarrierOption.SY;
        }
        return text.matches("r\\d+|sp|lr|pc") ? register(text) : special(text);
    }

    private static Operand special(String text) {
        for (int mask = 0; mask < 4; mask++) {
            for (int sysm = 0; sysm < 21; sysm++) {
                SpecialRegister register = new SpecialRegister(sysm, mask == 0 ? 2 : mask);
                String name = mask == 0 ? new SpecialRegister(sysm, 0).toString() : register.toString();
                if (name.equals(text)) {
                    return register;
                }
            }
        }
        throw new IllegalArgumentException("operand: " + text);
    }

    private static Register register(String text) {
        return switch (text) {
            case "sp" -> Register.SP;
            case "lr" -> Register.LR;
            case "pc" -> Register.PC;
            default -> Register.of(Integer.parseInt(text.substring(1)));
        };
    }

    private static ShiftedRegister shifted(Register register, String text) {
        if (text.equals("rrx")) {
            return register.rrx();
        }
        Shift shift = Shift.valueOf(text.substring(0, 3).toUpperCase(Locale.ROOT));
        return new ShiftedRegister(register, shift, Integer.parseInt(text.substring(5)));
    }

    private static Operand list(String text) {
        if (text.startsWith("r") || text.startsWith("sp") || text.startsWith("lr") || text.startsWith("pc")) {
            Register[] registers = Arrays.stream(text.split(", ", -1))
                    .map(AssemblyText::register)
                    .toArray(Register[]::new);
            return RegisterList.of(registers);
        }
        String[] ends = text.split("-", -1);
        int first = Integer.parseInt(ends[0].substring(1));
        int last = Integer.parseInt(ends[ends.length - 1].substring(1));
        return new FpRegisterList(first, last - first + 1, text.startsWith("d"));
    }

    private static Operand address(String text) {
        int close = text.indexOf(']');
        String[] inside = text.substring(1, close).split(", ", -1);
        String behind = text.substring(close + 1);
        Register base = register(inside[0]);
        if (inside.length > 1 && !inside[1].startsWith("#")) {
            int lsl = inside.length > 2 ? Integer.parseInt(inside[2].substring(5)) : 0;
            return Address.of(base, register(inside[1]), lsl);
        }
        if (behind.startsWith(", ")) {
            return offset(base, behind.substring(2), AddressMode.POST_INDEXED);
        }
        AddressMode mode = behind.equals("!") ? AddressMode.PRE_INDEXED : AddressMode.OFFSET;
        return offset(base, inside.length > 1 ? inside[1] : "#0", mode);
    }

    private static Operand offset(Register base, String text, AddressMode mode) {
        Matcher matcher = OFFSET.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("offset: " + text);
        }
        return new OffsetAddress(
                base, Integer.parseInt(matcher.group(2)), !matcher.group(1).isEmpty(), mode);
    }
}
