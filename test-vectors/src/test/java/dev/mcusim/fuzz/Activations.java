package dev.mcusim.fuzz;

import org.tensorflow.lite.schema.ActivationFunctionType;

/** Decisions about activations that all kinds of layers share. */
final class Activations {
    /** How much larger than usual networks may be: the system property {@code mcusim.fuzz.scale}, 1 by default. */
    static final int SCALE = Integer.getInteger("mcusim.fuzz.scale", 1);

    /** The largest tensor. */
    static final int MAX_BYTES = 6_000 * SCALE;

    private Activations() {}

    static byte fused(Choices choices) {
        return (byte) choices.oneOf(
                ActivationFunctionType.NONE,
                ActivationFunctionType.NONE,
                ActivationFunctionType.RELU,
                ActivationFunctionType.RELU6,
                ActivationFunctionType.RELU_N1_TO_1);
    }

    /** A scale near another one, now and then the same. */
    static float near(Choices choices, double scale) {
        if (choices.chance(10)) {
            return (float) scale;
        }
        return finite(scale * (choices.chance(92) ? choices.between(0.5, 2) : Math.exp(choices.between(-12, 12))));
    }

    /** A scale within the range of normal numbers. */
    static float finite(double scale) {
        return (float) Math.max(1e-30, Math.min(1e30, scale));
    }
}
