package dev.mcusim.batch.spark;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.BatchListener;
import dev.mcusim.batch.ExecutorUnavailableException;
import dev.mcusim.batch.ExecutorUnavailableException.Code;
import dev.mcusim.batch.Task;
import dev.mcusim.batch.TaskResult;
import dev.mcusim.batch.ThreadExecutor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Runs tasks on Spark. The list is sent to every worker once, so that what its tasks share is there once, too; then every task is a job of
 * its own, for which a thread here waits. Order, second attempts and what listeners hear are thereby those of {@link ThreadExecutor}.
 */
final class SparkExecutor implements BatchExecutor {

    private final String master;
    private final JavaSparkContext context;
    private final int most;

    private SparkExecutor(String master, JavaSparkContext context, int most) {
        this.master = master;
        this.context = context;
        this.most = most;
    }

    static SparkExecutor connect(String master, int most) {
        SparkConf settings = new SparkConf()
                .setAppName("mcusim")
                .setMaster(master)
                .set("spark.ui.enabled", "false")
                .set("spark.ui.showConsoleProgress", "false");
        if (master.startsWith("local")) {
            settings.set("spark.driver.host", "localhost").set("spark.driver.bindAddress", "127.0.0.1");
        } else {
            // Workers have libraries of Spark's own that are older than ours.
            settings.setJars(OwnJars.paths()).set("spark.executor.userClassPathFirst", "true");
        }
        try {
            return new SparkExecutor(master, new JavaSparkContext(settings), most);
        } catch (Exception | LinkageError e) {
            // Scala declares no exceptions: checked ones come, too.
            throw new ExecutorUnavailableException(
                    Code.SPARK_NOT_STARTED,
                    "--spark %s: Spark does not start: %s".formatted(master, e.getMessage()),
                    e);
        }
    }

    @Override
    public <R extends Serializable> List<TaskResult<R>> run(List<? extends Task<R>> tasks, BatchListener listener)
            throws InterruptedException {
        if (tasks.isEmpty()) {
            return List.of();
        }
        Broadcast<ArrayList<Task<R>>> sent = send(new ArrayList<>(tasks));
        List<SparkTask<R>> jobs = IntStream.range(0, tasks.size())
                .mapToObj(i -> new SparkTask<>(context, sent, i, tasks.get(i).name()))
                .toList();
        try (ThreadExecutor waiting = new ThreadExecutor(most)) {
            return waiting.run(jobs, listener);
        } finally {
            if (!context.sc().isStopped()) {
                context.sc().cancelAllJobs();
                sent.destroy();
            }
        }
    }

    /** The first that needs the master, so the place where a cluster that is not there is noticed. */
    private <T> Broadcast<T> send(T value) {
        try {
            return context.broadcast(value);
        } catch (Exception e) {
            throw new ExecutorUnavailableException(
                    Code.SPARK_LOST,
                    "--spark %s: Spark has stopped, or its master cannot be reached: %s"
                            .formatted(
                                    master, e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
