package dev.mcusim.model;

/**
 * The range to which an operator clamps its int8 results; a fused activation narrows it.
 *
 * @param min -128 to 127
 * @param max {@code min} to 127
 */
public record ActivationRange(int min, int max) {
    /** No fused activation: the whole range of int8. */
    public static final ActivationRange INT8 = new ActivationRange(Byte.MIN_VALUE, Byte.MAX_VALUE);

    public int clamp(int value) {
        return Math.min(Math.max(value, min), max);
    }
}
