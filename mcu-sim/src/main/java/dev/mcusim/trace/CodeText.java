package dev.mcusim.trace;

import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Feature;
import dev.mcusim.isa.Instruction;
import dev.mcusim.timing.TimedBlock;

/** The instructions of a block as text, made once. */
final class CodeText {

    private static final int WHERE_WIDTH = 28;
    private static final int CODE_WIDTH = 32;

    private final String[] lines;
    private final boolean[] floatingPoint;

    /**
     * Puts a block into words.
     *
     * @param itState ITSTATE before its first instruction
     */
    CodeText(TimedBlock block, int itState, CodeNames names) {
        lines = new String[block.instructions];
        floatingPoint = new boolean[block.instructions];
        int it = itState;
        for (int i = 0; i < block.instructions; i++) {
            int first = block.code.first(i);
            Decoded decoded = Decoder.decode(first, block.code.second(i), it);
            long address = Integer.toUnsignedLong(block.code.addressOf(i));
            lines[i] = "%08x  %s%s"
                    .formatted(
                            address,
                            padded(names.describe(block.code.addressOf(i)), WHERE_WIDTH),
                            padded(text(decoded, address, it), CODE_WIDTH));
            floatingPoint[i] = decoded instanceof Instruction instruction
                    && instruction.encoding().feature() != Feature.BASE
                    && instruction.encoding().feature() != Feature.DSP;
            it = next(first, it);
        }
    }

    /** ITSTATE behind an instruction (ARMv7-M ARM, A7.3.3). */
    private static int next(int first, int it) {
        boolean ifThen = first >>> 8 == 0xbf && (first & 15) != 0;
        return ifThen ? first & 0xff : (it & 7) != 0 ? (it & 0xe0) | ((it << 1) & 0x1f) : 0;
    }

    private static String text(Decoded decoded, long address, int it) {
        if (decoded instanceof Instruction instruction) {
            boolean conditional = (it & 15) != 0;
            Condition condition = Condition.of(Math.min(it >>> 4, Condition.AL.number()));
            return (conditional ? instruction.inItBlock(condition) : instruction).disassembly(address);
        }
        return decoded.sizeInBytes() == 4
                ? ".inst.w 0x%08x".formatted(decoded.bits())
                : ".inst.n 0x%04x".formatted(decoded.bits());
    }

    private static String padded(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + " ";
    }

    /** Address, function and instruction. */
    String line(int instruction) {
        return lines[instruction];
    }

    /** Whether the instruction may change floating-point registers. */
    boolean isFloatingPoint(int instruction) {
        return floatingPoint[instruction];
    }
}
