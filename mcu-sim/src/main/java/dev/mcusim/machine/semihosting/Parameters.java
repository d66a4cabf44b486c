package dev.mcusim.machine.semihosting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The block of words that r1 points to, and the memory that these point to. */
final class Parameters {

    private static final int LONGEST_TEXT = 4096;

    private final Guest guest;
    private final int block;

    Parameters(Guest guest, int block) {
        this.guest = guest;
        this.block = block;
    }

    /** A word of the block, counted from 0. */
    int word(int index) throws OperationFailed {
        return ByteBuffer.wrap(bytes(block + 4 * index, 4))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    void setWord(int index, int value) throws OperationFailed {
        put(
                block + 4 * index,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
    }

    /** The text whose address and length, without a final zero, are two words of the block. */
    String text(int addressIndex, int lengthIndex) throws OperationFailed {
        int length = word(lengthIndex);
        if (length < 0 || length > LONGEST_TEXT) {
            throw new OperationFailed(Errno.ENAMETOOLONG);
        }
        return new String(bytes(word(addressIndex), length), StandardCharsets.UTF_8);
    }

    /** Bytes of the guest's memory. */
    byte[] bytes(int address, int length) throws OperationFailed {
        expectMemory(address, length, false);
        return guest.read(Integer.toUnsignedLong(address), length);
    }

    void put(int address, byte[] bytes) throws OperationFailed {
        expectMemory(address, bytes.length, true);
        guest.write(Integer.toUnsignedLong(address), bytes);
    }

    /** Fails when part of a range cannot be read or written; {@code length} is unsigned. */
    void expectMemory(int address, int length, boolean write) throws OperationFailed {
        if (!guest.isMemory(Integer.toUnsignedLong(address), Integer.toUnsignedLong(length), write)) {
            throw new OperationFailed(Errno.EFAULT);
        }
    }
}
