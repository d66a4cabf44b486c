package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes sure that none of a block's multiple, double, exclusive and floating-point accesses is unaligned.
 *
 * @param registers those that must hold multiples of 4 when the block is entered, bits as in {@link MultiplesOfFour}
 * @param undecided accesses of which only their execution can tell, as indices of instructions
 */
record AlignedBases(long registers, List<Integer> undecided) {

    /** The conditions of a block. */
    static AlignedBases of(CodeBlock block) {
        MultiplesOfFour state = new MultiplesOfFour();
        long registers = 0;
        List<Integer> undecided = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            int first = block.first(i);
            int second = block.second(i);
            if (Traits.alignment(first, second) > 1) {
                long set = state.set(Traits.base(first));
                if ((set & MultiplesOfFour.UNKNOWN) != 0) {
                    undecided.add(i);
                } else {
                    registers |= set;
                }
            }
            state.follow(first, second);
        }
        return new AlignedBases(registers, undecided);
    }

    /** As one number: the registers, and {@link MultiplesOfFour#UNKNOWN} if any access is undecided. */
    long mask() {
        return undecided.isEmpty() ? registers : registers | MultiplesOfFour.UNKNOWN;
    }
}
