package dev.mcusim.machine.crash;

import java.util.OptionalInt;

/**
 * What exception entry has pushed (ARMv7-M ARM, B1.5.6).
 *
 * @param address        of r0's word
 * @param onProcessStack whether it is on the process stack
 * @param withFpState    whether s0 to s15 and FPSCR follow
 * @param r0             and so on: the registers of what was interrupted
 * @param pc             where it would go on
 * @param xpsr           bit 9 tells that a word was left out to align the frame to 8 bytes
 */
public record StackedFrame(
        long address,
        boolean onProcessStack,
        boolean withFpState,
        int r0,
        int r1,
        int r2,
        int r3,
        int r12,
        int lr,
        int pc,
        int xpsr) {

    private static final int BASIC_BYTES = 0x20;
    private static final int WITH_FP_BYTES = 0x68;
    private static final int WORDS = 8;

    /** Whether a word that LR held, or that goes to PC, returns from an exception. */
    static boolean isExceptionReturn(int value) {
        return switch (value) {
            case 0xffff_ffe1, 0xffff_ffe9, 0xffff_ffed, 0xffff_fff1, 0xffff_fff9, 0xffff_fffd -> true;
            default -> false;
        };
    }

    /** Bytes of the frame that an EXC_RETURN value leads to, without alignment. */
    static int bytes(int exceptionReturn) {
        return (exceptionReturn & 1 << 4) == 0 ? WITH_FP_BYTES : BASIC_BYTES;
    }

    /** Whether the frame of an exception is on the process stack. */
    static boolean onProcessStack(int exceptionReturn) {
        return (exceptionReturn & 1 << 2) != 0;
    }

    /**
     * The frame at an address.
     *
     * @return null when part of it is not memory
     */
    static StackedFrame at(Scene scene, long address, int exceptionReturn) {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            OptionalInt word = scene.word(address + 4L * i);
            if (word.isEmpty()) {
                return null;
            }
            words[i] = word.getAsInt();
        }
        return new StackedFrame(
                address,
                onProcessStack(exceptionReturn),
                (exceptionReturn & 1 << 4) == 0,
                words[0],
                words[1],
                words[2],
                words[3],
                words[4],
                words[5],
                words[6],
                words[7]);
    }

    /** The stack pointer before the exception. */
    long stackBefore() {
        return address + (withFpState ? WITH_FP_BYTES : BASIC_BYTES) + ((xpsr & 1 << 9) != 0 ? 4 : 0);
    }
}
