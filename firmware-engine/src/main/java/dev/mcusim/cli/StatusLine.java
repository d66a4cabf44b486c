package dev.mcusim.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The line below all other output of a terminal, written anew in its place. It needs nothing but a return to the start of the line, and gets
 * out of the way of whatever else is written.
 */
final class StatusLine {
    private final OutputStream terminal;
    private int shown;
    private boolean elsewhere;
    private boolean closed;

    /** A line on a terminal. */
    StatusLine(OutputStream terminal) {
        this.terminal = terminal;
    }

    /** Shows a text in place of the last one, unless a line of other output is unfinished. */
    synchronized void show(String text) {
        if (!elsewhere && !closed) {
            String rest = " ".repeat(Math.max(0, shown - text.length()));
            shown = text.length();
            write("\r" + text + rest);
        }
    }

    /** Wipes the line. */
    synchronized void hide() {
        if (shown > 0) {
            write("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    /** Wipes the line; nothing is shown from now on. */
    synchronized void close() {
        hide();
        closed = true;
    }

    private void write(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException e) {
            shown = 0; // A terminal that is gone shows nothing.
        }
    }

    /** A stream to the same terminal, in front of which the line is wiped. */
    OutputStream above(OutputStream other) {
        return new FilterOutputStream(other) {
            @Override
            public void write(int data) throws IOException {
                write(new byte[] {(byte) data}, 0, 1);
            }

            @Override
            public void write(byte[] data, int from, int length) throws IOException {
                if (length > 0) {
                    synchronized (StatusLine.this) {
                        hide();
                        out.write(data, from, length);
                        elsewhere = data[from + length - 1] != '\n';
                    }
                }
            }
        };
    }
}
