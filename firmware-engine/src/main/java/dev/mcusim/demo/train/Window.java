package dev.mcusim.demo.train;

/**
 * A square window that slides over maps with SAME padding, as TensorFlow defines it: the output has {@code ceil(input / stride)} rows, and where the
 * padding is odd the extra row or column is at the end.
 *
 * @param size rows and columns of the window
 * @param stride step in both directions
 * @param count pictures in the batch
 * @param height input rows
 * @param width input columns
 */
record Window(int size, int stride, int count, int height, int width) {

    static Window over(FeatureMaps input, int size, int stride) {
        return new Window(size, stride, input.count(), input.height(), input.width());
    }

    int taps() {
        return size * size;
    }

    int outputHeight() {
        return (height + stride - 1) / stride;
    }

    int outputWidth() {
        return (width + stride - 1) / stride;
    }

    /** Whether every output position sees just the input at the same place. */
    boolean isIdentity() {
        return size == 1 && stride == 1;
    }

    /** Zeros in the shape of the output. */
    FeatureMaps output(int channels) {
        return FeatureMaps.zeros(channels, count, outputHeight(), outputWidth());
    }

    /** Zeros in the shape of the input. */
    FeatureMaps input(int channels) {
        return FeatureMaps.zeros(channels, count, height, width);
    }

    /** For every output position, the input seen through one tap of the window (row times size plus column), 0 in the padding. */
    float[] gather(float[] input, int tap) {
        float[] seen = new float[count * outputHeight() * outputWidth()];
        move(tap, input, seen, true);
        return seen;
    }

    /** The reverse of {@link #gather}: puts every output position's value where the tap sees it, 0 where it looks at nothing. */
    float[] scatter(float[] seen, int tap) {
        float[] input = new float[count * height * width];
        move(tap, seen, input, false);
        return input;
    }

    private void move(int tap, float[] from, float[] to, boolean gather) {
        int offsetY = tap / size - padding(height, outputHeight());
        int offsetX = tap % size - padding(width, outputWidth());
        int firstX = firstInside(offsetX);
        int endX = endInside(offsetX, width, outputWidth());
        int run = stride == 1 ? endX - firstX : 1;
        for (int y = firstInside(offsetY); y < endInside(offsetY, height, outputHeight()); y++) {
            for (int x = firstX; x < endX; x += run) {
                int inside = ((y * stride + offsetY) * width + x * stride + offsetX) * count;
                int outside = (y * outputWidth() + x) * count;
                System.arraycopy(from, gather ? inside : outside, to, gather ? outside : inside, run * count);
            }
        }
    }

    /** The first output row or column for which a tap at this offset is inside the input. */
    private int firstInside(int offset) {
        return offset >= 0 ? 0 : (-offset + stride - 1) / stride;
    }

    private int endInside(int offset, int length, int outputLength) {
        return Math.min(outputLength, (length - 1 - offset) / stride + 1);
    }

    /** Rows or columns of padding before the input. */
    private int padding(int length, int outputLength) {
        return Math.max(0, (outputLength - 1) * stride + size - length) / 2;
    }
}
