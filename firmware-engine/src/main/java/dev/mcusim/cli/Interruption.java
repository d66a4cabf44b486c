package dev.mcusim.cli;

import dev.mcusim.files.UnfinishedFiles;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What happens when the user presses Ctrl-C, or the process is asked to end otherwise. A command that said how it can be stopped is stopped
 * and completes its files; the files that others have begun are removed. The JVM then ends the process with 128 and the number of the
 * signal, as other programs do.
 */
final class Interruption {
    /** How long a command may take to stop, for example because it waits for input. */
    private static final long STOP_SECONDS = 2;

    /** How long it may take to complete its files then. */
    private static final long COMPLETE_SECONDS = 10;

    private final Runnable cutShort;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Stoppable stoppable;

    /**
     * For one command.
     *
     * @param cutShort tells the user that the command has not completed what it was to do
     */
    Interruption(Runnable cutShort) {
        this.cutShort = cutShort;
    }

    /**
     * Does work that can be stopped early, after which the command will complete its files as it does without.
     *
     * @param stop called from another thread, at most once
     */
    <T> T stoppable(Supplier<T> work, Runnable stop) {
        Stoppable begun = new Stoppable(stop, new CountDownLatch(1));
        stoppable = begun;
        try {
            return work.get();
        } finally {
            begun.stopped.countDown();
        }
    }

    private record Stoppable(Runnable stop, CountDownLatch stopped) {}

    /** Everything has been done and written: from now on, ending the process is no interruption. */
    void end() {
        ended.countDown();
    }

    /** Has the JVM tell when the process is to end. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "interruption"));
    }

    private void shutDown() {
        if (ended.getCount() == 0) {
            return;
        }
        boolean complete = false;
        try {
            Stoppable work = stoppable;
            if (work != null) {
                work.stop.run();
                complete = work.stopped.await(STOP_SECONDS, TimeUnit.SECONDS)
                        && ended.await(COMPLETE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        UnfinishedFiles.discardAll();
        if (!complete) {
            cutShort.run();
        }
    }
}
