package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterruptLinesTest {

    private final List<String> changes = new ArrayList<>();
    private final InterruptLines lines = new InterruptLines(Map.of("TIM1_UP_TIM10", 25, "USART1", 37));

    InterruptLinesTest() {
        lines.connect((line, high) -> changes.add(line + (high ? " up" : " down")));
    }

    @Test
    void aSharedLineIsHighWhileOneOfItsSourcesAsks() {
        InterruptLine one = lines.source("TIM1_UP", "TIM1_UP_TIM10");
        InterruptLine other = lines.source("TIM1_UP_TIM10");
        one.set(true);
        other.set(true);
        one.set(false);
        assertThat(changes).containsExactly("25 up");
        other.set(false);
        assertThat(changes).containsExactly("25 up", "25 down");
    }

    @Test
    void askingTwiceChangesNothing() {
        InterruptLine line = lines.source("USART1");
        line.set(true);
        line.set(true);
        line.set(false);
        assertThat(changes).containsExactly("37 up", "37 down");
    }

    @Test
    void aLineThatTheChipDoesNotHaveLeadsNowhere() {
        assertThat(lines.has("LPTIM1")).isFalse();
        lines.source("LPTIM1").pulse();
        assertThat(changes).isEmpty();
    }
}
