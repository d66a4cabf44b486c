package dev.mcusim.cli;

import dev.mcusim.files.PartialFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** Options whose values are files or numbers. */
final class FileOptions {
    private static final String STANDARD_OUTPUT = "-";

    private FileOptions() {}

    /** An option that takes a file. */
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

    /**
     * The file or folder that a word names.
     *
     * @throws UsageException when it can be no name of a file
     */
    static Path path(String text) {
        if (text.isEmpty()) {
            throw new UsageException("the name of a file is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'%s' is not a file name: %s".formatted(text, e.getReason()), e);
        }
    }

    /**
     * The file to read that a word names.
     *
     * @throws UsageException when there is none, or it is a folder
     */
    static Path input(String text) {
        Path file = path(text);
        if (Files.isDirectory(file)) {
            throw new UsageException("%s is a folder; name a file".formatted(file));
        }
        if (!Files.exists(file)) {
            throw new UsageException("there is no file " + file);
        }
        return file;
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

    /**
     * The value of an option that takes a number above 0, with or without decimals.
     *
     * @throws UsageException when it is none
     */
    static Optional<Double> positive(CommandLine line, String option) {
        String text = line.getOptionValue(option);
        if (text == null) {
            return Optional.empty();
        }
        String message = "--%s takes a number above 0, as 12.5, not '%s'".formatted(option, text);
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            throw new UsageException(message, e);
        }
        throw new UsageException(message);
    }

    private static String notInRange(String text, String option, long least, long most) {
        if (most == Long.MAX_VALUE) {
            return "--%s takes a whole number, %d or more, not '%s'".formatted(option, least, text);
        }
        return "--%s takes a whole number from %d to %d, not '%s'".formatted(option, least, most, text);
    }

    /**
     * Finds out before the work begins that a part of an option's value names no file.
     *
     * @throws IllegalArgumentException when it does not
     */
    static void expectReadable(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file %s".formatted(file));
        }
    }

    /**
     * Finds out before the work begins that its result could not be written.
     *
     * @throws UsageException when {@code file} is a folder, or its folder does not exist
     */
    static void expectWritable(String option, String file) {
        if (file.equals(STANDARD_OUTPUT)) {
            return;
        }
        Path target = path(file).toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new UsageException("--%s %s: this is a folder; name a file".formatted(option, file));
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new UsageException("--%s %s: there is no folder %s".formatted(option, file, target.getParent()));
        }
        boolean isDevice = Files.exists(target) && !Files.isRegularFile(target);
        if (!isDevice && !Files.isWritable(target.getParent())) {
            throw new UsageException("--%s %s: the permissions of %s allow no new file; name another folder"
                    .formatted(option, file, target.getParent()));
        }
    }

    /**
     * As {@link #expectWritable}, for a folder that is made where it is missing.
     *
     * @throws UsageException when something on the way to {@code folder} is a file
     */
    static void expectFolder(String option, String folder) {
        for (Path part = path(folder).toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new UsageException("--%s %s: %s is a file, not a folder".formatted(option, folder, part));
            }
            if (Files.exists(part)) {
                if (!Files.isWritable(part)) {
                    throw new UsageException("--%s %s: the permissions of %s allow no new file; name another folder"
                            .formatted(option, folder, part));
                }
                return;
            }
        }
    }

    /**
     * Writes text to a file, or to standard output for {@code -}. A regular file is never seen half-written; links are followed, and devices and pipes are
     * written to as they are.
     */
    static void write(String file, String text, Console console) {
        if (file.equals(STANDARD_OUTPUT)) {
            console.print(text);
            return;
        }
        try (PartialFile target = new PartialFile(path(file).toAbsolutePath())) {
            target.out().write(text);
            target.complete();
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }
}
