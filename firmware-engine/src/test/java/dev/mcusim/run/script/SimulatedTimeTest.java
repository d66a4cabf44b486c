package dev.mcusim.run.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2s, 2000000000, 2 s",
        "1.5ms, 1500000, 1500 us",
        "500us, 500000, 500 us",
        "40ns, 40, 40 ns",
        "0.0004us, 0, 0 s"
    })
    void lengthsAreReadAndWritten(String text, long nanoseconds, String written) {
        assertThat(SimulatedTime.nanoseconds(text)).isEqualTo(nanoseconds);
        assertThat(SimulatedTime.text(nanoseconds)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "ms", "-1s", "1 s", "1h", "1e3s", "86401s", "9999999999999s"})
    void otherTextsAreNone(String text) {
        assertThatThrownBy(() -> SimulatedTime.nanoseconds(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no time");
    }
}
