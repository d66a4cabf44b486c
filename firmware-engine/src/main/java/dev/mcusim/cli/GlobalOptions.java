package dev.mcusim.cli;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options that every command takes, in front of its name or behind it. */
final class GlobalOptions {
    static final String QUIET = "quiet";

    /** As it stands on a command line. */
    static final String QUIET_WORD = "--" + QUIET;

    private GlobalOptions() {}

    /** The options of a command and those of all commands, in the order of the help text. */
    static Options with(Command command) {
        return command.options()
                .addOption(Option.builder()
                        .longOpt(QUIET)
                        .desc("show results and errors only: no progress, no remarks")
                        .get());
    }

    /** Whether nothing but results and errors is wanted. */
    static boolean isQuiet(CommandLine line) {
        return line.hasOption(QUIET);
    }
}
