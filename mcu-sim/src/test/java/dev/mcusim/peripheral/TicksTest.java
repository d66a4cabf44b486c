package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.EventSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TicksTest {

    private final Schedule schedule = new Schedule();
    private long cycle;
    private long core = 168_000_000;
    private long own = 84_000_000;
    private Ticks ticks = new Ticks(schedule, () -> core, () -> own);

    private void connect() {
        schedule.connect(() -> cycle, () -> {});
    }

    @Test
    void countsAtTheRatioOfTheFrequencies() {
        connect();
        cycle = 1001;
        assertThat(ticks.now()).isEqualTo(500);
        assertThat(ticks.cycleAt(501)).isEqualTo(1002);
    }

    @Test
    void goesOnFromWhereItWasWhenAClockChanges() {
        connect();
        cycle = 1000;
        own = 42_000_000;
        ticks.clocksChanged();
        cycle = 1400;
        assertThat(ticks.now()).isEqualTo(600);
        assertThat(ticks.cycleAt(601)).isEqualTo(1404);
    }

    @Test
    void standsStillWithoutClock() {
        connect();
        own = 0;
        ticks.clocksChanged();
        cycle = 1_000_000;
        assertThat(ticks.now()).isZero();
        assertThat(ticks.cycleAt(1)).isEqualTo(EventSource.NEVER);
    }

    @Property
    void aCountIsReachedAtItsCycleAndNotBefore(
            @ForAll @IntRange(min = 1, max = 550_000_000) int coreHertz,
            @ForAll @IntRange(min = 1, max = 550_000_000) int ownHertz,
            @ForAll @LongRange(min = 1, max = 1L << 32) long count) {
        connect();
        cycle = 0;
        core = coreHertz;
        own = ownHertz;
        ticks = new Ticks(schedule, () -> core, () -> own);
        cycle = ticks.cycleAt(count);
        assertThat(ticks.now()).isGreaterThanOrEqualTo(count);
        cycle--;
        assertThat(ticks.now()).isLessThan(count);
    }
}
