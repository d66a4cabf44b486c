package dev.mcusim.kernel;

import java.io.ByteArrayOutputStream;

/** Little-endian words for a {@link Constant}. */
final class WordStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void word(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.write(value >> shift);
        }
    }

    void words(int[] values) {
        for (int value : values) {
            word(value);
        }
    }

    /** Two signed halfwords, the lower first. */
    void halves(int low, int high) {
        word((high << 16) | (low & 0xffff));
    }

    int size() {
        return bytes.size();
    }

    Constant constant(String name) {
        return new Constant(name, bytes.toByteArray(), 8);
    }
}
