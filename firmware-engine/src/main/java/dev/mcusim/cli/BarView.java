package dev.mcusim.cli;

import dev.mcusim.progress.Meter;
import dev.mcusim.report.Figures;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/** A bar with the time left on the last line of a terminal. It has no colours, so there is nothing for NO_COLOR to switch off. */
final class BarView implements ProgressView {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final int WHOLE = 1000;

    /** Narrower terminals have no room for what is being done, beside bar and times. */
    private static final int COLUMNS_FOR_PARTS = 100;

    private final Meter meter;
    private final int partWidth;
    private final ProgressBar bar;

    /**
     * A bar.
     *
     * @param columns of the terminal
     * @param elapsed since the work began
     */
    BarView(Meter meter, Duration elapsed, StatusLine line, int columns) {
        this.meter = meter;
        partWidth = columns < COLUMNS_FOR_PARTS ? 0 : columns / 4;
        bar = ProgressBar.builder()
                .setTaskName(Figures.shorten(meter.what(), columns / 3))
                .setInitialMax(WHOLE)
                .startsFrom(0, elapsed)
                .setUpdateIntervalMillis((int) INTERVAL.toMillis())
                .continuousUpdate()
                .clearDisplayOnFinish()
                .setRenderer(new Renderer())
                .setConsumer(new OnLine(line, columns - 1))
                .build();
        show();
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void show() {
        bar.stepTo((long) (meter.fraction() * WHOLE));
        if (partWidth > 0) {
            String part = Figures.shorten(meter.part().orElse(""), partWidth);
            bar.setExtraMessage(part + " ".repeat(partWidth - part.length()));
        }
    }

    @Override
    public void close() {
        bar.close();
    }

    /** Leaves out the count of steps: they are thousandths. */
    private static final class Renderer extends DefaultProgressBarRenderer {
        Renderer() {
            super(
                    ProgressBarStyle.ASCII,
                    "",
                    1,
                    false,
                    null,
                    ChronoUnit.SECONDS,
                    true,
                    state -> TimeLeft.after(state.getTotalElapsed(), (double) state.getCurrent() / WHOLE));
        }

        @Override
        protected String ratio(ProgressState state) {
            return "";
        }
    }

    /** Shows a bar on the status line. */
    private record OnLine(StatusLine line, int getMaxRenderedLength) implements ProgressBarConsumer {
        @Override
        public void accept(String text) {
            line.show(text);
        }

        @Override
        public void clear() {
            line.hide();
        }

        @Override
        public void close() {
            line.hide();
        }
    }
}
