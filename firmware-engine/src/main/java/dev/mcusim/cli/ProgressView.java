package dev.mcusim.cli;

import dev.mcusim.progress.Meter;
import java.time.Duration;

/** One way to show people how far work is. */
interface ProgressView extends AutoCloseable {

    /** The time between two looks. */
    Duration interval();

    /** Shows how it stands. */
    void show();

    /** The work has ended: takes away what is no longer true. */
    @Override
    void close();

    /** Makes views. */
    @FunctionalInterface
    interface Kind {
        /**
         * A view of work.
         *
         * @param elapsed since it began
         */
        ProgressView of(Meter meter, Duration elapsed);
    }
}
