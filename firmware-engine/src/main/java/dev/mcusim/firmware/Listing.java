package dev.mcusim.firmware;

import dev.mcusim.asm.MachineCode;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.IfThen;
import dev.mcusim.isa.Instruction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The code of an image as assembly text: address, words, instruction, and the function that a branch goes to. */
final class Listing {
    private static final int IT_MNEMONIC_FIRST_CONDITION_SHIFT = 4;

    private final ImageSection section;
    private final ByteBuffer code;
    private final NavigableMap<Long, ImageSymbol> functions = new TreeMap<>();
    private final Map<Integer, Integer> dataEnds = new HashMap<>();
    private final Deque<Condition> block = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private Listing(FirmwareImage image, ImageSection section) {
        this.section = section;
        this.code = ByteBuffer.wrap(section.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (ImageSymbol symbol : image.symbols()) {
            boolean inside =
                    symbol.address() >= section.address() && symbol.address() < section.address() + section.size();
            if (inside) {
                functions.put(symbol.address(), symbol);
            }
        }
        for (MachineCode.DataRange range : section.data()) {
            dataEnds.put(range.offset(), range.offset() + range.length());
        }
    }

    /** The listing of the executable section. Lines end with a newline on every system. */
    static String format(FirmwareImage image) {
        Listing listing = new Listing(image, image.section(".text").orElseThrow());
        listing.all();
        return listing.text.toString();
    }

    private void all() {
        int offset = 0;
        while (offset < code.limit()) {
            heading(offset);
            Integer dataEnd = dataEnds.get(offset);
            offset = dataEnd != null ? data(offset, dataEnd) : instruction(offset);
        }
    }

    private void heading(int offset) {
        ImageSymbol symbol = functions.get(section.address() + offset);
        if (symbol != null) {
            block.clear();
            text.append(String.format(
                    Locale.ROOT, "\n%08x <%s>:  %d bytes\n", symbol.address(), symbol.name(), symbol.size()));
        }
    }

    /** One line for each word of data, shorter ones where it begins or ends between words. */
    private int data(int from, int to) {
        int offset = from;
        while (offset < to) {
            boolean word = offset % 4 == 0 && to - offset >= 4;
            String contents = word
                    ? String.format(Locale.ROOT, ".word 0x%08x", code.getInt(offset))
                    : String.format(Locale.ROOT, ".byte 0x%02x", code.get(offset));
            line(offset, "", contents);
            offset += word ? 4 : 1;
        }
        return to;
    }

    private int instruction(int offset) {
        int first = half(offset);
        boolean whole = !Decoder.isWide(first) || offset + 4 <= code.limit();
        int second = whole && Decoder.isWide(first) ? half(offset + 2) : 0;
        Decoded decoded = Decoder.decode(first, second);
        String words = decoded.sizeInBytes() == 4
                ? String.format(Locale.ROOT, "%04x %04x", first, second)
                : String.format(Locale.ROOT, "%04x", first);
        line(offset, words, decoded instanceof Instruction plain ? describe(plain, offset) : decoded.toString());
        return offset + decoded.sizeInBytes();
    }

    private String describe(Instruction plain, int offset) {
        long address = section.address() + offset;
        Instruction instruction = block.isEmpty() ? plain : plain.inItBlock(block.remove());
        if (instruction.mnemonic().equals("IT")) {
            int fields = instruction.bits() & 0xFF;
            block.addAll(IfThen.conditions(Condition.of(fields >>> IT_MNEMONIC_FIRST_CONDITION_SHIFT), fields & 0xF));
        }
        String disassembly = instruction.disassembly(address);
        return instruction.branchTarget(address).isPresent()
                ? disassembly + "  " + place(instruction.branchTarget(address).getAsLong())
                : disassembly;
    }

    /** An address as {@code <function+offset>}. */
    private String place(long address) {
        Map.Entry<Long, ImageSymbol> at = functions.floorEntry(address);
        if (at == null) {
            return "";
        }
        long distance = address - at.getKey();
        return "<" + at.getValue().name() + (distance == 0 ? "" : "+0x" + Long.toHexString(distance)) + ">";
    }

    private void line(int offset, String words, String contents) {
        text.append(String.format(Locale.ROOT, "%8x:  %-10s  %s\n", section.address() + offset, words, contents));
    }

    private int half(int offset) {
        return Short.toUnsignedInt(code.getShort(offset));
    }
}
