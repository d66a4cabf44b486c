package dev.mcusim.cli;

import dev.mcusim.progress.Meter;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** A plain line now and then, for what is no terminal. */
final class LinesView implements ProgressView {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Work that ends within this time needs no line. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Meter meter;
    private final PrintStream out;
    private final long begun;

    /**
     * Lines.
     *
     * @param elapsed since the work began
     */
    LinesView(Meter meter, Duration elapsed, PrintStream out) {
        this.meter = meter;
        this.out = out;
        begun = System.nanoTime() - elapsed.toNanos();
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void show() {
        double fraction = meter.fraction();
        Optional<Duration> left = TimeLeft.after(Duration.ofNanos(System.nanoTime() - begun), fraction);
        if (left.isPresent() && left.get().compareTo(SOON) < 0) {
            return;
        }
        out.println("mcusim: %s: %d %%%s"
                .formatted(
                        meter.what(),
                        (int) (fraction * 100),
                        left.map(time -> ", about %s left".formatted(TimeLeft.text(time)))
                                .orElse("")));
    }

    @Override
    public void close() {
        // Lines stay.
    }
}
