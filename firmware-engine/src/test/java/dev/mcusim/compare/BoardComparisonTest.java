package dev.mcusim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.BatchListener;
import dev.mcusim.batch.Task;
import dev.mcusim.batch.TaskResult;
import dev.mcusim.batch.ThreadExecutor;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.deploy.PreparedNetwork;
import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardComparisonTest {

    private static BoardComparison question(String... boards) {
        NetworkFile model = NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes());
        return new BoardComparison(
                new PreparedNetwork(model, List.of(DemoNetwork.samples().get(0).input())),
                List.of(boards).stream().map(BoardReference::shipped).toList(),
                Limits.NONE,
                Map.of());
    }

    /** Sends tasks and results through bytes, as they travel to other processes and back. */
    private record Courier(BatchExecutor executor) implements BatchExecutor {
        @Override
        public <R extends Serializable> List<TaskResult<R>> run(List<? extends Task<R>> tasks, BatchListener listener)
                throws InterruptedException {
            return sent(new ArrayList<>(executor.run(sent(new ArrayList<Task<R>>(tasks)), listener)));
        }

        @SuppressWarnings("unchecked")
        private static <T extends Serializable> T sent(T value) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                new ObjectOutputStream(bytes).writeObject(value);
                return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            executor.close();
        }
    }

    @Test
    void whatTravelsToOtherProcessesAndBackIsTheSame() throws InterruptedException {
        BoardComparison question = question("nucleo-f746zg", "nucleo-f446re");
        Comparison here = question.run(new ThreadExecutor(2), BatchListener.NONE);
        assertThat(question.run(new Courier(new ThreadExecutor(2)), BatchListener.NONE))
                .isEqualTo(here);
        assertThat(here.cheapest()).isEqualTo("nucleo-f446re");
    }

    @Test
    void aBoardThatCannotBeRunIsNamedAndTheOthersAreCompared() throws InterruptedException {
        Comparison comparison = question("nucleo-f446re", "nucleo-f999").run(new ThreadExecutor(1), BatchListener.NONE);
        assertThat(comparison.boards())
                .singleElement()
                .satisfies(board -> assertThat(board.outcome().board().id()).isEqualTo("nucleo-f446re"));
        assertThat(comparison.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.task()).isEqualTo("nucleo-f999");
            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(failure.sentence()).contains("ProfileException");
        });
    }
}
