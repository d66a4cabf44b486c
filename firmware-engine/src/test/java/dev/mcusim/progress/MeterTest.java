package dev.mcusim.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MeterTest {
    private static final Offset<Double> NEAR = within(1e-9);

    private final AtomicInteger ended = new AtomicInteger();
    private final Meter meter = new Meter("boards", 4, ended::incrementAndGet);

    @Test
    void countsStepsOfTheWhole() {
        meter.advance(1);
        assertThat(meter.fraction()).isEqualTo(0.25, NEAR);
        meter.advance(2);
        assertThat(meter.fraction()).isEqualTo(0.75, NEAR);
        assertThat(ended).hasValue(0);
        meter.close();
        assertThat(meter.fraction()).isEqualTo(1, NEAR);
        assertThat(ended).hasValue(1);
    }

    @Test
    void aPartMovesTheWholeByItsShare() {
        try (Progress.Task part = meter.part(2).begin("layers", 10)) {
            part.advance(5);
            assertThat(meter.fraction()).isEqualTo(0.25, NEAR);
            try (Progress.Task inner = part.part(5).begin("tiles", 2)) {
                inner.advance(1);
                assertThat(meter.fraction()).isEqualTo(0.375, NEAR);
            }
        }
        assertThat(meter.fraction()).isEqualTo(0.5, NEAR);
    }

    @Test
    void whatEndsEarlyIsDone() {
        Progress.Task part = meter.part(3).begin("layers", 10);
        part.advance(1);
        part.close();
        part.close();
        assertThat(meter.fraction()).isEqualTo(0.75, NEAR);
    }

    @Test
    void stepsBeyondThoseAnnouncedCountForNothing() {
        try (Progress.Task part = meter.part(1).begin("layers", 2)) {
            part.advance(100);
            part.part(7).begin("more", 1).close();
            assertThat(meter.fraction()).isEqualTo(0.25, NEAR);
        }
        meter.advance(Long.MAX_VALUE);
        assertThat(meter.fraction()).isEqualTo(1, NEAR);
    }

    @Test
    void namesThePartThatBeganLast() {
        assertThat(meter.part()).isEmpty();
        Progress.Task first = meter.part(1).begin("first", 1);
        Progress.Task second = meter.part(1).begin("second", 1);
        assertThat(meter.part()).contains("second");
        Progress.Task inner = second.part(1).begin("inner", 1);
        assertThat(meter.part()).contains("second");
        inner.close();
        second.close();
        assertThat(meter.part()).contains("first");
        first.close();
        assertThat(meter.part()).isEmpty();
    }

    @Test
    void losesNothingBetweenThreads() {
        Meter many = new Meter("many", 1_000, () -> {});
        IntStream.range(0, 1_000).parallel().forEach(i -> {
            try (Progress.Task part = many.part(1).begin("one", 3)) {
                part.advance(2);
            }
        });
        assertThat(many.fraction()).isEqualTo(1, NEAR);
        assertThat(many.part()).isEmpty();
    }

    @Test
    void refusesWorkWithoutSteps() {
        Progress progress = meter.part(1);
        assertThatThrownBy(() -> progress.begin("nothing", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("not 0");
    }
}
