package dev.mcusim.cli;

import dev.mcusim.progress.Progress;
import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err everything about them: errors, hints, progress
 * @param progress shows how far work is
 * @param quiet whether only results and errors are wanted
 * @param interruption tells that the user wants the command to end
 */
record Console(PrintStream out, PrintStream err, Progress progress, boolean quiet, Interruption interruption) {

    /** One that shows no progress and that nobody interrupts. */
    Console(PrintStream out, PrintStream err) {
        this(out, err, Progress.NONE, false, new Interruption(() -> {}));
    }

    /** The same for results and errors alone. */
    Console quietly() {
        return new Console(out, err, Progress.NONE, true, interruption);
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    /** A line that is neither a result nor an error. */
    void remark(String line) {
        if (!quiet) {
            err.println(line);
        }
    }
}
