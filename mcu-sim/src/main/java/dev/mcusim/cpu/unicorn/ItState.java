package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;

/** The condition of the instruction that is next, from the flags and the state of the IT block (ARMv7-M ARM A7.3). */
final class ItState {

    private ItState() {}

    /** Whether the next instruction passes its condition; {@code psr} has the flags and IT bits where CPSR and XPSR have them. */
    static boolean passes(int psr) {
        return passesIn(of(psr), psr);
    }

    /** ITSTATE, from where CPSR and XPSR have it. */
    static int of(int psr) {
        return ((psr >>> 25) & 3) | ((psr >>> 8) & 0xfc);
    }

    /** ITSTATE before an instruction of a block, given that before the block. */
    static int before(int entry, CodeBlock block, int instruction) {
        int it = entry;
        for (int i = 0; i < instruction; i++) {
            int first = block.first(i);
            boolean ifThen = first >>> 8 == 0xbf && (first & 15) != 0;
            boolean more = (it & 7) != 0;
            it = ifThen ? first & 0xff : more ? (it & 0xe0) | ((it << 1) & 0x1f) : 0;
        }
        return it;
    }

    /** Whether an instruction passes its condition, given ITSTATE and the flags right before it. */
    static boolean passesIn(int it, int psr) {
        return (it & 15) == 0 || passes(it >>> 4, psr);
    }

    /**
     * Whether an instruction of a block passes its condition, given the flags right before it. In a block that begins inside an IT block,
     * instructions of that IT block count as unconditional.
     */
    static boolean passes(CodeBlock block, int instruction, int psr) {
        return passesIn(before(0, block, instruction), psr);
    }

    private static boolean passes(int condition, int psr) {
        boolean n = psr < 0;
        boolean z = (psr & 1 << 30) != 0;
        boolean c = (psr & 1 << 29) != 0;
        boolean v = (psr & 1 << 28) != 0;
        boolean base =
                switch (condition >>> 1) {
                    case 0 -> z;
                    case 1 -> c;
                    case 2 -> n;
                    case 3 -> v;
                    case 4 -> c && !z;
                    case 5 -> n == v;
                    case 6 -> n == v && !z;
                    default -> true;
                };
        boolean always = condition >= 14;
        return always || base == ((condition & 1) == 0);
    }
}
