package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.EventSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final Schedule schedule = new Schedule();
    private final List<String> happened = new ArrayList<>();
    private long now;
    private int sooner;

    @BeforeEach
    void connect() {
        schedule.connect(() -> now, () -> sooner++);
    }

    private Schedule.Alarm alarm(String name) {
        return schedule.alarm(() -> happened.add(name + "@" + now));
    }

    private void goTo(long cycle) {
        now = cycle;
        schedule.advance();
    }

    @Test
    void alarmsGoOffInTheOrderOfTheirCyclesAndOfSetting() {
        alarm("late").at(20);
        alarm("first").at(10);
        alarm("second").at(10);
        goTo(9);
        assertThat(happened).isEmpty();
        goTo(20);
        assertThat(happened).containsExactly("first@20", "second@20", "late@20");
        assertThat(schedule.next()).isEqualTo(EventSource.NEVER);
    }

    @Test
    void anAlarmThatIsSetAgainGoesOffOnceAtItsNewCycle() {
        Schedule.Alarm alarm = alarm("a");
        alarm.at(10);
        alarm.at(30);
        goTo(10);
        assertThat(happened).isEmpty();
        assertThat(alarm.isSet()).isTrue();
        goTo(30);
        assertThat(happened).containsExactly("a@30");
        assertThat(alarm.isSet()).isFalse();
    }

    @Test
    void anAlarmMaySetItselfAgainAndCatchesUp() {
        List<Long> cycles = new ArrayList<>();
        Schedule.Alarm[] self = new Schedule.Alarm[1];
        self[0] = schedule.alarm(() -> {
            cycles.add(10L * (cycles.size() + 1));
            self[0].at(10L * (cycles.size() + 1));
        });
        self[0].at(10);
        goTo(35);
        assertThat(cycles).containsExactly(10L, 20L, 30L);
        assertThat(schedule.next()).isEqualTo(40);
    }

    @Test
    void cancelledAndClearedAlarmsDoNotGoOff() {
        Schedule.Alarm cancelled = alarm("cancelled");
        cancelled.at(5);
        cancelled.cancel();
        alarm("cleared").at(5);
        schedule.clear();
        goTo(100);
        assertThat(happened).isEmpty();
    }

    @Test
    void theCoreIsToldWhenTheNextAlarmIsEarlier() {
        alarm("a").at(20);
        alarm("b").at(30);
        alarm("c").at(10);
        assertThat(sooner).isEqualTo(2);
    }

    @Test
    void aWatchdogMayReset() {
        alarm("a").at(10);
        assertThat(schedule.mayReset()).isFalse();
        schedule.watchdog(() -> happened.add("reset")).at(20);
        assertThat(schedule.mayReset()).isTrue();
        goTo(20);
        assertThat(schedule.mayReset()).isFalse();
    }

    @Test
    void resetLeavesTheAlarmsOfTheWorldOutside() {
        alarm("chip").at(10);
        schedule.outside(() -> happened.add("outside@" + now)).at(10);
        schedule.clear();
        goTo(10);
        assertThat(happened).containsExactly("outside@10");
    }

    @Test
    void outputIsAwaitedUntilItIsThere() {
        Schedule.Alarm output = schedule.output(() -> happened.add("sent"));
        alarm("other").at(5);
        assertThat(schedule.isAwaited()).isFalse();
        output.at(10);
        assertThat(schedule.isAwaited()).isTrue();
        goTo(10);
        assertThat(schedule.isAwaited()).isFalse();
    }
}
