package dev.mcusim.cli;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** Prints what makes shells complete command lines of {@code mcusim}. */
final class CompletionCommand implements Command {
    private static final String BASH = "bash";
    private static final String ZSH = "zsh";

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "print a script by which bash or zsh complete command lines";
    }

    @Override
    public String synopsis() {
        return "bash|zsh";
    }

    @Override
    public String description() {
        return "Prints a script that completes commands, options, boards and files when Tab is pressed. Have your shell read it when it "
                + "starts, as below, or put it where your shell looks for completions (docs/command-line.md). It knows the commands and boards "
                + "of this version: print it anew after an update.";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "mcusim completion bash > ~/.local/share/bash-completion/completions/mcusim",
                "mcusim completion zsh > ~/.zsh/completions/_mcusim",
                "mcusim completion bash > ~/.mcusim.bash && echo '. ~/.mcusim.bash' >> ~/.bashrc");
    }

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public List<String> choices(int position) {
        return List.of(BASH, ZSH);
    }

    @Override
    public Arguments arguments() {
        return Arguments.ONE;
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        CompletionTable table = new CompletionTable(Commands.ALL);
        String shell = line.getArgList().get(0);
        console.print(
                switch (shell) {
                    case BASH -> BashCompletion.script(table);
                    case ZSH -> ZshCompletion.script(table);
                    default -> throw new UsageException("there is no completion for '%s'; there is one for %s"
                            .formatted(shell, String.join(" and ", choices(0))));
                });
        return ExitCode.OK;
    }
}
