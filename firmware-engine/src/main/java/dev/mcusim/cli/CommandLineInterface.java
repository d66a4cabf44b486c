package dev.mcusim.cli;

import dev.mcusim.batch.ExecutorUnavailableException;
import dev.mcusim.board.ProfileException;
import dev.mcusim.cpu.CoreUnavailableException;
import dev.mcusim.deploy.InputException;
import dev.mcusim.elf.ElfException;
import dev.mcusim.image.ImageException;
import dev.mcusim.machine.MachineException;
import dev.mcusim.report.ReportException;
import dev.mcusim.report.Version;
import dev.mcusim.tflite.ModelException;
import dev.mcusim.vector.VectorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/** Finds the command, parses its options, runs it, and turns what goes wrong into one message and an exit code. */
final class CommandLineInterface {
    private final List<Command> commands;
    private final Console console;

    CommandLineInterface(List<Command> commands, Console console) {
        this.commands = commands;
        this.console = console;
    }

    /** Runs the command that {@code args} name. Nothing is thrown: the exit code tells. */
    Exit run(String[] args) {
        try {
            return dispatch(args);
        } catch (UsageException
                | InputException
                | ProfileException
                | ModelException
                | ReportException
                | VectorException
                | ElfException
                | ImageException
                | MachineException e) {
            return fail(ExitCode.USAGE, e.getMessage());
        } catch (CoreUnavailableException | ExecutorUnavailableException e) {
            return fail(ExitCode.ENVIRONMENT, e.getMessage());
        } catch (UncheckedIOException e) {
            return fail(ExitCode.USAGE, fileProblem(e.getCause()));
        } catch (OutOfMemoryError e) {
            return fail(ExitCode.ENVIRONMENT, "out of memory; allow more with MCUSIM_JAVA_OPTIONS=-Xmx4g");
        } catch (RuntimeException | LinkageError e) {
            return internalError(e);
        }
    }

    private Exit dispatch(String[] args) {
        if (args.length == 0 || List.of("-h", "--help", "help").contains(args[0])) {
            console.print(args.length > 1 ? Help.of(find(args[1])) : Help.overview(commands));
            return args.length == 0 ? ExitCode.USAGE : ExitCode.OK;
        }
        if (List.of("-V", "--version", "version").contains(args[0])) {
            console.print("mcusim " + Version.current() + "\n");
            return ExitCode.OK;
        }
        if (args[0].equals(GlobalOptions.QUIET_WORD) && args.length > 1) {
            return new CommandLineInterface(commands, console.quietly())
                    .dispatch(Arrays.copyOfRange(args, 1, args.length));
        }
        Command command = find(args[0]);
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (Arrays.stream(rest).anyMatch(a -> a.equals("-h") || a.equals("--help"))) {
            console.print(Help.of(command));
            return ExitCode.OK;
        }
        CommandLine line = parse(command, rest);
        return command.run(line, GlobalOptions.isQuiet(line) ? console.quietly() : console);
    }

    private Command find(String word) {
        Optional<Command> command =
                commands.stream().filter(c -> c.name().equals(word)).findFirst();
        return command.orElseThrow(
                () -> new UsageException("there is no command '%s'; the commands are %s (mcusim --help tells more)"
                        .formatted(
                                word,
                                String.join(
                                        ", ",
                                        commands.stream().map(Command::name).toList()))));
    }

    private static CommandLine parse(Command command, String[] args) {
        CommandLine line = options(command, args);
        Stream.of(line.getOptions())
                .map(Option::getLongOpt)
                .filter(option -> line.getOptionValues(option) != null && line.getOptionValues(option).length > 1)
                .filter(option -> !command.repeatable().contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw new UsageException("--%s may be given only once".formatted(option) + hint(command));
                });
        int given = line.getArgList().size();
        Command.Arguments allowed = command.arguments();
        if (given < allowed.least() || given > allowed.most()) {
            throw new UsageException("%s; usage: mcusim %s %s%s"
                    .formatted(
                            given < allowed.least()
                                    ? "an argument is missing"
                                    : "too many arguments: " + String.join(" ", line.getArgList()),
                            command.name(),
                            command.synopsis(),
                            hint(command)));
        }
        return line;
    }

    private static CommandLine options(Command command, String[] args) {
        try {
            return DefaultParser.builder().setAllowPartialMatching(false).get().parse(GlobalOptions.with(command), args);
        } catch (ParseException e) {
            throw new UsageException(decapitalize(e.getMessage()) + hint(command), e);
        }
    }

    private static String hint(Command command) {
        return " (mcusim %s --help tells more)".formatted(command.name());
    }

    private ExitCode fail(ExitCode code, String message) {
        console.err().println("mcusim: " + message);
        return code;
    }

    private ExitCode internalError(Throwable e) {
        fail(ExitCode.INTERNAL, "this is a bug in mcusim, please report it with the command line and the lines below");
        e.printStackTrace(console.err());
        return ExitCode.INTERNAL;
    }

    private static String fileProblem(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (e instanceof AccessDeniedException denied) {
            return "the permissions of %s do not allow that".formatted(denied.getFile());
        }
        return "a file cannot be read or written: " + e.getMessage();
    }

    private static String decapitalize(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
