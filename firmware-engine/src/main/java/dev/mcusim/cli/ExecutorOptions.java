package dev.mcusim.cli;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.BatchListener;
import dev.mcusim.batch.TaskFailure;
import dev.mcusim.batch.ThreadExecutor;
import dev.mcusim.batch.spark.Spark;
import dev.mcusim.progress.Progress;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that say what runs a command's tasks. */
final class ExecutorOptions {
    private static final String JOBS = "jobs";
    private static final String SPARK = "spark";
    private static final int MOST_JOBS = 1024;

    /** Spark shares them out by itself; for each, a thread waits here. */
    private static final int JOBS_ON_SPARK = 256;

    private ExecutorOptions() {}

    static Option jobs() {
        return Option.builder()
                .longOpt(JOBS)
                .hasArg()
                .argName("N")
                .desc("how many to run at a time; by default as many as this computer has cores, 256 on Spark")
                .get();
    }

    static Option spark() {
        return Option.builder()
                .longOpt(SPARK)
                .hasArg()
                .argName("MASTER")
                .desc("run on Apache Spark instead, as on spark://host:7077 or local[*] (docs/spark.md)")
                .get();
    }

    /** A list of tasks, run by whatever may run it. */
    interface Batch<T> {
        T run(BatchExecutor executor, BatchListener listener) throws InterruptedException;
    }

    /**
     * Runs a list of tasks as the options say, and shows how far it is.
     *
     * @param what the work, for people
     * @param tasks how many there are
     */
    static <T> T run(CommandLine line, Console console, String what, int tasks, Batch<T> batch) {
        try (BatchExecutor executor = executor(line);
                Progress.Task progress = console.progress().begin(what, Math.max(1, tasks))) {
            return batch.run(executor, listener(progress, console));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the command line", e);
        }
    }

    private static BatchExecutor executor(CommandLine line) {
        OptionalLong jobs = FileOptions.number(line, JOBS, 1, MOST_JOBS);
        if (line.hasOption(SPARK)) {
            return Spark.connect(line.getOptionValue(SPARK), (int) jobs.orElse(JOBS_ON_SPARK));
        }
        return jobs.isPresent() ? new ThreadExecutor((int) jobs.getAsLong()) : ThreadExecutor.onAllCores();
    }

    /** Tells progress of tasks that have ended, and the user of those that are tried again. */
    private static BatchListener listener(Progress.Task progress, Console console) {
        return new BatchListener() {
            @Override
            public void finished(String task, int done, int all) {
                progress.advance(1);
            }

            @Override
            public void retrying(TaskFailure failure) {
                console.remark("mcusim: %s; it is tried once more".formatted(failure.sentence()));
            }
        };
    }

    /**
     * Tells the user, with all there is to be known for a report, of tasks that could not be done.
     *
     * @return the code to end with: whether this computer is to blame or mcusim
     */
    static ExitCode report(List<TaskFailure> failures, Console console) {
        for (TaskFailure failure : failures) {
            console.err().println("mcusim: " + failure.sentence());
        }
        if (failures.stream().allMatch(TaskFailure::environment)) {
            return ExitCode.ENVIRONMENT;
        }
        console.err().println("mcusim: this is a bug in mcusim, please report it with the lines below");
        failures.stream().filter(failure -> !failure.environment()).findFirst().ifPresent(failure -> console.err()
                .print(failure.trace()));
        return ExitCode.INTERNAL;
    }
}
