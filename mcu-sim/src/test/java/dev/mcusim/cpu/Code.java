package dev.mcusim.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A piece of Thumb code for tests.
 *
 * @param assembly  what it says
 * @param halfwords what GNU as made of it
 */
public record Code(String assembly, int... halfwords) {

    /** Little-endian bytes. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(halfwords.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int halfword : halfwords) {
            bytes.putShort((short) halfword);
        }
        return bytes.array();
    }

    @Override
    public String toString() {
        return assembly;
    }
}
