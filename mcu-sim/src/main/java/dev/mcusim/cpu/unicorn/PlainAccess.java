package dev.mcusim.cpu.unicorn;

import dev.mcusim.isa.AddressMode;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.IndexedAddress;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.TimingClass;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;

/** Loads and stores of one word or halfword, which may be unaligned unless CCR.UNALIGN_TRP is set. */
final class PlainAccess {

    private PlainAccess() {}

    /** Bytes accessed, 0 for every other instruction. */
    static int size(int first, int second) {
        return Decoder.decode(first, second) instanceof Instruction instruction ? size(instruction) : 0;
    }

    private static int size(Instruction instruction) {
        TimingClass kind = instruction.timingClass();
        return switch (kind) {
            case LOAD, STORE -> 4;
            case LOAD_NARROW, STORE_NARROW -> instruction.mnemonic().contains("H") ? 2 : 0;
            default -> 0;
        };
    }

    /**
     * The address that an instruction will access, if that is unaligned.
     *
     * @param at        address of the instruction
     * @param registers the values of registers other than PC before the instruction
     */
    static OptionalLong unaligned(int first, int second, int at, ToIntFunction<Register> registers) {
        if (Decoder.decode(first, second) instanceof Instruction instruction) {
            int size = size(instruction);
            for (Operand operand : instruction.operands()) {
                int address = 0;
                if (operand instanceof IndexedAddress indexed) {
                    address = registers.applyAsInt(indexed.base())
                            + (registers.applyAsInt(indexed.index()) << indexed.lsl());
                } else if (operand instanceof OffsetAddress offset) {
                    boolean moved = offset.mode() != AddressMode.POST_INDEXED;
                    int base = offset.base() == Register.PC ? at + 4 & ~3 : registers.applyAsInt(offset.base());
                    address = base + (moved ? offset.offset() : 0);
                }
                if (size > 1 && (address & (size - 1)) != 0) {
                    return OptionalLong.of(Integer.toUnsignedLong(address));
                }
            }
        }
        return OptionalLong.empty();
    }
}
