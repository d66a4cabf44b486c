package dev.mcusim.image;

import dev.mcusim.image.ImageException.Code;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the bytes of records into segments: records that follow each other become one. */
final class ImagePieces {

    private final TreeMap<Long, Piece> pieces = new TreeMap<>();
    private Piece latest;

    /** Bytes that grow at their end, and the line that began them. */
    private static final class Piece {
        final long address;
        final int line;
        final ByteArrayOutputStream bytes;

        Piece(long address, int line, byte[] first) {
            this.address = address;
            this.line = line;
            bytes = new ByteArrayOutputStream(first.length);
            bytes.writeBytes(first);
        }

        long end() {
            return address + bytes.size();
        }
    }

    /**
     * Adds the data of a record.
     *
     * @param line where it stands, counted from 1
     * @throws ImageException when these addresses are filled already, lie beyond 4 GiB, or are one piece too many
     */
    void add(int line, long address, byte[] data) {
        if (data.length == 0) {
            return;
        }
        if (address + data.length > ProgramImage.ADDRESS_SPACE) {
            throw ImageException.at(
                    line, Code.TOO_LARGE, "%d bytes at 0x%08x end beyond 4 GiB".formatted(data.length, address));
        }
        checkOverlap(line, address, data.length);
        if (latest != null && latest.end() == address) {
            latest.bytes.writeBytes(data);
            return;
        }
        if (pieces.size() == ProgramImage.MAX_PIECES) {
            throw ImageException.at(
                    line,
                    Code.TOO_LARGE,
                    "the data lie in more than %,d separate pieces".formatted(ProgramImage.MAX_PIECES));
        }
        latest = new Piece(address, line, data);
        pieces.put(address, latest);
    }

    private void checkOverlap(int line, long address, int length) {
        Map.Entry<Long, Piece> before = pieces.lowerEntry(address + length);
        if (before != null && before.getValue().end() > address) {
            throw ImageException.at(
                    line,
                    Code.OVERLAP,
                    "0x%08x is filled already, by the data that begin in line %d"
                            .formatted(Math.max(address, before.getKey()), before.getValue().line));
        }
    }

    /**
     * The segments by rising address; pieces that touch are one.
     *
     * @throws ImageException when there are none
     */
    List<ImageSegment> segments() {
        if (pieces.isEmpty()) {
            throw new ImageException(Code.EMPTY, "the file holds no data");
        }
        List<ImageSegment> segments = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long start = pieces.firstKey();
        for (Piece piece : pieces.values()) {
            if (start + bytes.size() != piece.address) {
                segments.add(new ImageSegment(start, bytes.toByteArray()));
                bytes.reset();
                start = piece.address;
            }
            bytes.writeBytes(piece.bytes.toByteArray());
        }
        segments.add(new ImageSegment(start, bytes.toByteArray()));
        return segments;
    }
}
