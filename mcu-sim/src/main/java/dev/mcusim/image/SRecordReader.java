package dev.mcusim.image;

import dev.mcusim.image.ImageException.Code;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads one file of Motorola's S-records: a line is {@code STLL address data CC}, the type of the record, the number of bytes behind,
 * an address of two to four bytes by the type, data and the complement of the sum of the bytes.
 */
final class SRecordReader {

    private final ImagePieces pieces = new ImagePieces();
    private OptionalLong entry = OptionalLong.empty();
    private long dataRecords;
    private boolean ended;

    ProgramImage read(byte[] file) {
        RecordLines lines = new RecordLines(file);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (ended) {
                throw lines.malformed("a line follows the record that ends the file");
            }
            take(lines, line);
        }
        if (!ended) {
            throw new ImageException(Code.TRUNCATED, "the record that ends the file, S7, S8 or S9, is missing");
        }
        return new ProgramImage(ImageFormat.S_RECORD, pieces.segments(), List.of(), entry);
    }

    private void take(RecordLines lines, String line) {
        if (line.charAt(0) != 'S' || line.length() < 2) {
            throw lines.malformed("a record begins with 'S' and a digit, not with '%s'".formatted(line.charAt(0)));
        }
        byte[] bytes = lines.bytes(line.substring(2));
        char type = line.charAt(1);
        int addressBytes = addressBytes(lines, type);
        if (bytes.length < addressBytes + 2 || bytes.length != (bytes[0] & 0xff) + 1) {
            throw lines.malformed("the length that the record says is not that of its bytes");
        }
        checkSum(lines, bytes);
        long address = 0;
        for (int i = 1; i <= addressBytes; i++) {
            address = address << 8 | bytes[i] & 0xff;
        }
        switch (type) {
            case '0' -> {}
            case '1', '2', '3' -> {
                dataRecords++;
                pieces.add(lines.number(), address, Arrays.copyOfRange(bytes, 1 + addressBytes, bytes.length - 1));
            }
            case '5', '6' -> checkCount(lines, address);
            default -> {
                ended = true;
                entry = OptionalLong.of(address & ~1L);
            }
        }
    }

    private static int addressBytes(RecordLines lines, char type) {
        return switch (type) {
            case '0', '1', '5', '9' -> 2;
            case '2', '6', '8' -> 3;
            case '3', '7' -> 4;
            default -> throw lines.malformed(
                    "there is no record S%s; records are S0 to S3 and S5 to S9".formatted(type));
        };
    }

    private static void checkSum(RecordLines lines, byte[] bytes) {
        int sum = 0;
        for (int i = 0; i < bytes.length - 1; i++) {
            sum += bytes[i];
        }
        int written = bytes[bytes.length - 1] & 0xff;
        if ((~sum & 0xff) != written) {
            throw lines.checksum(written, ~sum & 0xff);
        }
    }

    private void checkCount(RecordLines lines, long count) {
        if (count != dataRecords) {
            throw lines.malformed(
                    "the file says that %d data records come before, but %d do".formatted(count, dataRecords));
        }
    }
}
