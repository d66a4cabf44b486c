package dev.mcusim.cli;

import dev.mcusim.progress.Meter;
import dev.mcusim.progress.Progress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows work that has lasted a while; what is over sooner leaves no trace. */
final class ProgressDisplay implements Progress {
    /** How long work lasts before it is shown. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProgressView.Kind kind;
    private final Duration patience;

    /** A display that shows work after {@link #PATIENCE}. */
    ProgressDisplay(ProgressView.Kind kind) {
        this(kind, PATIENCE);
    }

    ProgressDisplay(ProgressView.Kind kind, Duration patience) {
        this.kind = kind;
        this.patience = patience;
    }

    @Override
    public Task begin(String what, long steps) {
        Watch watch = new Watch();
        Meter meter = new Meter(what, steps, watch::end);
        watch.start(meter);
        return meter;
    }

    /** Looks at one piece of work now and then, on a thread that keeps no process alive. */
    private final class Watch {
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        private ProgressView view;
        private boolean ended;

        void start(Meter meter) {
            long begun = System.nanoTime();
            timer.schedule(() -> open(meter, begun), patience.toNanos(), TimeUnit.NANOSECONDS);
        }

        private synchronized void open(Meter meter, long begun) {
            if (!ended) {
                view = kind.of(meter, Duration.ofNanos(System.nanoTime() - begun));
                long interval = view.interval().toNanos();
                timer.scheduleAtFixedRate(this::look, 0, interval, TimeUnit.NANOSECONDS);
            }
        }

        private synchronized void look() {
            if (!ended) {
                view.show();
            }
        }

        synchronized void end() {
            ended = true;
            timer.shutdownNow();
            if (view != null) {
                view.close();
            }
        }
    }
}
