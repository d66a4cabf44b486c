package dev.mcusim.asm;

import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.IfThen;
import dev.mcusim.isa.Instruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finished code as instructions, for tests. */
final class Listing {
    private Listing() {}

    /** The instructions up to the first data, each in its IT block if it is in one. */
    static List<Instruction> instructions(MachineCode code) {
        List<Instruction> instructions = new ArrayList<>();
        Deque<Condition> block = new ArrayDeque<>();
        int end =
                code.data().isEmpty() ? code.bytes().length : code.data().get(0).offset();
        for (int offset = 0; offset < end; ) {
            Instruction instruction = (Instruction) decode(code.bytes(), offset);
            instructions.add(block.isEmpty() ? instruction : instruction.inItBlock(block.removeFirst()));
            if (instruction.mnemonic().equals("IT")) {
                Condition first = Condition.of(instruction.field("c"));
                block.addAll(IfThen.conditions(first, instruction.field("k")));
            }
            offset += instruction.sizeInBytes();
        }
        return instructions;
    }

    /** The text of the instructions up to the first data. */
    static List<String> text(MachineCode code) {
        List<String> text = new ArrayList<>();
        int offset = 0;
        for (Instruction instruction : instructions(code)) {
            text.add(instruction.disassembly(offset));
            offset += instruction.sizeInBytes();
        }
        return text;
    }

    static Decoded decode(byte[] bytes, int offset) {
        int first = halfword(bytes, offset);
        return Decoder.decode(first, Decoder.isWide(first) ? halfword(bytes, offset + 2) : 0);
    }

    static int word(byte[] bytes, int offset) {
        return halfword(bytes, offset) | halfword(bytes, offset + 2) << 16;
    }

    private static int halfword(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8;
    }
}
