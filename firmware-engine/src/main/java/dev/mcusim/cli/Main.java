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
        Exit exit = run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), args);
        System.exit(exit.code());
    }

    /**
     * Runs one command. Text is UTF-8 and numbers look the same whatever the user's locale: the default locale is changed. A result that could not be written in
     * full, because a disk is full or a pipe was closed, is not called a success.
     */
    static Exit run(OutputStream output, OutputStream errors, String... args) {
        Locale.setDefault(Locale.ROOT);
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        Exit exit = new CommandLineInterface(Commands.ALL, new Console(out, err)).run(args);
        if (out.checkError() && exit == ExitCode.OK) {
            err.println("mcusim: standard output could not be written in full");
            return ExitCode.ENVIRONMENT;
        }
        return exit;
    }
}
