package dev.mcusim.cli;

import dev.mcusim.machine.semihosting.FileLimits;
import dev.mcusim.machine.semihosting.HostFolder;
import dev.mcusim.machine.semihosting.SemihostingHost;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that open parts of the host to semihosting; without them there are a console to print on and simulated time. */
final class SemihostingOptions {
    private static final String STANDARD_INPUT = "-";
    private static final long LAST_SECOND = 0xffff_ffffL;

    private SemihostingOptions() {}

    static List<Option> all() {
        return List.of(
                option(
                        "semihosting-dir",
                        "DIR",
                        "the only folder in which the firmware may use files; without, it has none"),
                option("stdin", "FILE", "what the firmware reads from the semihosting console, '-' for standard input"),
                option("args", "TEXT", "the firmware's command line, behind its name"),
                option("epoch", "SECONDS", "the time of day at power-up, in seconds since 1970; otherwise 0"));
    }

    private static Option option(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    /**
     * What the firmware may reach.
     *
     * @param firmware its file, whose name begins the command line
     * @throws UsageException when a file or folder is not there
     */
    static SemihostingHost resolve(CommandLine line, Path firmware, SemihostingHost.Output output) {
        String name = firmware.getFileName().toString();
        String arguments = line.getOptionValue("args");
        return new SemihostingHost(
                output,
                input(line.getOptionValue("stdin")),
                Optional.ofNullable(line.getOptionValue("semihosting-dir")).map(SemihostingOptions::folder),
                arguments == null ? name : name + " " + arguments,
                FileOptions.number(line, "epoch", 0, LAST_SECOND).orElse(0));
    }

    private static HostFolder folder(String name) {
        Path folder = FileOptions.path(name);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("--semihosting-dir %s: there is no such folder; make it first".formatted(name));
        }
        try {
            return new HostFolder(folder, FileLimits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream input(String name) {
        if (name == null) {
            return InputStream.nullInputStream();
        } else if (name.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path file = FileOptions.path(name);
        if (Files.isDirectory(file)) {
            throw new UsageException("--stdin %s: this is a folder; name a file".formatted(name));
        }
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
