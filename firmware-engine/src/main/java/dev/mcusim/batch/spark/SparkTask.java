package dev.mcusim.batch.spark;

import dev.mcusim.batch.Task;
import dev.mcusim.batch.TaskFailedException;
import dev.mcusim.batch.TaskResult;
import dev.mcusim.batch.WorkerLostException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Has one task of a list done by Spark, and waits for it. Itself stays in this process. */
final class SparkTask<R extends Serializable> implements Task<R> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient JavaSparkContext context;
    private final transient Broadcast<ArrayList<Task<R>>> tasks;
    private final int index;
    private final String name;

    SparkTask(JavaSparkContext context, Broadcast<ArrayList<Task<R>>> tasks, int index, String name) {
        this.context = context;
        this.tasks = tasks;
        this.index = index;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public R run() throws Exception {
        TaskResult<R> result = remotely();
        if (result instanceof TaskResult.Done<R> done) {
            return done.value();
        }
        throw new TaskFailedException(((TaskResult.Failed<R>) result).failure());
    }

    /** Spark itself fails only when a worker is lost more often than it puts up with: what tasks throw comes back as a result. */
    private TaskResult<R> remotely() throws InterruptedException, WorkerLostException {
        try {
            return context.parallelize(List.of(index), 1)
                    .map(new Attempt<>(tasks))
                    .collect()
                    .get(0);
        } catch (Exception e) {
            if (Thread.interrupted() || e.getClass() == InterruptedException.class) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw new WorkerLostException("Spark has lost the task: " + e.getMessage(), e);
        }
    }

    /** What a worker does. */
    private record Attempt<R extends Serializable>(Broadcast<ArrayList<Task<R>>> tasks)
            implements Function<Integer, TaskResult<R>> {
        @Override
        public TaskResult<R> call(Integer index) {
            return TaskResult.of(tasks.value().get(index));
        }
    }
}
