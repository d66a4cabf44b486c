package dev.mcusim.model;

import java.util.List;

/**
 * Affine quantization of a tensor: {@code real = scale * (q - zeroPoint)}.
 *
 * @param scales none (not quantized), one (per tensor) or one per index along {@code dimension}
 * @param zeroPoints as many as scales
 * @param dimension the axis along which scales vary; 0 when there is at most one
 */
public record Quantization(List<Float> scales, List<Integer> zeroPoints, int dimension) {
    public static final Quantization NONE = new Quantization(List.of(), List.of(), 0);

    public Quantization {
        scales = List.copyOf(scales);
        zeroPoints = List.copyOf(zeroPoints);
        if (scales.size() != zeroPoints.size()) {
            throw new IllegalArgumentException(scales.size() + " scales but " + zeroPoints.size() + " zero points");
        }
    }

    public static Quantization perTensor(float scale, int zeroPoint) {
        return new Quantization(List.of(scale), List.of(zeroPoint), 0);
    }

    public boolean isPresent() {
        return !scales.isEmpty();
    }

    public boolean isPerTensor() {
        return scales.size() == 1;
    }

    public boolean isPerChannel() {
        return scales.size() > 1;
    }

    /** The first scale: the only one of a per-tensor quantization. */
    public float scale() {
        return scales.get(0);
    }

    /** The scale of one channel; per-tensor quantization has the same for all. */
    public float scale(int channel) {
        return isPerChannel() ? scales.get(channel) : scale();
    }

    /** The first zero point: the only one of a per-tensor quantization. */
    public int zeroPoint() {
        return zeroPoints.get(0);
    }
}
