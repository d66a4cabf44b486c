package dev.mcusim.run.pins;

import dev.mcusim.machine.Surroundings;
import dev.mcusim.peripheral.BoardPin;
import dev.mcusim.peripheral.Pin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Counts what pins do and keeps the first {@value #KEPT} changes: those of the board's lights and button, or those of all pins.
 *
 * <p>An output of a timer that changes by itself takes time to watch; one that nobody watches takes none.
 */
public final class PinRecorder {

    /** How many changes are kept. */
    public static final int KEPT = 1000;

    /**
     * What became of a light or button.
     *
     * @param device  the light or button
     * @param changes how often the level of its pin has changed
     */
    public record Summary(BoardPin device, long changes) {}

    private final Surroundings surroundings;
    private final Consumer<PinChange> listener;
    private final Map<Pin, BoardPin> devices = new LinkedHashMap<>();
    private final Map<Pin, Long> counts = new HashMap<>();
    private final List<PinChange> kept = new ArrayList<>();
    private long changes;

    /**
     * Begins to record.
     *
     * @param everything whether all pins count, not only those with a light or button
     * @param listener   also told of each change
     */
    public PinRecorder(Surroundings surroundings, boolean everything, Consumer<PinChange> listener) {
        this.surroundings = surroundings;
        this.listener = listener;
        surroundings.pins().connections().forEach(device -> devices.put(device.pin(), device));
        List<Pin> watched = everything ? surroundings.pins().all() : List.copyOf(devices.keySet());
        watched.forEach(pin -> pin.whenChanged(this::changed));
    }

    private void changed(Pin pin, boolean high, long cycle) {
        PinChange change =
                new PinChange(surroundings.nanoseconds(), pin.name(), high, Optional.ofNullable(devices.get(pin)));
        changes++;
        counts.merge(pin, 1L, Long::sum);
        if (kept.size() < KEPT) {
            kept.add(change);
        }
        listener.accept(change);
    }

    /** How many changes there were. */
    public long changes() {
        return changes;
    }

    /** The first changes, in the order of their times. */
    public List<PinChange> kept() {
        return List.copyOf(kept);
    }

    /** The lights and the button as they are now. */
    public List<Summary> devices() {
        return devices.values().stream()
                .map(device -> new Summary(device, counts.getOrDefault(device.pin(), 0L)))
                .toList();
    }
}
