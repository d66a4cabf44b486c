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
import org.apache.commons.cli.CommandLine;

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
        } catch (CoreUnavailableException | ExecutorUnavailableException | OutputException e) {
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
            console.print(
                    args.length > 1 ? Help.of(CommandLineReader.find(commands, args[1])) : Help.overview(commands));
            return args.length == 0 ? ExitCode.USAGE : ExitCode.OK;
        }
        if (List.of("-V", "--version", "version").contains(args[0])) {
            console.print("mcusim " + Version.current() + "\n");
            return ExitCode.OK;
        }
        if (args[0].equals(GlobalOptions.QUIET_WORD)) {
            return new CommandLineInterface(commands, console.quietly())
                    .dispatch(Arrays.copyOfRange(args, 1, args.length));
        }
        Command command = CommandLineReader.find(commands, args[0]);
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        if (Arrays.stream(rest).anyMatch(a -> a.equals("-h") || a.equals("--help"))) {
            console.print(Help.of(command));
            return ExitCode.OK;
        }
        CommandLine line = CommandLineReader.read(command, rest);
        return command.run(line, GlobalOptions.isQuiet(line) ? console.quietly() : console);
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
}
