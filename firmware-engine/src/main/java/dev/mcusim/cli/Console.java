package dev.mcusim.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err everything about them: errors, hints, progress
 */
record Console(PrintStream out, PrintStream err) {
    void print(String text) {
        out.print(text);
        out.flush();
    }
}
