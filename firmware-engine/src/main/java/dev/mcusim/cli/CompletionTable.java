package dev.mcusim.cli;

import dev.mcusim.board.BoardCatalog;
import java.util.List;
import org.apache.commons.cli.Option;

/** What shells may offer behind {@code mcusim}: the tables that {@code --help} is made from, too. */
record CompletionTable(List<Command> commands) {

    /** An option of a command. */
    record Entry(
            String word, ValueKind kind, List<String> choices, String valueName, String description, boolean repeats) {}

    /** Every option of a command, with those of all commands. */
    List<Entry> options(Command command) {
        return GlobalOptions.with(command).getOptions().stream()
                .map(option -> entry(command, option))
                .toList();
    }

    private static Entry entry(Command command, Option option) {
        ValueKind kind = ValueKind.of(option);
        List<String> choices = command.choices(option.getLongOpt());
        if (choices.isEmpty() && (kind == ValueKind.WORD || kind == ValueKind.WORDS)) {
            choices = BoardCatalog.shipped().ids();
        }
        return new Entry(
                "--" + option.getLongOpt(),
                kind,
                choices,
                option.hasArg() ? option.getArgName() : "",
                option.getDescription(),
                command.repeatable().contains(option.getLongOpt()));
    }
}
