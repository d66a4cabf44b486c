package dev.mcusim.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The formats in which firmware comes. All but raw bytes are known by how they begin. */
public enum ImageFormat {
    /** What a linker makes. */
    ELF("ELF"),
    /** Intel's hexadecimal object file: lines that begin with a colon. */
    INTEL_HEX("Intel HEX"),
    /** Motorola's S-records: lines that begin with an S. */
    S_RECORD("S-records"),
    /** Bytes without address. */
    RAW("raw binary");

    private static final int FIRST_BYTES = 256;
    private static final Pattern HEX_LINE = Pattern.compile("\\s*:[0-9A-Fa-f]{2}.*", Pattern.DOTALL);
    private static final Pattern S_LINE = Pattern.compile("\\s*S[0-9][0-9A-Fa-f]{2}.*", Pattern.DOTALL);

    private final String title;

    ImageFormat(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** The format that a file begins like; empty when it begins like none of those that have addresses. */
    public static Optional<ImageFormat> detect(byte[] file) {
        if (file.length >= 4 && file[0] == 0x7f && file[1] == 'E' && file[2] == 'L' && file[3] == 'F') {
            return Optional.of(ELF);
        }
        String start = new String(file, 0, Math.min(file.length, FIRST_BYTES), StandardCharsets.ISO_8859_1);
        if (HEX_LINE.matcher(start).matches()) {
            return Optional.of(INTEL_HEX);
        }
        return S_LINE.matcher(start).matches() ? Optional.of(S_RECORD) : Optional.empty();
    }
}
