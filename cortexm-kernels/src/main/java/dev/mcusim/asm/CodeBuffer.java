package dev.mcusim.asm;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.Displacement;
import dev.mcusim.isa.Encoder;
import dev.mcusim.isa.EncodingException;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of code in order, and their layout. Branches and literal loads start with two bytes; those that do not reach
 * grow to four, and layout is repeated until nothing grows. Nothing ever shrinks, so that ends.
 */
final class CodeBuffer {
    private static final byte[] NOP = {0x00, (byte) 0xbf};

    private final List<Item> items = new ArrayList<>();
    private final List<Relocation> relocations = new ArrayList<>();

    void add(Item item) {
        items.add(item);
    }

    /** The number of pieces, which is where a label bound now points. */
    int size() {
        return items.size();
    }

    /** Adds a relocation; its offset is the index of the piece it is in. */
    void relocate(Relocation relocation) {
        relocations.add(relocation);
    }

    MachineCode finish() {
        int[] offsets = new int[items.size() + 1];
        boolean[] wide = new boolean[items.size()];
        do {
            layOut(offsets, wide);
        } while (grow(offsets, wide));
        return new MachineCode(bytes(offsets, wide), relocated(offsets), dataRanges(offsets));
    }

    private void layOut(int[] offsets, boolean[] wide) {
        int offset = 0;
        for (int i = 0; i < items.size(); i++) {
            offsets[i] = offset;
            offset += length(items.get(i), offset, wide[i]);
        }
        offsets[items.size()] = offset;
    }

    private static int length(Item item, int offset, boolean wide) {
        if (item instanceof Item.Fixed fixed) {
            return fixed.bytes().length;
        }
        if (item instanceof Item.Data data) {
            return data.bytes().length;
        }
        if (item instanceof Item.Align align) {
            return -offset & align.alignment() - 1;
        }
        return wide ? 4 : 2;
    }

    /** Marks what must be wide; whether anything was marked. */
    private boolean grow(int[] offsets, boolean[] wide) {
        boolean grew = false;
        for (int i = 0; i < wide.length; i++) {
            Item item = items.get(i);
            boolean flexible = item instanceof Item.Branch || item instanceof Item.Literal;
            if (flexible && !wide[i] && instruction(item, offsets[i], offsets).sizeInBytes() == 4) {
                wide[i] = true;
                grew = true;
            }
        }
        return grew;
    }

    private Instruction instruction(Item item, int offset, int[] offsets) {
        return item instanceof Item.Branch branch
                ? branch(branch, offset, offsets, "")
                : literal((Item.Literal) item, offset, offsets, "");
    }

    private static Instruction branch(Item.Branch branch, int offset, int[] offsets, String width) {
        List<Operand> operands = new ArrayList<>(branch.before());
        operands.add(new Displacement(target(branch.target(), offsets) - offset));
        return Encoder.encode(branch.mnemonic() + width, operands, branch.inItBlock());
    }

    private static Instruction literal(Item.Literal literal, int offset, int[] offsets, String width) {
        int distance = target(literal.target(), offsets) - (offset + 4 & ~3);
        if (literal.mnemonic().equals("adr")) {
            String name = distance < 0 ? "sub" : "add";
            List<Operand> operands = List.of(literal.register(), Register.PC, new Immediate(Math.abs(distance)));
            return Encoder.encode(name + width, operands, literal.inItBlock());
        }
        List<Operand> operands = List.of(literal.register(), Address.of(Register.PC, distance));
        return Encoder.encode(literal.mnemonic() + width, operands, literal.inItBlock());
    }

    private static int target(Label label, int[] offsets) {
        if (!label.isBound()) {
            throw new EncodingException("label " + label, "no place", "bound before the end");
        }
        return offsets[label.item()];
    }

    private byte[] bytes(int[] offsets, boolean[] wide) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(offsets[items.size()]);
        boolean afterData = false;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item instanceof Item.Align) {
                pad(out, offsets[i + 1] - offsets[i], afterData);
            } else {
                out.writeBytes(bytes(item, offsets[i], offsets, wide[i]));
                afterData = item instanceof Item.Data;
            }
        }
        return out.toByteArray();
    }

    private byte[] bytes(Item item, int offset, int[] offsets, boolean wide) {
        if (item instanceof Item.Fixed fixed) {
            return fixed.bytes();
        }
        if (item instanceof Item.Data data) {
            return data.bytes();
        }
        String width = wide ? ".w" : ".n";
        Instruction instruction = item instanceof Item.Branch branch
                ? branch(branch, offset, offsets, width)
                : literal((Item.Literal) item, offset, offsets, width);
        return Assembler.bytes(instruction);
    }

    private static void pad(ByteArrayOutputStream out, int length, boolean afterData) {
        int rest = length;
        if (afterData || rest % 2 != 0) {
            out.writeBytes(new byte[rest]);
            return;
        }
        for (; rest > 0; rest -= 2) {
            out.writeBytes(NOP);
        }
    }

    private List<Relocation> relocated(int[] offsets) {
        List<Relocation> placed = new ArrayList<>();
        for (Relocation relocation : relocations) {
            placed.add(new Relocation(
                    offsets[relocation.offset()], relocation.kind(), relocation.symbol(), relocation.addend()));
        }
        return placed;
    }

    private List<MachineCode.DataRange> dataRanges(int[] offsets) {
        List<MachineCode.DataRange> ranges = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= items.size(); i++) {
            boolean data = i < items.size()
                    && (items.get(i) instanceof Item.Data || (from >= 0 && items.get(i) instanceof Item.Align));
            if (data && from < 0) {
                from = offsets[i];
            } else if (!data && from >= 0) {
                ranges.add(new MachineCode.DataRange(from, offsets[i] - from));
                from = -1;
            }
        }
        return ranges;
    }
}
