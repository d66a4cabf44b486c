package dev.mcusim.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Where one output pixel's inputs lie: byte segments relative to the first tap. The bytes of all segments, one after
 * the other, are the elements k of a filter.
 *
 * @param starts offset of each segment from the window's first byte, rising
 * @param segmentBytes length of every segment
 */
record ReceptiveField(List<Integer> starts, int segmentBytes) {
    ReceptiveField {
        starts = List.copyOf(starts);
    }

    /**
     * All taps' channels, in segments as long as the memory is contiguous.
     *
     * @param pitch bytes from one row of taps to the next
     * @param pixelBytes bytes from one pixel to the next
     * @param channels bytes of a pixel that belong to the field
     */
    static ReceptiveField of(Window window, int pitch, int pixelBytes, int channels) {
        boolean wholeRows = window.dilationWidth() == 1 && channels == pixelBytes;
        List<Integer> starts = new ArrayList<>();
        for (int y = 0; y < window.filterHeight(); y++) {
            int row = y * pitch;
            for (int x = 0; x < (wholeRows ? 1 : window.filterWidth()); x++) {
                starts.add(row + x * window.dilationWidth() * pixelBytes);
            }
        }
        return new ReceptiveField(starts, wholeRows ? window.filterWidth() * channels : channels);
    }

    /** One contiguous run of bytes. */
    static ReceptiveField contiguous(int bytes) {
        return new ReceptiveField(List.of(0), bytes);
    }

    int segments() {
        return starts.size();
    }

    /** Words that fit whole into a segment. */
    int words() {
        return segmentBytes / 4;
    }

    /** Bytes behind a segment's last whole word. */
    int tailBytes() {
        return segmentBytes % 4;
    }

    /** Whether all segments follow each other at the same distance. */
    boolean isRegular() {
        for (int s = 2; s < segments(); s++) {
            if (starts.get(s) - starts.get(s - 1) != starts.get(1) - starts.get(0)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes from the first to the last byte, both included. */
    int reach() {
        return starts.get(segments() - 1) + segmentBytes;
    }
}
