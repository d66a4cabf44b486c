package dev.mcusim.progress;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Sums up one piece of work and all its parts. Asked by who shows it, as often as that likes: telling it is cheap. */
public final class Meter implements Progress.Task {
    private final String what;
    private final Runnable ended;
    private final Share whole;
    private final Set<Share> open = new LinkedHashSet<>();
    private double done;

    /**
     * Work that begins.
     *
     * @param what for people
     * @param steps 1 or more
     * @param ended called once, by the thread that closes it
     * @throws IllegalArgumentException when {@code steps} is less than 1
     */
    public Meter(String what, long steps, Runnable ended) {
        this.what = what;
        this.ended = ended;
        whole = new Share(what, steps, 1);
    }

    /** What was announced. */
    public String what() {
        return what;
    }

    /** How much has been done, from 0 to 1. Never becomes less. */
    public synchronized double fraction() {
        return Math.min(done, 1);
    }

    /** What is being done: of all parts of the whole that are under way, the one that began last. */
    public synchronized Optional<String> part() {
        return open.stream().reduce((first, second) -> second).map(share -> share.what);
    }

    @Override
    public void advance(long steps) {
        whole.advance(steps);
    }

    @Override
    public Progress part(long steps) {
        return whole.part(steps);
    }

    @Override
    public void close() {
        whole.close();
        ended.run();
    }

    /** A task that makes up a share of the whole. */
    private final class Share implements Progress.Task {
        private final String what;
        private final long steps;
        private final double size;
        private double left;

        Share(String what, long steps, double size) {
            if (steps < 1) {
                throw new IllegalArgumentException("%s: work has 1 step or more, not %d".formatted(what, steps));
            }
            this.what = what;
            this.steps = steps;
            this.size = size;
            left = size;
        }

        @Override
        public void advance(long some) {
            synchronized (Meter.this) {
                done += take(some);
            }
        }

        @Override
        public Progress part(long some) {
            double share;
            synchronized (Meter.this) {
                share = take(some);
            }
            return (name, parts) -> {
                Share part = new Share(name, parts, share);
                if (this == whole) {
                    synchronized (Meter.this) {
                        open.add(part);
                    }
                }
                return part;
            };
        }

        /** Takes as much of what is left as so many steps are, and all where more is asked for. */
        private double take(long some) {
            double taken = Math.min(left, size * some / steps);
            left -= taken;
            return taken;
        }

        @Override
        public void close() {
            synchronized (Meter.this) {
                done += left;
                left = 0;
                open.remove(this);
            }
        }
    }
}
