package dev.mcusim.cpu.jit;

import java.util.Set;

/** The addresses before which a debugger wants runs to end, and those whose execution the firmware monitors. Blocks know theirs, so that nothing is asked while other code is executed. */
final class Breakpoints {

    /** {@link Block#breakpoint} where there is none. */
    static final int NONE = -1;

    private Set<Integer> addresses = Set.of();
    private Set<Integer> monitored = Set.of();

    /** Replaces the debugger's; blocks decoded before must be asked for again. */
    void set(Set<Integer> all) {
        addresses = Set.copyOf(all);
    }

    /** Whether there is one at an address. */
    boolean isAt(int address) {
        return !addresses.isEmpty() && addresses.contains(address);
    }

    /** Replaces the firmware's; blocks decoded before must be asked for again. */
    void monitor(Set<Integer> all) {
        monitored = Set.copyOf(all);
    }

    /** Whether there is one of the firmware's at an address. */
    boolean isMonitored(int address) {
        return !monitored.isEmpty() && monitored.contains(address);
    }

    /** Index of the first instruction of a block that has one, or {@link #NONE}. */
    int firstIn(Block block) {
        if (!addresses.isEmpty() || !monitored.isEmpty()) {
            for (int i = 0; i < block.instructions; i++) {
                if (isAt(block.addressOf(i)) || isMonitored(block.addressOf(i))) {
                    return i;
                }
            }
        }
        return NONE;
    }
}
