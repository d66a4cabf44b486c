package dev.mcusim.kernel;

import java.util.Random;

/**
 * Random but plausible layer data: sums that spread over the whole output range, with extreme weights among ordinary
 * ones.
 */
final class RandomLayers {
    private RandomLayers() {}

    static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Weights from -127 to 127, or from -128 on. */
    static byte[] weights(Random random, int count, boolean withMinimum) {
        byte[] weights = bytes(random, count);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(16) == 0) {
                weights[i] = random.nextBoolean() ? Byte.MIN_VALUE : Byte.MAX_VALUE;
            }
            if (!withMinimum && weights[i] == Byte.MIN_VALUE) {
                weights[i] = -127;
            }
        }
        return weights;
    }

    static int[] bias(Random random, int count, int depth) {
        int[] bias = new int[count];
        for (int i = 0; i < count; i++) {
            bias[i] = random.nextInt(2 * 1000 * depth + 1) - 1000 * depth;
        }
        return bias;
    }

    /**
     * Requantization as of a real layer of that depth.
     *
     * @param spread how many powers of two the channels' scales differ by at most
     */
    static OutputStage stage(Random random, int channels, int depth, Activation activation, int spread) {
        int[] multipliers = new int[channels];
        int[] shifts = new int[channels];
        double deviation = Math.sqrt(depth) * 74 * 74;
        for (int c = 0; c < channels; c++) {
            double scale = 60 / deviation * Math.pow(2, random.nextDouble() * spread - spread / 2.0);
            int shift = Math.getExponent(scale) + 1;
            multipliers[c] = (int) Math.min(Math.round(Math.scalb(scale, 31 - shift)), Integer.MAX_VALUE);
            shifts[c] = shift;
        }
        int zeroPoint = activation == Activation.RELU ? -128 : random.nextInt(256) - 128;
        int min = -128;
        int max = 127;
        if (activation == Activation.NARROW) {
            min = zeroPoint;
            max = zeroPoint + random.nextInt(128 - zeroPoint);
        }
        return new OutputStage(zeroPoint, min, max, multipliers, shifts);
    }

    /** Kinds of fused activation. */
    enum Activation {
        /** No clamp, any zero point. */
        NONE,
        /** ReLU as converters quantize it: the zero point is the least value. */
        RELU,
        /** A clamp inside the range of int8. */
        NARROW
    }
}
