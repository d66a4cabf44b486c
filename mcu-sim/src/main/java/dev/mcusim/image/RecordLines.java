package dev.mcusim.image;

import dev.mcusim.image.ImageException.Code;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The lines of a text format, one after the other, without copies of the file. Lines end with LF, CR LF or CR. */
final class RecordLines {

    /** Longer than any record: 255 bytes in hexadecimal and what stands before them. */
    private static final int LONGEST = 600;

    private final byte[] file;
    private int position;
    private int number;

    RecordLines(byte[] file) {
        this.file = file;
    }

    /** The number of the line that {@link #next} has given, from 1. */
    int number() {
        return number;
    }

    /**
     * The next line that is not blank, without white space around it; null at the end of the file.
     *
     * @throws ImageException when it is longer than any record
     */
    String next() {
        while (position < file.length) {
            int start = position;
            while (position < file.length && file[position] != '\n' && file[position] != '\r') {
                position++;
            }
            int end = position;
            if (position < file.length
                    && file[position++] == '\r'
                    && position < file.length
                    && file[position] == '\n') {
                position++;
            }
            number++;
            if (end - start > LONGEST) {
                throw malformed("this line is longer than any record");
            }
            String line = new String(file, start, end - start, StandardCharsets.ISO_8859_1).strip();
            if (!line.isEmpty()) {
                return line;
            }
        }
        return null;
    }

    /**
     * The bytes that a text writes as pairs of hexadecimal digits.
     *
     * @throws ImageException when it is anything else
     */
    byte[] bytes(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw malformed("a record consists of pairs of hexadecimal digits behind its first characters");
        }
    }

    ImageException malformed(String message) {
        return ImageException.at(number, Code.MALFORMED, message);
    }

    /** A record whose bytes do not add up. */
    ImageException checksum(int written, int computed) {
        return ImageException.at(
                number,
                Code.CHECKSUM,
                "the checksum is written as %02X, but the record's bytes make it %02X".formatted(written, computed));
    }
}
