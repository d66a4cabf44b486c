package dev.mcusim.kernel;

/** Checks of kernel parameters; what fails is an error of the caller who lowered the network. */
final class Require {
    private Require() {}

    /** @throws IllegalArgumentException with the name, the value and the range unless {@code min <= value <= max} */
    static void inRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", allowed are " + min + " to " + max);
        }
    }

    /** @throws IllegalArgumentException with the sentence unless the condition holds */
    static void that(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** A multiplier as TFLite's QuantizeMultiplier makes it: fraction in Q31 (or 0), exponent -31 to 30. */
    static void multiplier(String name, int multiplier, int shift) {
        Require.inRange(name + "Multiplier", multiplier, 0, Integer.MAX_VALUE);
        Require.inRange(name + "Shift", shift, -31, 30);
    }

    /** A clamp inside the range of int8. */
    static void activation(int min, int max) {
        inRange("activationMin", min, Byte.MIN_VALUE, Byte.MAX_VALUE);
        inRange("activationMax", max, min, Byte.MAX_VALUE);
    }
}
