package dev.mcusim.cpu.jit;

/** The values of LR in a handler, which tell how to return (ARMv7-M ARM, B1.5.8). */
enum ExceptionReturn {
    HANDLER(0xffff_fff1),
    THREAD_MAIN(0xffff_fff9),
    THREAD_PROCESS(0xffff_fffd),
    HANDLER_FP(0xffff_ffe1),
    THREAD_MAIN_FP(0xffff_ffe9),
    THREAD_PROCESS_FP(0xffff_ffed);

    private static final int STANDARD_FRAME = 1 << 4;
    private static final int THREAD = 1 << 3;
    /** Set where the frame is on the process stack. */
    static final int PROCESS_STACK = 1 << 2;

    private final int value;

    ExceptionReturn(int value) {
        this.value = value;
    }

    /** The value in LR. */
    int value() {
        return value;
    }

    /** Whether the frame holds floating-point state. */
    boolean withFp() {
        return (value & STANDARD_FRAME) == 0;
    }

    /** Whether Thread mode was interrupted, not another handler. */
    boolean toThread() {
        return (value & THREAD) != 0;
    }

    /** Whether the frame is on the process stack. */
    boolean onProcessStack() {
        return (value & PROCESS_STACK) != 0;
    }

    /** What a value means, null when nothing. */
    static ExceptionReturn of(int value) {
        return switch (value) {
            case 0xffff_fff1 -> HANDLER;
            case 0xffff_fff9 -> THREAD_MAIN;
            case 0xffff_fffd -> THREAD_PROCESS;
            case 0xffff_ffe1 -> HANDLER_FP;
            case 0xffff_ffe9 -> THREAD_MAIN_FP;
            case 0xffff_ffed -> THREAD_PROCESS_FP;
            default -> null;
        };
    }

    /** What fits the interrupted state. */
    static ExceptionReturn of(boolean thread, boolean processStack, boolean fp) {
        if (!thread) {
            return fp ? HANDLER_FP : HANDLER;
        }
        if (processStack) {
            return fp ? THREAD_PROCESS_FP : THREAD_PROCESS;
        }
        return fp ? THREAD_MAIN_FP : THREAD_MAIN;
    }
}
