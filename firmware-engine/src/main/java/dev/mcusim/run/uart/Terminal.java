package dev.mcusim.run.uart;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * The standard streams of the host.
 *
 * @param input    where stdio reads
 * @param output   where stdio writes
 * @param messages receives what the user is to know at once
 */
public record Terminal(InputStream input, PrintStream output, Consumer<String> messages) {

    void write(int data) {
        output.write(data);
        if (data == '\n') {
            output.flush();
        }
    }

    void say(String message) {
        messages.accept(message);
    }
}
