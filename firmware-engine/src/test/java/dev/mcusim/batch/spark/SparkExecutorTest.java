package dev.mcusim.batch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.BatchListener;
import dev.mcusim.batch.ExecutorUnavailableException;
import dev.mcusim.batch.Task;
import dev.mcusim.batch.TaskFailure;
import dev.mcusim.batch.TaskResult;
import dev.mcusim.batch.ThreadExecutor;
import dev.mcusim.compare.BoardComparison;
import dev.mcusim.compare.BoardReference;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.deploy.PreparedNetwork;
import dev.mcusim.report.compare.Limits;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spark within this process, on two threads. */
@Timeout(300)
class SparkExecutorTest {

    private static final String MASTER = "local[2]";

    private static BatchExecutor spark;

    @BeforeAll
    static void connect() {
        spark = Spark.connect(MASTER, 8);
    }

    @AfterAll
    static void close() {
        spark.close();
    }

    /** Squares; odd numbers fail the first time, multiples of five always. */
    private record Square(int number) implements Task<Integer> {
        private static final Set<Integer> TRIED = ConcurrentHashMap.newKeySet();

        @Override
        public String name() {
            return "square of " + number;
        }

        @Override
        public Integer run() {
            if (number % 5 == 0 || (number % 2 == 1 && TRIED.add(number))) {
                throw new ArithmeticException("not " + number);
            }
            return number * number;
        }
    }

    /** Keeps what it is told. */
    private static final class Events implements BatchListener {
        private final List<String> ended = new ArrayList<>();
        private final List<String> again = new ArrayList<>();

        @Override
        public void finished(String task, int done, int all) {
            ended.add(done + "/" + all);
        }

        @Override
        public void retrying(TaskFailure failure) {
            again.add(failure.sentence());
        }
    }

    private static List<Square> squares() {
        Square.TRIED.clear();
        return IntStream.rangeClosed(1, 10).mapToObj(Square::new).toList();
    }

    @Test
    void orderSecondAttemptsAndFailuresAreThoseOfThreads() throws InterruptedException {
        Events onThreads = new Events();
        List<TaskResult<Integer>> expected = new ThreadExecutor(2).run(squares(), onThreads);
        Events onSpark = new Events();
        List<TaskResult<Integer>> results = spark.run(squares(), onSpark);
        assertThat(results).hasSameSizeAs(expected);
        for (int i = 0; i < results.size(); i++) {
            if (expected.get(i) instanceof TaskResult.Failed<Integer> failed) {
                TaskFailure failure = ((TaskResult.Failed<Integer>) results.get(i)).failure();
                assertThat(failure.sentence()).isEqualTo(failed.failure().sentence());
                assertThat(failure.attempts()).isEqualTo(2);
                assertThat(failure.environment()).isFalse();
                assertThat(failure.trace()).contains("SparkExecutorTest");
            } else {
                assertThat(results.get(i)).isEqualTo(expected.get(i));
            }
        }
        assertThat(results).element(4).isInstanceOf(TaskResult.Failed.class);
        assertThat(results).element(6).isEqualTo(new TaskResult.Done<>(49));
        assertThat(onSpark.again)
                .containsExactlyInAnyOrderElementsOf(onThreads.again)
                .contains("square of 5 failed: ArithmeticException: not 5");
        assertThat(onSpark.ended).isEqualTo(onThreads.ended).endsWith("10/10");
    }

    @Test
    void aComparisonIsTheSameAsOnThreads() throws InterruptedException {
        NetworkFile model = NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes());
        BoardComparison question = new BoardComparison(
                new PreparedNetwork(model, List.of(DemoNetwork.samples().get(0).input())),
                List.of(
                        BoardReference.shipped("nucleo-f746zg"),
                        BoardReference.shipped("nucleo-f401re"),
                        BoardReference.shipped("nucleo-l4r5zi")),
                new Limits(100.0, null),
                Map.of());
        assertThat(question.run(spark, BatchListener.NONE))
                .isEqualTo(question.run(new ThreadExecutor(2), BatchListener.NONE));
    }

    @Test
    void noTasksAreNoWork() throws InterruptedException {
        assertThat(spark.run(List.<Square>of(), BatchListener.NONE)).isEmpty();
    }

    @Test
    void aMasterThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Spark.connect("moon://here", 1))
                .isInstanceOfSatisfying(ExecutorUnavailableException.class, e -> assertThat(e.code())
                        .isIn(
                                ExecutorUnavailableException.Code.SPARK_NOT_STARTED,
                                ExecutorUnavailableException.Code.NOT_IN_JARS));
    }

    @Test
    void thatSparkDoesNotStartIsSaid() {
        assertThatThrownBy(() -> Spark.connect(MASTER, 1))
                .isInstanceOfSatisfying(ExecutorUnavailableException.class, e -> assertThat(e.code())
                        .isEqualTo(ExecutorUnavailableException.Code.SPARK_NOT_STARTED))
                .hasMessageContaining("--spark local[2]: Spark does not start: ");
    }

    @Test
    void withoutSparkOnTheClassPathTheRemedyIsNamed() throws ReflectiveOperationException, IOException {
        URL[] rest = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("spark-core"))
                .map(SparkExecutorTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(rest, ClassLoader.getPlatformClassLoader())) {
            Class<?> entry = loader.loadClass(Spark.class.getName());
            assertThat(entry.getMethod("available").invoke(null)).isEqualTo(false);
            assertThatThrownBy(() ->
                            entry.getMethod("connect", String.class, int.class).invoke(null, MASTER, 1))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("mvn -q -Pspark")
                    .extracting(e -> e.getClass().getSimpleName())
                    .isEqualTo("ExecutorUnavailableException");
        }
        assertThat(Spark.available()).isTrue();
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
