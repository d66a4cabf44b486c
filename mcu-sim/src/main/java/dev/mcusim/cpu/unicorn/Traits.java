package dev.mcusim.cpu.unicorn;

import dev.mcusim.timing.CodeBlock;

/** What matters about instructions that Unicorn does not check itself (ARMv7-M ARM A5.3, A6). */
final class Traits {

    private static final int SP = 13;
    private static final int PC = 15;

    private Traits() {}

    /** The flags of {@link BlockTable} that a block's instructions have together. */
    static int of(CodeBlock block) {
        int all = 0;
        for (int i = 0; i < block.size(); i++) {
            all |= of(block.first(i), block.second(i));
        }
        int last = block.size() - 1;
        boolean interworks = last >= 0 && isInterworking(block.first(last), block.second(last));
        boolean counts = block.size() > CodeBlock.MOST_INSTRUCTIONS || (all & BlockTable.DIVISION) != 0;
        return all | (interworks ? BlockTable.INTERWORKING : 0) | (counts ? BlockTable.UNHOOKED : 0);
    }

    /** The flags of one instruction. */
    static int of(int first, int second) {
        int flags = 0;
        if (isFloatingPoint(first, second)) {
            flags |= BlockTable.FLOATING_POINT;
        }
        if (isDivision(first, second)) {
            flags |= BlockTable.DIVISION;
        }
        if (alignment(first, second) > 1) {
            flags |= BlockTable.ALIGNED_ACCESS;
        }
        if (isExclusiveStore(first, second)) {
            flags |= BlockTable.EXCLUSIVE_STORE;
        }
        if (PlainAccess.size(first, second) > 0) {
            flags |= BlockTable.PLAIN_ACCESS;
        }
        return flags;
    }

    /** Whether it is an instruction of coprocessor 10 or 11, which is the FPU. */
    static boolean isFloatingPoint(int first, int second) {
        return (first & 0xec00) == 0xec00 && (second & 0x0e00) == 0x0a00;
    }

    /** Whether it is BX, BLX, or a load to PC. */
    static boolean isInterworking(int first, int second) {
        boolean branchExchange = (first & 0xff00) == 0x4700;
        boolean pop = (first & 0xff00) == 0xbd00;
        boolean loadMultiple = (first & 0xfe50) == 0xe810 && (second & 0x8000) != 0;
        boolean loadWord = (first & 0xff70) == 0xf850 && second >>> 12 == PC;
        return branchExchange || pop || loadMultiple || loadWord;
    }

    /** Whether it is STREX, STREXB or STREXH. */
    static boolean isExclusiveStore(int first, int second) {
        boolean word = (first & 0xfff0) == 0xe840;
        boolean narrow = (first & 0xfff0) == 0xe8c0 && (second & 0x00e0) == 0x0040;
        return word || narrow;
    }

    /** Whether it is SDIV or UDIV. */
    static boolean isDivision(int first, int second) {
        return (first & 0xffd0) == 0xfb90 && (second & 0xf0f0) == 0xf0f0;
    }

    /** Whether a division is SDIV. */
    static boolean isSigned(int first) {
        return (first & 0x20) == 0;
    }

    /** The dividend's register number of a division. */
    static int dividend(int first) {
        return first & 15;
    }

    /** The divisor's register number of a division. */
    static int divisor(int second) {
        return second & 15;
    }

    /**
     * Bytes to which the address must be aligned whatever CCR says: 4 for LDM, STM, LDRD, STRD, LDREX, STREX, VLDR, VSTR, VLDM, VSTM;
     * 2 for LDREXH and STREXH; otherwise 1. All offsets of these instructions are multiples of that, so that the base register
     * decides; SP and PC bases are always aligned and give 1.
     */
    static int alignment(int first, int second) {
        if (first >>> 12 == 0xc) {
            return 4;
        }
        int base = first & 15;
        if (base == SP || base == PC) {
            return 1;
        }
        boolean coprocessorTransfer = (first & 0xfe00) == 0xec00;
        if (coprocessorTransfer) {
            boolean moveOfTwoRegisters = (first & 0xffe0) == 0xec40;
            return !moveOfTwoRegisters && isFloatingPoint(first, second) ? 4 : 1;
        }
        if ((first & 0xfe40) == 0xe800) {
            return 4;
        }
        if ((first & 0xfe40) != 0xe840) {
            return 1;
        }
        boolean byteHalfOrTable = (first & 0xffe0) == 0xe8c0;
        if (byteHalfOrTable) {
            return (second & 0x00f0) == 0x0050 ? 2 : 1;
        }
        return 4;
    }

    /** The base register of an instruction whose {@link #alignment} is above 1. */
    static int base(int first) {
        return first >>> 12 == 0xc ? first >>> 8 & 7 : first & 15;
    }

    /** Whether it is WFI, 16 or 32 bits. */
    static boolean isWaitForInterrupt(int first, int second) {
        return first == 0xbf30 || (first == 0xf3af && second == 0x8003);
    }
}
