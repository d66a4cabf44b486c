package dev.mcusim.timing;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.IndexedAddress;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.Resources;
import dev.mcusim.isa.TimingClass;
import dev.mcusim.isa.Unpredictable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What timing models want to know about an instruction.
 *
 * @param mnemonic     upper case, without condition and width; empty for what cannot be decoded
 * @param kind         its timing class
 * @param at           its address
 * @param wide         whether it has 32 bits
 * @param conditional  whether it depends on a condition: its own, or that of its IT block
 * @param reads        everything it depends on
 * @param writes       everything it changes
 * @param address      the registers that make up the address of a load or store
 * @param accumulator  the registers to which a multiply adds its product
 * @param memory       the memory operand, if it has one with a constant offset
 * @param indexed      whether a register is added to the base
 * @param constant     the constant operand of arithmetic, if it has one
 * @param words        words transferred by a multiple load or store
 * @param branchTarget where a direct branch goes
 * @param shifted      the registers that pass a shifter or bit-field unit on their way to the ALU
 */
record TimedInstruction(
        String mnemonic,
        TimingClass kind,
        int at,
        boolean wide,
        boolean conditional,
        Resources reads,
        Resources writes,
        Resources address,
        Resources accumulator,
        Optional<OffsetAddress> memory,
        boolean indexed,
        Optional<Immediate> constant,
        int words,
        OptionalLong branchTarget,
        Resources shifted) {

    /** Decodes an instruction of a block under a condition; what cannot be decoded counts as one that does nothing. */
    static TimedInstruction of(CodeBlock block, int index, Condition condition, boolean inItBlock) {
        Decoded decoded = Decoder.decode(block.first(index), block.second(index));
        int at = block.addressOf(index);
        boolean wide = CodeBlock.isWide(block.first(index));
        if (decoded instanceof Instruction instruction) {
            return of(inItBlock ? instruction.inItBlock(condition) : instruction, at, wide);
        }
        if (decoded instanceof Unpredictable unpredictable) {
            return of(unpredictable.instruction(), at, wide);
        }
        return new TimedInstruction(
                "",
                TimingClass.HINT,
                at,
                wide,
                false,
                Resources.NONE,
                Resources.NONE,
                Resources.NONE,
                Resources.NONE,
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                OptionalLong.empty(),
                Resources.NONE);
    }

    private static TimedInstruction of(Instruction instruction, int at, boolean wide) {
        Resources address = Resources.NONE;
        Optional<OffsetAddress> memory = Optional.empty();
        Optional<Immediate> constant = Optional.empty();
        boolean indexed = false;
        boolean conditional = instruction.condition() != Condition.AL;
        int words = 0;
        List<Operand> operands = instruction.operands();
        for (Operand operand : operands) {
            if (operand instanceof Address location) {
                address = address.union(Resources.of(location.base()));
            }
            if (operand instanceof IndexedAddress location) {
                address = address.union(Resources.of(location.index()));
                indexed = true;
            } else if (operand instanceof OffsetAddress location) {
                memory = Optional.of(location);
            } else if (operand instanceof RegisterList list) {
                words = Integer.bitCount(list.mask());
                address = address.union(base(instruction));
            } else if (operand instanceof FpRegisterList list) {
                words = Integer.bitCount(list.mask());
                address = address.union(base(instruction));
            } else if (operand instanceof Immediate immediate) {
                constant = Optional.of(immediate);
            }
        }
        OptionalLong target = instruction.branchTarget(Integer.toUnsignedLong(at));
        boolean branchesIf = target.isPresent()
                && !instruction.reads().minus(Resources.of(Register.PC)).isEmpty();
        return new TimedInstruction(
                instruction.mnemonic(),
                instruction.timingClass(),
                at,
                wide,
                conditional || branchesIf,
                instruction.reads(),
                instruction.writes(),
                address,
                accumulator(instruction),
                memory,
                indexed,
                constant,
                words,
                target,
                shifted(instruction));
    }

    private static Resources base(Instruction multiple) {
        Register base = multiple.encoding().hasField('n') ? Register.of(multiple.field("n")) : Register.SP;
        return Resources.of(base);
    }

    private static Resources accumulator(Instruction instruction) {
        return switch (instruction.timingClass()) {
            case MULTIPLY, MULTIPLY_LONG -> {
                Resources both = intersection(instruction.reads(), instruction.writes());
                boolean explicit = instruction.encoding().hasField('a');
                yield explicit ? Resources.of(Register.of(instruction.field("a"))) : both;
            }
            case FP_MULTIPLY_ACCUMULATE, DOUBLE_MULTIPLY_ACCUMULATE -> intersection(
                    instruction.reads(), instruction.writes());
            default -> Resources.NONE;
        };
    }

    private static Resources shifted(Instruction instruction) {
        return switch (instruction.mnemonic()) {
            case "UBFX", "SBFX", "BFI", "SSAT", "USAT", "QDADD", "QDSUB" -> field(instruction, 'n');
            case "PKHTB" -> field(instruction, 'n').union(field(instruction, 'm'));
            case "PKHBT",
                    "SXTAB",
                    "SXTAB16",
                    "SXTAH",
                    "UXTAB",
                    "UXTAB16",
                    "UXTAH",
                    "RBIT",
                    "REV",
                    "REV16",
                    "REVSH" -> field(instruction, 'm');
            default -> instruction.timingClass() == TimingClass.ALU_SHIFTED ? field(instruction, 'm') : Resources.NONE;
        };
    }

    private static Resources field(Instruction instruction, char letter) {
        return instruction.encoding().hasField(letter)
                ? Resources.of(Register.of(instruction.field(String.valueOf(letter))))
                : Resources.NONE;
    }

    private static Resources intersection(Resources one, Resources two) {
        return one.minus(one.minus(two));
    }

    /** Whether the program goes on somewhere else, or may. */
    boolean branches() {
        return writes.contains(Register.PC);
    }

    /** Whether it is a load of one word, halfword or byte into core registers. */
    boolean isSingleLoad() {
        return kind == TimingClass.LOAD || kind == TimingClass.LOAD_NARROW;
    }

    /** Whether it is a store of one word, halfword or byte from core registers. */
    boolean isSingleStore() {
        return kind == TimingClass.STORE || kind == TimingClass.STORE_NARROW;
    }

    /** Whether it is an instruction of the FPU. */
    boolean isFloatingPoint() {
        return kind.name().startsWith("FP_") || kind.name().startsWith("DOUBLE_");
    }

    /** Whether it changes condition flags. */
    boolean writesFlags() {
        return writes.intersects(Resources.NZCV);
    }

    /** Registers that a load or store with writeback moves on. */
    Resources movedBase() {
        boolean moves = memory.isPresent()
                && switch (memory.get().mode()) {
                    case OFFSET -> false;
                    case PRE_INDEXED, POST_INDEXED -> true;
                };
        return moves ? Resources.of(memory.get().base()) : Resources.NONE;
    }
}
