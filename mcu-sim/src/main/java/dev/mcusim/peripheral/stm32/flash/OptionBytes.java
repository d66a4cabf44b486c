package dev.mcusim.peripheral.stm32.flash;

import java.util.HashMap;
import java.util.Map;

/** The option bytes of a chip, which neither a reset nor the loss of power changes. Until firmware programs them they are as they leave the factory. */
public final class OptionBytes {

    private final Map<String, Integer> words = new HashMap<>();

    /**
     * What is programmed.
     *
     * @param word    name of the word
     * @param factory what it is where nobody has programmed it
     */
    int get(String word, int factory) {
        return words.getOrDefault(word, factory);
    }

    /** Programs a word. */
    void program(String word, int value) {
        words.put(word, value);
    }
}
