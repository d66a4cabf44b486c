package dev.mcusim.board;

import java.util.Objects;

/**
 * One fault of a profile file.
 *
 * @param code what is wrong, for programs
 * @param file the file it was found in, as the caller named it; empty where a name was looked up and no file is at fault
 * @param line the line, counted from 1, or 0 where a fault has no line
 * @param key path of the value within the file, for example {@code memory[2].base}; empty for the file as a whole
 * @param message what is wrong and what is allowed, for humans
 */
public record ProfileError(Code code, String file, int line, String key, String message) {

    /** The kinds of faults. Tests and tools rely on the codes; the texts are free to change. */
    public enum Code {
        /** The file does not exist. */
        FILE_NOT_FOUND,
        /** The file exists but cannot be read, or is not UTF-8 text. */
        FILE_UNREADABLE,
        /** The file is longer than a profile may be. */
        FILE_TOO_LARGE,
        /** The text is not one YAML document. */
        SYNTAX,
        /** Mappings and sequences are nested deeper than a profile may be, or there are too many values. */
        TOO_COMPLEX,
        /** A YAML alias ({@code *name}) was used; profiles do without. */
        ALIAS_REFUSED,
        /** A key occurs twice in one mapping. */
        DUPLICATE_KEY,
        /** A key that the format does not have. */
        UNKNOWN_KEY,
        /** A required key is missing. */
        MISSING_KEY,
        /** A value is of another type than the key asks for. */
        WRONG_TYPE,
        /** A number is smaller or larger than allowed, or a text is empty or too long. */
        OUT_OF_RANGE,
        /** A word that is not one of those the key allows. */
        UNKNOWN_VALUE,
        /** An address that is not within 32 bits or not aligned as needed. */
        BAD_ADDRESS,
        /** A name or id with characters that are not allowed in it. */
        BAD_NAME,
        /** A pin name that is not of the form PA0 to PK15. */
        BAD_PIN,
        /** A reference to a file that is not a plain relative path beside the referring file. */
        BAD_PATH,
        /** No board has this id. */
        UNKNOWN_BOARD,
        /** No chip has this id. */
        UNKNOWN_CHIP,
        /** A name of a wait-state table, flash accelerator, register map or peripheral that does not exist. */
        UNKNOWN_REFERENCE,
        /** A source key without a citation. */
        UNKNOWN_SOURCE,
        /** An id that another board already has. */
        DUPLICATE_ID,
        /** Two entries of one list have the same name. */
        DUPLICATE_NAME,
        /** Two memory regions, or their aliases, share addresses. */
        REGION_OVERLAP,
        /** A region ends behind 4 GiB. */
        REGION_BEYOND_ADDRESS_SPACE,
        /** A memory that every chip needs is missing. */
        MISSING_REGION,
        /** A clock is faster than the chip permits. */
        CLOCK_TOO_FAST,
        /** The PLL factors do not give the stated system clock. */
        PLL_MISMATCH,
        /** Wait states are not a row of the table, or too few for the clock. */
        WAIT_STATES_NOT_IN_TABLE,
        /** The rows of a table do not rise. */
        TABLE_NOT_RISING
    }

    public ProfileError {
        Objects.requireNonNull(code);
        Objects.requireNonNull(file);
        Objects.requireNonNull(key);
        Objects.requireNonNull(message);
    }

    /** One line: file, line and key as far as they are known, and message. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!file.isEmpty()) {
            text.append(": ");
        }
        if (!key.isEmpty()) {
            text.append(key).append(": ");
        }
        return text.append(message).append(" [").append(code).append(']').toString();
    }
}
