package dev.mcusim.cpu;

/**
 * What a stack held at some time, from the stack pointer on.
 *
 * @param address of the first byte, unsigned
 * @param bytes   up to the end of the memory or {@link #MOST_BYTES}; none where SP was no address of memory
 */
public record StackCopy(long address, byte[] bytes) {

    /** Callers are looked for no further up. */
    public static final int MOST_BYTES = 16 * 1024;

    /** Whether the copy holds some bytes. */
    public boolean holds(long from, int length) {
        return from >= address && from + length <= address + bytes.length;
    }
}
