package dev.mcusim.run.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private final Transcript transcript = new Transcript();

    private void says(String source, String text) {
        for (byte data : text.getBytes(StandardCharsets.UTF_8)) {
            transcript.add(source, data);
        }
    }

    private boolean takes(String text) {
        return transcript.take(Optional.empty(), text);
    }

    @Test
    void aTextIsTakenOnce() {
        says("USART2", "one two one");
        assertThat(takes("one")).isTrue();
        assertThat(takes("one")).isTrue();
        assertThat(takes("one")).isFalse();
        assertThat(takes("two")).as("it came before what has been taken").isFalse();
    }

    @Test
    void sourcesAreApart() {
        says("USART2", "on");
        says("USART3", "e");
        assertThat(takes("one")).isFalse();
        assertThat(transcript.take(Optional.of("USART2"), "e")).isFalse();
        assertThat(transcript.take(Optional.of("USART3"), "e")).isTrue();
    }

    @Test
    void aTextMayBeTakenAtItsLastByte() {
        says("USART2", "read");
        assertThat(transcript.takeLast("USART2", "ready")).isFalse();
        says("USART2", "y");
        assertThat(transcript.takeLast("USART2", "ready")).isTrue();
        assertThat(transcript.takeLast("USART2", "ready")).isFalse();
    }

    @Test
    void longOutputIsForgottenFromItsBeginning() {
        says("USART2", "start");
        says("USART2", "x".repeat(1 << 18));
        says("USART2", "end");
        assertThat(takes("start")).isFalse();
        assertThat(takes("xend")).isTrue();
    }

    @Test
    void theLastLinesShowWhatCannotBeSeen() {
        says("USART2", "first\nOK \u00e4\t1\r\n\n> \u001b[1m");
        assertThat(transcript.lastLines(2)).containsExactly("USART2: OK \u00e4\\t1\\r", "USART2: > \\x1b[1m");
    }
}
