package dev.mcusim.cli;

import dev.mcusim.report.Figures;
import dev.mcusim.report.TextTable;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;

/** The texts of {@code --help}, for 80 columns. */
final class Help {
    private static final int WIDTH = 79;

    private Help() {}

    /** All commands, a line each. */
    static String overview(List<Command> commands) {
        TextTable table = new TextTable(2, "command", "what it does");
        commands.forEach(c -> table.row(c.name(), c.summary()));
        return """
                mcusim runs a quantized .tflite network as generated firmware on a simulated
                STM32 board, checks every layer, and reports cycles, memory and energy. It
                runs firmware that you have built, too.

                usage: mcusim COMMAND [OPTION]... [ARGUMENT]...

                %s
                Start with: mcusim demo
                More about one: mcusim COMMAND --help
                Less about all: mcusim --quiet COMMAND
                Exit codes: 0 ok, 1 mismatch, 2 usage or bad file, 3 does not fit,
                            4 guest fault, 5 budget spent, 7 stopped; run: the firmware's own
                """
                .formatted(table);
    }

    /** One command with its options and examples. */
    static String of(Command command) {
        StringBuilder text = new StringBuilder("usage: mcusim %s %s\n\n".formatted(command.name(), command.synopsis()));
        text.append(Figures.wrap(command.description(), WIDTH, "")).append('\n');
        text.append("options:\n").append(options(GlobalOptions.with(command).getOptions()));
        text.append("\nexamples:\n");
        command.examples()
                .forEach(example -> text.append("  ").append(example(example)).append('\n'));
        return text.toString();
    }

    /** A command line, continued on further lines as shells take it where it is long. */
    private static String example(String line) {
        return Figures.wrap(line, WIDTH - 4, "    ").stripTrailing().replace("\n", " \\\n  ");
    }

    private static String options(Collection<Option> options) {
        int width = options.stream().mapToInt(o -> written(o).length()).max().orElse(0);
        String indent = " ".repeat(2 + width + 2);
        return options.stream()
                .map(o -> "  " + written(o) + " ".repeat(width + 2 - written(o).length())
                        + Figures.wrap(o.getDescription(), WIDTH - indent.length())
                                .stripTrailing()
                                .replace("\n", "\n" + indent)
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String written(Option option) {
        return "--" + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
    }
}
