package dev.mcusim.demo.quantize;

import dev.mcusim.demo.tflite.TensorQuantization;
import dev.mcusim.demo.train.FeatureMaps;

/**
 * Asymmetric int8 quantization of a whole tensor: {@code real = scale * (integer - zeroPoint)}.
 *
 * @param scale positive
 * @param zeroPoint the integer that stands for exactly 0, from -128 to 127
 */
public record ActivationQuantization(float scale, int zeroPoint) {

    /** For levels from 0 to 1 in 255 steps, as a camera with 8 bits gives them. */
    public static final ActivationQuantization GRAY_LEVELS = new ActivationQuantization(1 / 255f, -128);

    /** What TensorFlow Lite prescribes for the output of an int8 SOFTMAX. */
    public static final ActivationQuantization PROBABILITIES = new ActivationQuantization(1 / 256f, -128);

    /**
     * The finest quantization that reaches from one number to the other and represents 0 exactly.
     *
     * @param least the smallest number; above 0 counts as 0
     * @param greatest the largest number; below 0 counts as 0
     * @return scale 1 where the range is empty
     */
    public static ActivationQuantization covering(float least, float greatest) {
        double low = Math.min(0, least);
        double high = Math.max(0, greatest);
        if (low == high) {
            return new ActivationQuantization(1, 0);
        }
        double scale = (high - low) / 255;
        long zeroPoint = Math.round(-128 - low / scale);
        return new ActivationQuantization((float) scale, (int) Math.max(-128, Math.min(127, zeroPoint)));
    }

    /**
     * The quantization that covers all values of some maps.
     *
     * @param maps what the network computes for the calibration pictures
     * @return see {@link #covering(float, float)}
     */
    public static ActivationQuantization covering(FeatureMaps maps) {
        float least = 0;
        float greatest = 0;
        for (float[] channel : maps.channels()) {
            for (float value : channel) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return covering(least, greatest);
    }

    /** As the file wants it. */
    TensorQuantization toTensor() {
        return TensorQuantization.perTensor(scale, zeroPoint);
    }
}
