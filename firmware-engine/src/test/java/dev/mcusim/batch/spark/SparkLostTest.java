package dev.mcusim.batch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.batch.BatchExecutor;
import dev.mcusim.batch.BatchListener;
import dev.mcusim.batch.ExecutorUnavailableException;
import dev.mcusim.batch.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spark that has stopped, as it does by itself when its master cannot be reached. */
@Timeout(120)
class SparkLostTest {

    private record Answer() implements Task<Integer> {
        @Override
        public String name() {
            return "answer";
        }

        @Override
        public Integer run() {
            return 42;
        }
    }

    @Test
    void tasksForSparkThatHasStoppedAreRefused() {
        BatchExecutor spark = Spark.connect("local[1]", 1);
        spark.close();
        assertThatThrownBy(() -> spark.run(List.of(new Answer()), BatchListener.NONE))
                .isInstanceOfSatisfying(ExecutorUnavailableException.class, e -> assertThat(e.code())
                        .isEqualTo(ExecutorUnavailableException.Code.SPARK_LOST))
                .hasMessageContaining("--spark local[1]: Spark has stopped");
    }
}
