package dev.mcusim.cpu.jit;

import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Feature;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.Resources;
import dev.mcusim.isa.TimingClass;
import java.util.Optional;

/**
 * One instruction of a region, for the translator.
 *
 * @param number      its place among all instructions of the region
 * @param block       its block
 * @param index       its place in the block
 * @param instruction what it is, with the condition that its IT block puts on it; empty for what cannot be executed
 * @param condition   that condition, 0 to 13, or -1
 */
record Site(int number, Block block, int index, Optional<Instruction> instruction, int condition) {

    private static final Resources EVERYTHING =
            new Resources(0x7fff).union(Resources.NZCV).union(Resources.Q).union(Resources.GE);

    static Site of(int number, Block block, int index) {
        Decoded decoded = Decoder.decode(block.code.first(index), block.code.second(index));
        int it = block.itState(index);
        boolean conditional = (it & 15) != 0 && it >>> 4 < 14;
        Optional<Instruction> instruction = decoded instanceof Instruction plain
                ? Optional.of((it & 15) != 0 ? plain.inItBlock(Condition.of(Math.min(it >>> 4, 14))) : plain)
                : Optional.empty();
        return new Site(number, block, index, instruction, conditional ? it >>> 4 : -1);
    }

    /** Whether it is a hint that does nothing, which all but SEV are. */
    boolean isIdle() {
        return timingClass() == TimingClass.HINT
                && !instruction.orElseThrow().mnemonic().equals("SEV");
    }

    int address() {
        return block.addressOf(index);
    }

    boolean isLast() {
        return index == block.instructions - 1;
    }

    /** What its step reads of registers and flags; Q, too, where it may set Q, as otherwise Q stays. */
    Resources reads() {
        if (isOpaque()) {
            return EVERYTHING;
        }
        Resources own = instruction.orElseThrow().reads();
        Resources reads = writes().intersects(Resources.Q) ? own.union(Resources.Q) : own;
        return condition >= 0 ? reads.union(writes()).union(Resources.NZCV) : reads;
    }

    /** What its step may write of registers and flags. */
    Resources writes() {
        if (isOpaque()) {
            return EVERYTHING;
        }
        return instruction.orElseThrow().writes();
    }

    /** Whether it may touch state of which the table does not tell all. */
    private boolean isOpaque() {
        return instruction.isEmpty()
                || switch (instruction.get().timingClass()) {
                    case SYSTEM_REGISTER, EXCEPTION, WAIT, FP_STATUS, EXCLUSIVE -> true;
                    default -> false;
                };
    }

    /** Whether the translator may write bytecode for it instead of calling its step. */
    boolean isPlain() {
        return instruction.isPresent()
                && (instruction.get().encoding().feature() == Feature.BASE
                        || instruction.get().encoding().feature() == Feature.DSP);
    }

    /** Whether it only moves FP registers, to or from memory or core registers. */
    boolean isFpTransfer() {
        return instruction.isPresent()
                && instruction.get().encoding().feature() == Feature.FP_SINGLE
                && switch (timingClass()) {
                    case FP_LOAD,
                            FP_STORE,
                            FP_LOAD_DOUBLE,
                            FP_STORE_DOUBLE,
                            FP_LOAD_MULTIPLE,
                            FP_STORE_MULTIPLE,
                            FP_MOVE,
                            FP_MOVE_DUAL -> true;
                    default -> false;
                };
    }

    TimingClass timingClass() {
        return instruction.map(Instruction::timingClass).orElse(TimingClass.EXCEPTION);
    }
}
