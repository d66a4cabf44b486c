package dev.mcusim.batch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks in threads of this process. */
public final class ThreadExecutor implements BatchExecutor {

    private final int threads;

    /**
     * @param threads most tasks that run at a time, at least 1
     */
    public ThreadExecutor(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
        this.threads = threads;
    }

    /** As many threads as this computer has cores. */
    public static ThreadExecutor onAllCores() {
        return new ThreadExecutor(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public <R extends Serializable> List<TaskResult<R>> run(List<? extends Task<R>> tasks, BatchListener listener)
            throws InterruptedException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, tasks.size()), ThreadExecutor::worker);
        try {
            Attempts attempts = new Attempts(listener, tasks.size());
            List<Future<TaskResult<R>>> futures = new ArrayList<>();
            for (Task<R> task : tasks) {
                futures.add(pool.submit(() -> attempts.of(task)));
            }
            List<TaskResult<R>> results = new ArrayList<>();
            for (Future<TaskResult<R>> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a listener must not throw", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** A thread that keeps no process from ending. */
    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "mcusim-task");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        // Threads end with the list they were made for.
    }
}
