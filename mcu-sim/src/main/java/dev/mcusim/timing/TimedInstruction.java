package dev.mcusim.timing;

import dev.mcusim.isa.Address;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.FpRegisterList;
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
 * @param kind         its timing class
 * @param wide         whether it has 32 bits
 * @param reads        everything it depends on
 * @param writes       everything it changes
 * @param address      the registers that make up the address of a load or store
 * @param accumulator  the registers to which a multiply adds its product
 * @param memory       the memory operand, if it has one with a constant offset
 * @param indexed      whether a register is added to the base
 * @param words        words transferred by a multiple load or store
 * @param branchTarget where a direct branch goes
 */
record TimedInstruction(
        TimingClass kind,
        boolean wide,
        Resources reads,
        Resources writes,
        Resources address,
        Resources accumulator,
        Optional<OffsetAddress> memory,
        boolean indexed,
        int words,
        OptionalLong branchTarget) {

    /** Decodes an instruction of a block; what cannot be decoded counts as one that does nothing. */
    static TimedInstruction of(CodeBlock block, int index) {
        Decoded decoded = Decoder.decode(block.first(index), block.second(index));
        boolean wide = CodeBlock.isWide(block.first(index));
        if (decoded instanceof Instruction instruction) {
            return of(instruction, wide, Integer.toUnsignedLong(block.addressOf(index)));
        }
        if (decoded instanceof Unpredictable unpredictable) {
            return of(unpredictable.instruction(), wide, Integer.toUnsignedLong(block.addressOf(index)));
        }
        return new TimedInstruction(
                TimingClass.HINT,
                wide,
                Resources.NONE,
                Resources.NONE,
                Resources.NONE,
                Resources.NONE,
                Optional.empty(),
                false,
                0,
                OptionalLong.empty());
    }

    private static TimedInstruction of(Instruction instruction, boolean wide, long at) {
        Resources address = Resources.NONE;
        Optional<OffsetAddress> memory = Optional.empty();
        boolean indexed = false;
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
            }
        }
        return new TimedInstruction(
                instruction.timingClass(),
                wide,
                instruction.reads(),
                instruction.writes(),
                address,
                accumulator(instruction),
                memory,
                indexed,
                words,
                instruction.branchTarget(at));
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
}
