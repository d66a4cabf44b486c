package dev.mcusim.cli;

import dev.mcusim.report.RunStatus;

/** The exit codes of {@code mcusim}. Scripts rely on them: docs/exit-codes.md. */
public enum ExitCode implements Exit {
    /** Everything asked for was done and is right. */
    OK(0),
    /** A result differs from the reference, a conformance case failed, or firmware did not print what was expected. */
    MISMATCH(1),
    /** The command line, a model, an input or a board file is wrong. */
    USAGE(2),
    /** The network exceeds a memory limit of the board. */
    DOES_NOT_FIT(3),
    /** The firmware faulted. */
    GUEST_FAULT(4),
    /** The firmware did not finish within its budget of instructions or time. */
    BUDGET_SPENT(5),
    /** The machine that runs mcusim lacks something: a native library, memory, room for the output. */
    ENVIRONMENT(6),
    /** The firmware came to rest without telling how it went: an endless loop, asleep for ever, a reset. */
    STOPPED(7),
    /** A bug in mcusim. */
    INTERNAL(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }

    /** The code that tells how a deployment ended. */
    public static ExitCode of(RunStatus status) {
        return switch (status) {
            case OK -> OK;
            case MISMATCH -> MISMATCH;
            case DOES_NOT_FIT -> DOES_NOT_FIT;
            case FAULT -> GUEST_FAULT;
            case BUDGET_SPENT -> BUDGET_SPENT;
        };
    }
}
