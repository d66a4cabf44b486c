package dev.mcusim.machine.crash;

import java.util.Optional;

/**
 * A function that had not returned.
 *
 * @param address of the instruction that faulted, that was interrupted, or that called
 * @param symbol  the function with an offset, {@code main+0x12}; empty where no symbol covers the address
 * @param origin  how this is known
 * @param note    the exception that interrupted here, as {@code interrupted by SysTick}; empty for calls
 */
public record CallFrame(long address, Optional<String> symbol, Origin origin, Optional<String> note) {

    /** How a frame was found. */
    public enum Origin {
        /** It is where the fault happened. */
        FAULT,
        /** The link register says so. */
        LINK_REGISTER,
        /** By the image's unwind tables. */
        UNWIND_TABLE,
        /** By what the function's first instructions push. */
        PROLOGUE,
        /** An exception has pushed it. */
        EXCEPTION_FRAME,
        /** Some word on the stack follows a call: it may be left over from an earlier one. */
        GUESS
    }
}
