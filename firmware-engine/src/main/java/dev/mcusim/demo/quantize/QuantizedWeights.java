package dev.mcusim.demo.quantize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Weights and bias of a layer in integers.
 *
 * @param weights int8 from -127 to 127, in the order of the real weights
 * @param scales one for every group of weights: {@code real = scale * integer}
 * @param bias int32 with the scale {@code input scale * weight scale} of its output channel
 */
@SuppressWarnings("ArrayRecordComponent") // written to a file once and never compared
public record QuantizedWeights(byte[] weights, float[] scales, int[] bias) {

    private static final int LARGEST_WEIGHT = 127;
    /** Half of what int32 holds, so that a bias leaves room for the products that are added to it. */
    private static final double LARGEST_BIAS = 1L << 30;

    /** To which scale a weight belongs. */
    public enum Grouping {
        /** One scale for all. */
        WHOLE,
        /** Output channels are the first dimension (OHWI). */
        FIRST_DIMENSION,
        /** Output channels are the last dimension (1HWC). */
        LAST_DIMENSION;

        private int groups(int channels) {
            return this == WHOLE ? 1 : channels;
        }

        private int group(int index, int length, int channels) {
            return switch (this) {
                case WHOLE -> 0;
                case FIRST_DIMENSION -> index / (length / channels);
                case LAST_DIMENSION -> index % channels;
            };
        }
    }

    /**
     * Quantizes a layer. The largest weight of a group becomes ±127, unless the bias would then exceed 2^30: the scale is as coarse as that needs.
     *
     * @param weights real weights
     * @param bias real bias, one for every output channel
     * @param inputScale the scale of the layer's input
     * @param grouping which weights share a scale
     * @return integers and scales
     */
    public static QuantizedWeights of(float[] weights, float[] bias, float inputScale, Grouping grouping) {
        double[] steps = new double[grouping.groups(bias.length)];
        for (int i = 0; i < weights.length; i++) {
            int group = grouping.group(i, weights.length, bias.length);
            steps[group] = Math.max(steps[group], Math.abs(weights[i]) / (double) LARGEST_WEIGHT);
        }
        for (int c = 0; c < bias.length; c++) {
            int group = c % steps.length;
            steps[group] = Math.max(steps[group], Math.abs(bias[c]) / (LARGEST_BIAS * inputScale));
        }
        float[] scales = new float[steps.length];
        for (int group = 0; group < scales.length; group++) {
            scales[group] = steps[group] == 0 ? 1 : (float) steps[group];
        }
        byte[] integers = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double scale = scales[grouping.group(i, weights.length, bias.length)];
            long nearest = Math.round(weights[i] / scale);
            integers[i] = (byte) Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, nearest));
        }
        int[] biasIntegers = new int[bias.length];
        for (int c = 0; c < bias.length; c++) {
            double scale = (double) inputScale * scales[c % scales.length];
            biasIntegers[c] = Math.toIntExact(Math.round(bias[c] / scale));
        }
        return new QuantizedWeights(integers, scales, biasIntegers);
    }

    /** int32 values as little-endian bytes. */
    static byte[] littleEndian(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }
}
