package dev.mcusim.cpu.unicorn;

import dev.mcusim.isa.AddressMode;
import dev.mcusim.isa.Decoded;
import dev.mcusim.isa.Decoder;
import dev.mcusim.isa.Immediate;
import dev.mcusim.isa.Instruction;
import dev.mcusim.isa.OffsetAddress;
import dev.mcusim.isa.Operand;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.WritebackRegister;
import dev.mcusim.timing.CodeBlock;
import java.util.Arrays;
import java.util.List;

/**
 * Which registers must hold multiples of 4 when a block is entered, so that none of its multiple, double, exclusive and floating-point
 * accesses is unaligned. Follows moves and the addition of multiples of 4 through the block.
 */
final class AlignedBases {

    /** Set when only executing the block can tell. */
    static final int UNKNOWN = 1 << 16;

    private static final int NO_SOURCE = -1;

    /** For each register the one whose value at entry it equals modulo 4, or {@link #NO_SOURCE}. */
    private final int[] source = new int[16];

    private int conditional;

    private AlignedBases() {
        Arrays.setAll(source, register -> register);
    }

    /** Registers as bits 0 to 15, possibly {@link #UNKNOWN}. */
    static int of(CodeBlock block) {
        AlignedBases analysis = new AlignedBases();
        int bases = 0;
        for (int i = 0; i < block.size(); i++) {
            int first = block.first(i);
            int second = block.second(i);
            if (Traits.alignment(first, second) > 1) {
                int origin = analysis.source[Traits.base(first)];
                if (origin == NO_SOURCE) {
                    return UNKNOWN;
                }
                bases |= 1 << origin;
            }
            analysis.follow(first, second);
        }
        return bases;
    }

    private void follow(int first, int second) {
        boolean ifThen = first >>> 8 == 0xbf && (first & 15) != 0;
        Decoded decoded = Decoder.decode(first, second);
        if (decoded instanceof Instruction instruction) {
            int[] before = source.clone();
            for (int rest = instruction.writes().registers().mask(); rest != 0; rest &= rest - 1) {
                Register written = Register.of(Integer.numberOfTrailingZeros(rest));
                int origin = origin(instruction, written, before);
                boolean sure = conditional == 0 || origin == before[written.number()];
                source[written.number()] = sure ? origin : NO_SOURCE;
            }
        } else {
            Arrays.fill(source, NO_SOURCE);
        }
        conditional = ifThen ? 4 - Integer.numberOfTrailingZeros(first & 15) : Math.max(0, conditional - 1);
    }

    private static int origin(Instruction instruction, Register written, int[] before) {
        List<Operand> operands = instruction.operands();
        for (Operand operand : operands) {
            boolean moved = operand instanceof OffsetAddress address
                    && address.base() == written
                    && address.mode() != AddressMode.OFFSET
                    && address.offset() % 4 == 0;
            boolean multiple = operand instanceof WritebackRegister base && base.register() == written;
            if (moved || multiple) {
                return before[written.number()];
            }
        }
        boolean sum =
                switch (instruction.mnemonic()) {
                    case "ADD", "SUB", "ADDW", "SUBW" -> true;
                    default -> false;
                };
        int last = operands.size() - 1;
        if (sum && operands.get(last) instanceof Immediate constant && constant.value() % 4 == 0) {
            return operands.get(last - 1) instanceof Register from ? before[from.number()] : NO_SOURCE;
        }
        boolean move = instruction.mnemonic().equals("MOV");
        return move && operands.get(last) instanceof Register from ? before[from.number()] : NO_SOURCE;
    }
}
