package dev.mcusim.image;

import java.util.Arrays;

/**
 * Bytes that a flash programmer puts somewhere.
 *
 * @param loadAddress of the first byte, 0 to 2^32 - 1
 * @param bytes       what to put there; {@code loadAddress + bytes.length} is at most 2^32
 */
public record ImageSegment(long loadAddress, byte[] bytes) {

    public ImageSegment {
        bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes; cheaper than {@code bytes().length}. */
    public int size() {
        return bytes.length;
    }

    /** The address behind the last byte. */
    public long end() {
        return loadAddress + bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageSegment that
                && loadAddress == that.loadAddress
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(loadAddress) * 31 + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ImageSegment[0x%08x, %d bytes]".formatted(loadAddress, bytes.length);
    }
}
