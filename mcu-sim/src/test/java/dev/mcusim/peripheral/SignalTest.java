package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {

    private final Signal signal = new Signal();
    private final List<Object> heard = new ArrayList<>();
    private Drive drive = Drive.NONE;

    @Test
    void listenersHearOfLevelsAndFollowersOfDrives() {
        signal.connect(() -> drive);
        signal.watch(heard::add);
        signal.follow(() -> heard.add(signal.drive()));
        drive = Drive.LOW;
        signal.update();
        assertThat(heard).containsExactly(Drive.LOW);
        drive = Drive.HIGH;
        signal.update();
        signal.update();
        assertThat(heard).containsExactly(Drive.LOW, true, Drive.HIGH);
    }

    @Test
    void aPulseIsHeardTwice() {
        signal.watch(heard::add);
        signal.pulse();
        assertThat(heard).containsExactly(true, false);
    }

    @Test
    void theSourceKnowsWhetherAnybodyListens() {
        List<Boolean> watched = new ArrayList<>();
        Signal.Listener listener = high -> {};
        Runnable follower = () -> {};
        signal.connect(new Signal.Source() {
            @Override
            public Drive drive() {
                return Drive.LOW;
            }

            @Override
            public void watched(boolean now) {
                watched.add(now);
            }
        });
        signal.watch(listener);
        signal.follow(follower);
        signal.ignore(listener);
        assertThat(watched).containsExactly(true);
        signal.leave(follower);
        assertThat(watched).containsExactly(true, false);
        assertThat(signal.isWatched()).isFalse();
    }
}
