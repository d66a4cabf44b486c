package dev.mcusim.cli;

import java.util.List;

/** Every command of {@code mcusim}, in the order in which help lists them. */
final class Commands {
    static final List<Command> ALL = List.of(
            new DemoCommand(),
            new BoardsCommand(),
            new InspectCommand(),
            new DeployCommand(),
            new CompareCommand(),
            new DiffCommand(),
            new RecordCommand(),
            new CheckCommand(),
            new RunCommand(),
            new ConformanceCommand(),
            new CompletionCommand());

    private Commands() {}
}
