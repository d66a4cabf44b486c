package dev.mcusim.cli;

import dev.mcusim.board.Nearest;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads the words behind a command, and says what is wrong with them. */
final class CommandLineReader {
    private CommandLineReader() {}

    /**
     * The command of a name.
     *
     * @throws UsageException with the nearest names when there is none
     */
    static Command find(List<Command> commands, String word) {
        List<String> names = commands.stream().map(Command::name).toList();
        return commands.stream()
                .filter(command -> command.name().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("there is no command '%s'%s; the commands are %s (mcusim --help tells more)"
                                .formatted(word, meant(word, names), String.join(", ", names))));
    }

    /**
     * The options and arguments in the words behind a command.
     *
     * @throws UsageException when the command does not take them
     */
    static CommandLine read(Command command, String[] words) {
        CommandLine line = parse(command, words);
        Stream.of(line.getOptions())
                .map(Option::getLongOpt)
                .filter(option -> line.getOptionValues(option) != null && line.getOptionValues(option).length > 1)
                .filter(option -> !command.repeatable().contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw refusal(command, "--%s may be given only once".formatted(option));
                });
        int given = line.getArgList().size();
        Command.Arguments allowed = command.arguments();
        if (given < allowed.least() || given > allowed.most()) {
            String problem = given < allowed.least()
                    ? "an argument is missing"
                    : "too many arguments: " + String.join(" ", line.getArgList());
            throw refusal(command, "%s; usage: mcusim %s %s".formatted(problem, command.name(), command.synopsis()));
        }
        return line;
    }

    private static CommandLine parse(Command command, String[] words) {
        Options options = GlobalOptions.with(command);
        try {
            return DefaultParser.builder().setAllowPartialMatching(false).get().parse(options, words);
        } catch (UnrecognizedOptionException e) {
            throw refusal(command, unknown(e.getOption(), options));
        } catch (MissingArgumentException e) {
            throw refusal(
                    command,
                    "--%s is followed by a value: %s, %s"
                            .formatted(
                                    e.getOption().getLongOpt(),
                                    e.getOption().getArgName(),
                                    e.getOption().getDescription()));
        } catch (ParseException e) {
            throw refusal(command, e.getMessage());
        }
    }

    private static String unknown(String word, Options options) {
        String name = word.replaceFirst("^-+", "").replaceFirst("=.*", "");
        Option same = options.getOption(name);
        if (same != null && word.contains("=")) {
            return "--%s takes no value".formatted(name);
        }
        List<String> names =
                options.getOptions().stream().map(Option::getLongOpt).toList();
        return "there is no option %s%s".formatted(word, meant(name, names, "--"));
    }

    private static String meant(String word, List<String> names) {
        return meant(word, names, "");
    }

    private static String meant(String word, List<String> names, String prefix) {
        List<String> near =
                Nearest.to(word, names).stream().map(name -> prefix + name).toList();
        return near.isEmpty() ? "" : "; did you mean %s?".formatted(String.join(" or ", near));
    }

    private static UsageException refusal(Command command, String problem) {
        return new UsageException("%s (mcusim %s --help tells more)".formatted(problem, command.name()));
    }
}
