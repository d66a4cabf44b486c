package dev.mcusim.cpu.system;

import java.util.HashSet;
import java.util.Set;

/**
 * The Flash Patch and Breakpoint unit (ARMv7-M ARM, C1.11): comparators that stop execution at addresses. Cortex-M4 has version 1 with six comparators for
 * code below 0x20000000 and two for literals, Cortex-M7 version 2 with eight for code everywhere. Nothing is remapped: FP_REMAP.RMPSPT is zero, literal
 * comparators and those with REPLACE zero keep what is written to them without effect.
 */
public final class FlashPatch implements RegisterGroup {

    private static final int CTRL = 0xe000_2000;
    private static final int REMAP = 0xe000_2004;
    private static final int FIRST_COMPARATOR = 0xe000_2008;
    private static final int ENABLE = 1;
    private static final int KEY = 1 << 1;
    private static final int REMAP_WRITABLE = 0x1fff_ffe0;
    private static final int VERSION_2 = 1 << 28;
    private static final int WORD = 0x1fff_fffc;
    private static final int LITERAL_WRITABLE = WORD | ENABLE;
    private static final int CODE_WRITABLE = 3 << 30 | LITERAL_WRITABLE;

    private final boolean isVersion2;
    private final int codeComparators;
    private final int literalComparators;
    private final int[] comparators;
    private boolean enabled;
    private int remap;
    private boolean changed;

    /** The unit after power-up, which alone resets it: off. */
    public FlashPatch(boolean isVersion2) {
        this.isVersion2 = isVersion2;
        codeComparators = isVersion2 ? 8 : 6;
        literalComparators = isVersion2 ? 0 : 2;
        comparators = new int[codeComparators + literalComparators];
    }

    @Override
    public boolean contains(int address) {
        return address >= CTRL && address < FIRST_COMPARATOR + 4 * comparators.length;
    }

    @Override
    public int read(int address) {
        return switch (address) {
            case CTRL -> (isVersion2 ? VERSION_2 : 0)
                    | literalComparators << 8
                    | codeComparators << 4
                    | (enabled ? ENABLE : 0);
            case REMAP -> remap;
            default -> comparators[address - FIRST_COMPARATOR >> 2];
        };
    }

    @Override
    public void write(int address, int bits, int lanes) {
        int value = read(address) & ~lanes | bits;
        switch (address) {
            case CTRL -> enabled = (bits & KEY) != 0 ? (value & ENABLE) != 0 : enabled;
            case REMAP -> remap = isVersion2 ? 0 : value & REMAP_WRITABLE;
            default -> {
                int number = address - FIRST_COMPARATOR >> 2;
                comparators[number] = value & writable(number);
            }
        }
        changed = true;
    }

    private int writable(int number) {
        if (isVersion2) {
            return -1;
        }
        return number < codeComparators ? CODE_WRITABLE : LITERAL_WRITABLE;
    }

    /** Whether a register has been written since this was last asked. */
    public boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** The addresses of halfwords before which execution stops; empty while the unit is off. */
    public Set<Integer> breakpoints() {
        Set<Integer> addresses = new HashSet<>();
        for (int i = 0; i < codeComparators && enabled; i++) {
            int comparator = comparators[i];
            if ((comparator & ENABLE) == 0) {
                continue;
            }
            if (isVersion2) {
                addresses.add(comparator & ~1);
                continue;
            }
            int replace = comparator >>> 30;
            if ((replace & 1) != 0) {
                addresses.add(comparator & WORD);
            }
            if ((replace & 2) != 0) {
                addresses.add(comparator & WORD | 2);
            }
        }
        return addresses;
    }
}
