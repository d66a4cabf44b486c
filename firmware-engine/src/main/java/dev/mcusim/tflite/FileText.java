package dev.mcusim.tflite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Text of a file made safe to print: bad UTF-8 and control characters are replaced, and there is not too much of it. */
final class FileText {
    private static final int MAX_LENGTH = 120;

    private FileText() {}

    /**
     * Decodes a string of a flatbuffer.
     *
     * @param bytes UTF-8, or null for a string that is not there
     */
    static String of(ByteBuffer bytes) {
        if (bytes == null) {
            return "";
        }
        ByteBuffer start = bytes.duplicate();
        // A character takes at most four bytes.
        start.limit(start.position() + Math.min(start.remaining(), 4 * (MAX_LENGTH + 1)));
        String text = StandardCharsets.UTF_8.decode(start).toString().replaceAll("\\p{C}", "?");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }
}
