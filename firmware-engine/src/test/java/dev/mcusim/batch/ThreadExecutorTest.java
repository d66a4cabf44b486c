package dev.mcusim.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadExecutorTest {

    private final List<String> events = new CopyOnWriteArrayList<>();

    private final BatchListener listener = new BatchListener() {
        @Override
        public void finished(String task, int done, int all) {
            events.add("%s %d/%d".formatted(task, done, all));
        }

        @Override
        public void retrying(TaskFailure failure) {
            events.add("again: " + failure.sentence());
        }
    };

    /** A task made of a name and what it does. */
    private record Job(String name, Work work) implements Task<Integer> {
        @Override
        public Integer run() throws Exception {
            return work.run();
        }
    }

    private interface Work extends java.io.Serializable {
        int run() throws Exception;
    }

    private List<TaskResult<Integer>> run(int threads, List<Job> jobs) throws InterruptedException {
        try (ThreadExecutor executor = new ThreadExecutor(threads)) {
            return executor.run(jobs, listener);
        }
    }

    @Test
    void resultsComeInTheOrderOfTheTasksWhateverOrderTheyEndIn() throws InterruptedException {
        List<TaskResult<Integer>> results = run(
                2,
                List.of(
                        new Job("first", () -> {
                            while (!events.contains("second 1/2")) {
                                Thread.sleep(1);
                            }
                            return 1;
                        }),
                        new Job("second", () -> 2)));
        assertThat(results).containsExactly(new TaskResult.Done<>(1), new TaskResult.Done<>(2));
        assertThat(events).containsExactly("second 1/2", "first 2/2");
    }

    @Test
    void noMoreTasksRunAtATimeThanThereAreThreads() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Job> jobs = IntStream.range(0, 40)
                .mapToObj(i -> new Job("job" + i, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    return running.decrementAndGet();
                }))
                .toList();
        assertThat(run(3, jobs)).hasSize(40);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void aTaskThatFailsOnceIsTriedAgain() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        List<TaskResult<Integer>> results = run(1, List.of(new Job("shy", () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return 7;
        })));
        assertThat(results).containsExactly(new TaskResult.Done<>(7));
        assertThat(events).containsExactly("again: shy failed: IllegalStateException: not yet", "shy 1/1");
    }

    @Test
    void aTaskThatFailsTwiceIsNamedWithItsCauseAndTheOthersAreNotLost() throws InterruptedException {
        List<TaskResult<Integer>> results = run(
                2,
                List.of(
                        new Job("good", () -> 1),
                        new Job("bad", () -> {
                            throw new ArithmeticException("by zero");
                        }),
                        new Job("hungry", () -> {
                            throw new OutOfMemoryError();
                        }),
                        new Job("fine", () -> 4)));
        assertThat(results).element(0).isEqualTo(new TaskResult.Done<>(1));
        assertThat(results).element(3).isEqualTo(new TaskResult.Done<>(4));
        assertThat(failure(results.get(1))).satisfies(failure -> {
            assertThat(failure.sentence()).isEqualTo("bad failed: ArithmeticException: by zero");
            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(failure.environment()).isFalse();
            assertThat(failure.trace()).contains("ThreadExecutorTest");
        });
        assertThat(failure(results.get(2)).environment()).isTrue();
        assertThat(failure(results.get(2)).sentence()).isEqualTo("hungry failed: OutOfMemoryError");
    }

    private static TaskFailure failure(TaskResult<Integer> result) {
        return ((TaskResult.Failed<Integer>) result).failure();
    }

    @Test
    void whatHasNotBegunWhenTheCallerIsInterruptedNeverBegins() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        List<Job> jobs = IntStream.range(0, 10)
                .mapToObj(i -> new Job("job" + i, () -> {
                    begun.incrementAndGet();
                    first.countDown();
                    never.await();
                    return i;
                }))
                .toList();
        List<Throwable> thrown = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                run(1, jobs);
            } catch (InterruptedException e) {
                thrown.add(e);
            }
        });
        caller.start();
        first.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(begun.get()).isEqualTo(1);
    }

    @Test
    void noTasksAreNoWorkAndNoThreadsAreRefused() throws InterruptedException {
        assertThat(run(1, List.of())).isEmpty();
        assertThatThrownBy(() -> new ThreadExecutor(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
