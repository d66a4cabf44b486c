package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.progress.Meter;
import dev.mcusim.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What people see of work that lasts: on a terminal, in a file, and with {@code --quiet}. */
class ProgressDisplayTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final CountDownLatch shown = new CountDownLatch(1);
    private final StatusLine line = new StatusLine(new OutputStream() {
        @Override
        public void write(int data) {
            screen.write(data);
        }

        @Override
        public void write(byte[] data, int from, int length) {
            screen.write(data, from, length);
            if (new String(data, StandardCharsets.UTF_8).contains("50%")) {
                shown.countDown();
            }
        }
    });

    @Test
    void aBarTellsNamePercentagePartAndTimeLeft() throws InterruptedException {
        ProgressDisplay display = new ProgressDisplay(
                (meter, elapsed) -> new BarView(meter, elapsed.plusSeconds(60), line, 100), AT_ONCE);
        try (Progress.Task task = display.begin("recording vww", 2)) {
            task.advance(1);
            try (Progress.Task part = task.part(1).begin("nucleo-f446re: vww", 1)) {
                assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
                part.advance(0);
            }
        }
        assertThat(text()).contains("recording vww  50% [====").containsPattern("0:01:0\\d / 0:01:0\\d");
        assertThat(text()).contains(" nucleo-f446re: vww ");
        assertThat(text().lines()).allSatisfy(row -> assertThat(row).hasSizeLessThan(100));
        assertThat(visible()).as("the line is wiped in the end").isBlank();
        assertThat(text()).as("escape sequences").doesNotContain("\u001b");
    }

    @Test
    void workThatIsOverSoonShowsNothing() {
        for (ProgressView.Kind kind : new ProgressView.Kind[] {
            (meter, elapsed) -> new BarView(meter, elapsed, line, 80),
            (meter, elapsed) -> new LinesView(meter, elapsed, new PrintStream(screen, true, StandardCharsets.UTF_8))
        }) {
            new ProgressDisplay(kind).begin("soon", 3).close();
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void aPlainLineTellsTheTimeLeft() {
        Meter meter = new Meter("checking", 4, () -> {});
        LinesView view =
                new LinesView(meter, Duration.ofSeconds(30), new PrintStream(screen, true, StandardCharsets.UTF_8));
        view.show();
        meter.advance(1);
        view.show();
        view.close();
        assertThat(text())
                .isEqualToNormalizingNewlines(
                        """
                        mcusim: checking: 0 %
                        mcusim: checking: 25 %, about 1 min 30 s left
                        """);
    }

    @Test
    void otherOutputStandsAboveTheStatusLine() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        StatusLine status = new StatusLine(both);
        PrintStream out = new PrintStream(status.above(both), true, StandardCharsets.UTF_8);
        status.show("half");
        out.print("result\n");
        status.show("more");
        out.print("unfinished ");
        status.show("not now");
        out.print("line\n");
        status.hide();
        assertThat(both.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rhalf\r    \rresult\n\rmore\r    \runfinished line\n");
    }

    @Test
    void aShorterStatusCoversALongerOne() {
        line.show("twelve of 12");
        line.show("one");
        assertThat(text()).isEqualTo("\rtwelve of 12\rone" + " ".repeat(9));
    }

    @Test
    void theLauncherTellsOfTheTerminal() {
        assertThat(Screen.of("", "", "xterm").isTerminal()).isFalse();
        assertThat(Screen.of("132", "true", "xterm")).isEqualTo(new Screen(132, true));
        assertThat(Screen.of("0", "", "xterm")).as("it does not tell its width").isEqualTo(new Screen(80, false));
        assertThat(Screen.of("80", "true", "dumb").isTerminal()).isFalse();
        assertThat(Screen.of("wide", "true", "xterm").isTerminal()).isFalse();
    }

    @Test
    void timesReadWell() {
        assertThat(TimeLeft.text(Duration.ofMillis(200))).isEqualTo("1 s");
        assertThat(TimeLeft.text(Duration.ofSeconds(130))).isEqualTo("2 min 10 s");
        assertThat(TimeLeft.text(Duration.ofMinutes(65))).isEqualTo("1 h 5 min");
        assertThat(TimeLeft.after(Duration.ofSeconds(2), 0)).isEmpty();
        assertThat(TimeLeft.after(Duration.ofSeconds(2), 0.25)).contains(Duration.ofSeconds(6));
    }

    private String text() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** What is behind the last return to the start of the line. */
    private String visible() {
        return text().substring(text().lastIndexOf('\r') + 1);
    }
}
