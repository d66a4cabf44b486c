package dev.mcusim.cli;

import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One command of {@code mcusim}. */
interface Command {
    /** The word that selects the command. */
    String name();

    /** What it does, in one line that starts with a verb and fits beside the name in 80 columns. */
    String summary();

    /** What follows the name on the command line, for example {@code --board ID MODEL.tflite}. */
    String synopsis();

    /** A few sentences for {@code --help}. */
    String description();

    /** Whole command lines that work. */
    List<String> examples();

    /** The options it takes, without {@code --help}. */
    Options options();

    /** The long names of the options that may be given more than once. */
    default Set<String> repeatable() {
        return Set.of();
    }

    /** How many words may follow the options. */
    Arguments arguments();

    /**
     * The words to choose from for an option, in shells that complete; empty where {@link ValueKind} knows better.
     *
     * @param option its long name
     */
    default List<String> choices(String option) {
        return List.of();
    }

    /**
     * The words to choose from beside options, in shells that complete; empty where files are meant.
     *
     * @param position 0 for the first
     */
    default List<String> choices(int position) {
        return List.of();
    }

    /**
     * Does the work.
     *
     * @throws UsageException when the options or arguments make no sense together
     */
    Exit run(CommandLine line, Console console);

    /** The least and the largest number of words beside options. */
    record Arguments(int least, int most) {
        static final Arguments NONE = new Arguments(0, 0);
        static final Arguments ONE = new Arguments(1, 1);
    }
}
