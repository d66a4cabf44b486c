package dev.mcusim.cpu.jit;

import java.util.Set;

/** The addresses before which a debugger wants runs to end. Blocks know theirs, so that nothing is asked while other code is executed. */
final class Breakpoints {

    /** {@link Block#breakpoint} where there is none. */
    static final int NONE = -1;

    private Set<Integer> addresses = Set.of();

    /** Replaces all; blocks decoded before must be asked for again. */
    void set(Set<Integer> all) {
        addresses = Set.copyOf(all);
    }

    /** Whether there is one at an address. */
    boolean isAt(int address) {
        return !addresses.isEmpty() && addresses.contains(address);
    }

    /** Index of the first instruction of a block that has one, or {@link #NONE}. */
    int firstIn(Block block) {
        if (!addresses.isEmpty()) {
            for (int i = 0; i < block.instructions; i++) {
                if (addresses.contains(block.addressOf(i))) {
                    return i;
                }
            }
        }
        return NONE;
    }
}
