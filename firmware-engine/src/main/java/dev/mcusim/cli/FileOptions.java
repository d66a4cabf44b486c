package dev.mcusim.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Options whose values are files or numbers. */
final class FileOptions {
    private FileOptions() {}

    /** An option that takes a file and may be given more than once. */
    static Option file(String name, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName("FILE")
                .desc(description)
                .get();
    }

    /** Every value given to an option, in order. */
    static List<Path> paths(CommandLine line, String option) {
        String[] values = line.getOptionValues(option);
        return values == null
                ? List.of()
                : Stream.of(values).map(FileOptions::path).toList();
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'%s' is not a file name: %s".formatted(text, e.getReason()), e);
        }
    }

    /**
     * The value of an option that takes a whole number.
     *
     * @throws UsageException when it is no number or out of range
     */
    static OptionalLong number(CommandLine line, String option, long least, long most) {
        String text = line.getOptionValue(option);
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException e) {
            throw new UsageException(notInRange(text, option, least, most), e);
        }
        throw new UsageException(notInRange(text, option, least, most));
    }

    private static String notInRange(String text, String option, long least, long most) {
        return "--%s takes a whole number from %d to %d, not '%s'".formatted(option, least, most, text);
    }

    /** Writes text to a file so that it is never seen half-written, or to standard output for {@code -}. */
    static void write(String file, String text, Console console) {
        if (file.equals("-")) {
            console.print(text);
            return;
        }
        Path target = path(file).toAbsolutePath();
        try {
            Path partial = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".tmp");
            try {
                Files.writeString(partial, text);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
