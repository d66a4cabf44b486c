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
        Console console = console(
                Screen.ofLauncher(),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
        console.interruption().listen();
        Exit exit = run(console, args);
        console.interruption().end();
        System.exit(exit.code());
    }

    /**
     * Runs one command. Numbers look the same whatever the user's locale: the default locale is changed. A result that could not be written
     * in full, because a disk is full or a pipe was closed, is not called a success.
     */
    static Exit run(Console console, String... args) {
        Locale.setDefault(Locale.ROOT);
        Exit exit = new CommandLineInterface(Commands.ALL, console).run(args);
        if (console.out().checkError() && exit == ExitCode.OK) {
            console.err().println("mcusim: standard output could not be written in full");
            return ExitCode.ENVIRONMENT;
        }
        return exit;
    }

    /** A console of UTF-8 text that shows progress. */
    static Console console(Screen screen, OutputStream output, OutputStream errors) {
        StatusLine line = new StatusLine(errors);
        PrintStream out = utf8(screen.showsOutput() ? line.above(output) : output);
        PrintStream err = utf8(screen.isTerminal() ? line.above(errors) : errors);
        ProgressView.Kind kind = screen.isTerminal()
                ? (meter, elapsed) -> new BarView(meter, elapsed, line, screen.columns())
                : (meter, elapsed) -> new LinesView(meter, elapsed, err);
        Interruption interruption = new Interruption(() -> {
            line.close();
            err.println("mcusim: interrupted");
        });
        return new Console(out, err, new ProgressDisplay(kind), false, interruption);
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
