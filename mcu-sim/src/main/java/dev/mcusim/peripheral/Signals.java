package dev.mcusim.peripheral;

import java.util.HashMap;
import java.util.Map;

/** The signals of a chip by name. A peripheral that drives one and another that listens need not know of each other. */
public final class Signals {

    private final Map<String, Signal> signals = new HashMap<>();

    /** What a peripheral puts out, for example {@code TIM2_CH1} or {@code TIM2_TRGO}; it is low until something drives it. */
    public Signal output(String name) {
        return signals.computeIfAbsent(name, key -> new Signal());
    }

    /** What comes in from a pin that has been given this alternate function, for example {@code TIM2_CH1}. */
    public Signal input(String function) {
        return output(function + " input");
    }

    /** Every signal is low and has no listeners, as after reset; signals asked for before lead nowhere any more. */
    public void clear() {
        signals.clear();
    }
}
