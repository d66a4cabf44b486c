package dev.mcusim.run.pins;

import dev.mcusim.machine.Surroundings;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;

/** Files into which the changes of pins are written while firmware runs. */
public final class PinTraces implements Closeable {

    /** Writes nothing. */
    public static final PinTraces NONE = new PinTraces(Optional.empty(), Optional.empty());

    private final Optional<Writer> events;
    private final Optional<ValueChangeDump> dump;

    /**
     * Writes what is there.
     *
     * @param events gets a line for every change of any pin
     * @param dump   gets the levels of some pins
     */
    public PinTraces(Optional<Writer> events, Optional<ValueChangeDump> dump) {
        this.events = events;
        this.dump = dump;
    }

    /**
     * Follows a board that has just been powered up; gives back what to ask for the report.
     *
     * @throws IllegalArgumentException when the board has no pin of a name
     */
    public PinRecorder attach(Surroundings surroundings) {
        dump.ifPresent(there -> there.attach(surroundings));
        return new PinRecorder(surroundings, events.isPresent(), this::write);
    }

    private void write(PinChange change) {
        if (events.isPresent()) {
            try {
                events.get().write(change.text() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The run has ended. */
    public void finish() {
        dump.ifPresent(ValueChangeDump::finish);
    }

    @Override
    public void close() throws IOException {
        if (events.isPresent()) {
            events.get().close();
        }
        if (dump.isPresent()) {
            dump.get().close();
        }
    }
}
