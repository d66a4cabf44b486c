package dev.mcusim.image;

import dev.mcusim.image.ImageException.Code;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads one file in Intel's hexadecimal format (Intel, Hexadecimal Object File Format Specification, 1988): a line is
 * {@code :LLAAAATT data CC}, the length of the data, an offset, the type of the record, the data and a checksum that makes the sum of
 * all bytes a multiple of 256.
 */
final class IntelHexReader {

    private static final int SEGMENT_BYTES = 0x1_0000;

    private final ImagePieces pieces = new ImagePieces();
    private OptionalLong entry = OptionalLong.empty();
    private long base;
    private boolean wraps;
    private boolean ended;

    /** A record whose length and checksum are right. */
    private record HexRecord(int offset, int type, byte[] data) {}

    ProgramImage read(byte[] file) {
        RecordLines lines = new RecordLines(file);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (ended) {
                throw lines.malformed("a line follows the record that ends the file");
            }
            take(lines, record(lines, line));
        }
        if (!ended) {
            throw new ImageException(Code.TRUNCATED, "the record that ends the file, :00000001FF, is missing");
        }
        return new ProgramImage(ImageFormat.INTEL_HEX, pieces.segments(), List.of(), entry);
    }

    private static HexRecord record(RecordLines lines, String line) {
        if (line.charAt(0) != ':') {
            throw lines.malformed("a record begins with ':', not with '%s'".formatted(line.charAt(0)));
        }
        byte[] bytes = lines.bytes(line.substring(1));
        if (bytes.length < 5 || bytes.length != (bytes[0] & 0xff) + 5) {
            throw lines.malformed("the record says that it has %s bytes of data, but has %d"
                    .formatted(bytes.length == 0 ? "no" : bytes[0] & 0xff, bytes.length - 5));
        }
        int sum = 0;
        for (byte value : bytes) {
            sum += value;
        }
        int written = bytes[bytes.length - 1];
        if ((sum & 0xff) != 0) {
            throw lines.checksum(written & 0xff, written - sum & 0xff);
        }
        int offset = (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
        return new HexRecord(offset, bytes[3] & 0xff, Arrays.copyOfRange(bytes, 4, bytes.length - 1));
    }

    private void take(RecordLines lines, HexRecord record) {
        switch (record.type()) {
            case 0x00 -> data(lines.number(), record);
            case 0x01 -> {
                value(lines, record, 0);
                ended = true;
            }
            case 0x02 -> {
                base = value(lines, record, 2) << 4;
                wraps = true;
            }
            case 0x03 -> {
                long start = value(lines, record, 4);
                entry = OptionalLong.of(((start >>> 16) << 4) + (start & 0xffff) & ~1L);
            }
            case 0x04 -> {
                base = value(lines, record, 2) << 16;
                wraps = false;
            }
            case 0x05 -> entry = OptionalLong.of(value(lines, record, 4) & ~1L);
            default -> throw lines.malformed(
                    "there is no record of type %02X; types are 00 to 05".formatted(record.type()));
        }
    }

    /** Data at an offset from the segment's base wrap at its 64 KiB; at an offset from a linear base they go on. */
    private void data(int line, HexRecord record) {
        int head = wraps ? Math.min(record.data().length, SEGMENT_BYTES - record.offset()) : record.data().length;
        pieces.add(line, base + record.offset(), Arrays.copyOf(record.data(), head));
        pieces.add(line, base, Arrays.copyOfRange(record.data(), head, record.data().length));
    }

    /** The big-endian number in the data of a record that must have so many bytes. */
    private static long value(RecordLines lines, HexRecord record, int bytes) {
        if (record.data().length != bytes) {
            throw lines.malformed("a record of type %02X has %d bytes of data, not %d"
                    .formatted(record.type(), bytes, record.data().length));
        }
        long value = 0;
        for (byte part : record.data()) {
            value = value << 8 | part & 0xff;
        }
        return value;
    }
}
