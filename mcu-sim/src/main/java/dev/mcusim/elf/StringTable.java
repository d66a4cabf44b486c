package dev.mcusim.elf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Zero-terminated strings, each stored once, the empty one first. */
final class StringTable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new HashMap<>();

    StringTable() {
        add("");
    }

    void add(String string) {
        if (!offsets.containsKey(string)) {
            offsets.put(string, bytes.size());
            bytes.writeBytes(string.getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
        }
    }

    /** Where a string that was added starts. */
    int offset(String string) {
        return offsets.get(string);
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
