package dev.mcusim.elf;

import java.util.Arrays;

/**
 * A loadable segment ({@code PT_LOAD}).
 *
 * @param virtualAddress where the program expects the bytes while it runs
 * @param loadAddress    where a flash programmer puts them ({@code p_paddr}); differs for initialised data, which start-up code copies
 * @param bytes          the bytes of the file, possibly none
 * @param memorySize     bytes occupied at {@code virtualAddress} while the program runs, at least {@code bytes.length}; the rest is
 *                       to be zeroed by start-up code
 * @param executable     whether the segment holds code
 * @param writable       whether the program may write to it
 */
public record ElfSegment(
        long virtualAddress, long loadAddress, byte[] bytes, long memorySize, boolean executable, boolean writable) {

    public ElfSegment {
        bytes = bytes.clone();
    }

    /** A copy of the bytes of the file. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Bytes in the file; cheaper than {@code bytes().length}. */
    public int fileSize() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ElfSegment that
                && virtualAddress == that.virtualAddress
                && loadAddress == that.loadAddress
                && memorySize == that.memorySize
                && executable == that.executable
                && writable == that.writable
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(loadAddress) * 31 + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ElfSegment[0x%08x, load 0x%08x, %d of %d bytes%s%s]"
                .formatted(
                        virtualAddress,
                        loadAddress,
                        bytes.length,
                        memorySize,
                        executable ? ", executable" : "",
                        writable ? ", writable" : "");
    }
}
