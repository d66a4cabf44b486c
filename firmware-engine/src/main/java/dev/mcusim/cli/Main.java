package dev.mcusim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The entry point of the {@code mcusim} program. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        OutputStream output = new FileOutputStream(FileDescriptor.out);
        OutputStream errors = new FileOutputStream(FileDescriptor.err);
        Exit exit = run(Screen.ofLauncher(), output, errors, args);
        System.exit(exit.code());
    }

    /**
     * Runs one command. Text is UTF-8 and numbers look the same whatever the user's locale: the default locale is changed. A result that could not be written in
     * full, because a disk is full or a pipe was closed, is not called a success.
     */
    static Exit run(Screen screen, OutputStream output, OutputStream errors, String... args) {
        Locale.setDefault(Locale.ROOT);
        Console console = console(screen, output, errors);
        PrintStream out = console.out();
        PrintStream err = console.err();
        Exit exit = new CommandLineInterface(Commands.ALL, console).run(args);
        if (out.checkError() && exit == ExitCode.OK) {
            err.println("mcusim: standard output could not be written in full");
            return ExitCode.ENVIRONMENT;
        }
        return exit;
    }

    private static Console console(Screen screen, OutputStream output, OutputStream errors) {
        StatusLine line = new StatusLine(errors);
        PrintStream out = utf8(screen.showsOutput() ? line.above(output) : output);
        PrintStream err = utf8(screen.isTerminal() ? line.above(errors) : errors);
        ProgressView.Kind kind = screen.isTerminal()
                ? (meter, elapsed) -> new BarView(meter, elapsed, line, screen.columns())
                : (meter, elapsed) -> new LinesView(meter, elapsed, err);
        return new Console(out, err, new ProgressDisplay(kind), false);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
