package dev.mcusim.cli;

import dev.mcusim.report.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** The texts of {@code --help}, for 80 columns. */
final class Help {
    private static final int WIDTH = 79;

    private Help() {}

    /** All commands, a line each. */
    static String overview(List<Command> commands) {
        TextTable table = new TextTable(2, "command", "what it does");
        commands.forEach(c -> table.row(c.name(), c.summary()));
        return """
                mcusim runs a quantized .tflite network as generated firmware on a simulated STM32
                board, checks every layer, and reports cycles, memory and energy.

                usage: mcusim COMMAND [OPTION]... [ARGUMENT]...

                %s
                Start with: mcusim demo
                More about one: mcusim COMMAND --help
                Exit codes: 0 ok, 1 mismatch, 2 usage or bad file, 3 does not fit,
                            4 guest fault, 5 budget spent
                """
                .formatted(table);
    }

    /** One command with its options and examples. */
    static String of(Command command) {
        StringBuilder text = new StringBuilder("usage: mcusim %s %s%n%n".formatted(command.name(), command.synopsis()));
        TextHelpAppendable out = new TextHelpAppendable(text);
        out.setMaxWidth(WIDTH);
        out.setLeftPad(0);
        out.setIndent(0);
        try {
            out.appendParagraph(command.description());
            if (!command.options().getOptions().isEmpty()) {
                HelpFormatter formatter = HelpFormatter.builder()
                        .setShowSince(false)
                        .setHelpAppendable(out)
                        .get();
                formatter.printOptions(command.options());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.append("examples:\n");
        command.examples().forEach(example -> text.append("  ").append(example).append('\n'));
        return text.toString().lines().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }
}
