package dev.mcusim.machine.semihosting;

import java.io.IOException;

/**
 * Carries bytes between the guest's memory and a file, piece by piece: a length that the firmware claims costs nothing but the bytes that
 * are there.
 */
final class Transfer {

    private static final int PIECE = 4096;

    private final Parameters memory;
    private int address;
    private long left;

    Transfer(Parameters memory, int address, int length) {
        this.memory = memory;
        this.address = address;
        left = Integer.toUnsignedLong(length);
    }

    /** How many bytes have not been carried, as the result of SYS_READ and SYS_WRITE tells it. */
    int left() {
        return (int) left;
    }

    /** From memory to the file. What has been written before a failure counts as written. */
    void write(OpenFile file) throws IOException, OperationFailed {
        while (left > 0) {
            int count = (int) Math.min(PIECE, left);
            file.write(memory.bytes(address, count));
            carried(count);
        }
    }

    /** From the file to memory, up to the file's end; from a console one line at most. */
    void read(OpenFile file) throws IOException, OperationFailed {
        while (left > 0) {
            int count = (int) Math.min(PIECE, left);
            memory.expectMemory(address, count, true);
            byte[] bytes = file.read(count);
            memory.put(address, bytes);
            carried(bytes.length);
            if (bytes.length < count) {
                return;
            }
        }
    }

    private void carried(int count) {
        address += count;
        left -= count;
    }
}
