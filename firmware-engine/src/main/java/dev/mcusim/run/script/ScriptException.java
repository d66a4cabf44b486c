package dev.mcusim.run.script;

import java.io.Serial;

/** A script cannot be understood. */
public final class ScriptException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;

    ScriptException(String name, int line, Throwable problem) {
        super("%s:%d: %s".formatted(name, line, problem.getMessage()), problem);
        this.line = line;
    }

    /** The number of the line, from 1. */
    public int line() {
        return line;
    }
}
