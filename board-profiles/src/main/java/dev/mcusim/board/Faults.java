package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, and with the files it refers to. */
final class Faults {
    // Enough to repair any file that a human wrote; a file of garbage must not fill the memory with complaints.
    private static final int MOST = 200;

    private final String file;
    private final List<ProfileError> errors;

    private Faults(String file, List<ProfileError> errors) {
        this.file = file;
        this.errors = errors;
    }

    static Faults in(String file) {
        return new Faults(file, new ArrayList<>());
    }

    /** Faults of a file that this one refers to; they are reported together. */
    Faults alsoIn(String otherFile) {
        return new Faults(otherFile, errors);
    }

    void add(Code code, int line, String key, String message) {
        if (errors.size() < MOST) {
            errors.add(new ProfileError(code, file, line, printable(key, 200), message));
        }
    }

    int count() {
        return errors.size();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ProfileException(errors);
        }
    }

    /** Text from a file, made fit for a message: short and without control characters. */
    static String quote(String text) {
        return "'" + printable(text, 60) + "'";
    }

    private static String printable(String text, int longest) {
        String shown = text.length() > longest ? text.substring(0, longest - 3) + "..." : text;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
