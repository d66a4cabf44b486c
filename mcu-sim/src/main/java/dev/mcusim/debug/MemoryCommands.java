package dev.mcusim.debug;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The packets that read and write memory, flash included ("Debugging with gdb", E.2). */
final class MemoryCommands {

    private static final int MOST_READ = PacketReader.MOST_BYTES / 2 - 8;
    private static final int MOST_ERASED = 64 << 20;

    private final DebugTarget target;

    MemoryCommands(DebugTarget target) {
        this.target = target;
    }

    /** {@code m ADDRESS,LENGTH}: as many bytes as can be read. */
    String read(String packet) {
        Fields fields = new Fields(packet, 1);
        long address = fields.address();
        byte[] bytes = new byte[fields.expect(',').count(MOST_READ)];
        int count = target.port().read(address, bytes);
        return count == 0 && bytes.length > 0 ? Reply.BAD_ADDRESS : Hex.of(bytes, count);
    }

    /** {@code M ADDRESS,LENGTH:HEX}. */
    String write(String packet) {
        Fields fields = new Fields(packet, 1);
        long address = fields.address();
        int length = fields.expect(',').count(PacketReader.MOST_BYTES);
        return write(address, length, Hex.bytes(fields.expect(':').rest()));
    }

    /** {@code X ADDRESS,LENGTH:BYTES}. */
    String writeBinary(String packet) {
        Fields fields = new Fields(packet, 1);
        long address = fields.address();
        int length = fields.expect(',').count(PacketReader.MOST_BYTES);
        return write(address, length, latin(fields.expect(':').rest()));
    }

    private String write(long address, int length, byte[] bytes) {
        if (bytes.length != length) {
            throw new BadPacketException("another number of bytes than it says");
        }
        return target.port().write(address, bytes) == length ? Reply.OK : Reply.BAD_ADDRESS;
    }

    /** {@code vFlashErase:ADDRESS,LENGTH}: all bits become 1. */
    String erase(Fields fields) {
        long address = fields.address();
        byte[] erased = new byte[fields.expect(',').count(MOST_ERASED)];
        Arrays.fill(erased, (byte) 0xff);
        return target.port().write(address, erased) == erased.length ? Reply.OK : Reply.BAD_ADDRESS;
    }

    /** {@code vFlashWrite:ADDRESS:BYTES}. */
    String program(Fields fields) {
        long address = fields.address();
        byte[] bytes = latin(fields.expect(':').rest());
        return target.port().write(address, bytes) == bytes.length ? Reply.OK : Reply.BAD_ADDRESS;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
