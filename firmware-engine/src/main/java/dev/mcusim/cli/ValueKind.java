package dev.mcusim.cli;

import org.apache.commons.cli.Option;

/** What follows an option, as far as shells that complete it care. */
enum ValueKind {
    /** Nothing. */
    NONE,
    /** A file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A word to choose. */
    WORD,
    /** Words to choose, with commas between them. */
    WORDS,
    /** Something else. */
    TEXT;

    /** By the name that help gives to the value. */
    static ValueKind of(Option option) {
        if (!option.hasArg()) {
            return NONE;
        }
        return switch (option.getArgName()) {
            case "FILE" -> FILE;
            case "DIR" -> FOLDER;
            case "ID", "CORE" -> WORD;
            case "IDS" -> WORDS;
            default -> TEXT;
        };
    }
}
