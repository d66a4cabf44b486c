package dev.mcusim.kernel;

/**
 * Shape of an int8 image tensor in NHWC order: element (b, y, x, c) lies at {@code ((b * height + y) * width + x) *
 * channels + c}.
 *
 * @param batches at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels at least 1
 */
public record FeatureMap(int batches, int height, int width, int channels) {
    public FeatureMap {
        if (batches < 1 || height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "every dimension must be at least 1: " + batches + "x" + height + "x" + width + "x" + channels);
        }
        if ((double) batches * height * width * channels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "more than 2^31-1 elements: " + batches + "x" + height + "x" + width + "x" + channels);
        }
    }

    /** Number of pixels of all batches. */
    public int pixels() {
        return batches * height * width;
    }

    /** Number of elements, which is also the number of bytes. */
    public int elements() {
        return pixels() * channels;
    }

    /** Bytes of one row of pixels. */
    public int rowBytes() {
        return width * channels;
    }

    /** Rows and columns exchanged. */
    FeatureMap transposed() {
        return new FeatureMap(batches, width, height, channels);
    }
}
