package dev.mcusim.reference;

import dev.mcusim.model.Shape;

/** An int8 tensor of four dimensions, indexed as batch, row, column and channel. */
final class Image {
    private final byte[] values;
    private final int batches;
    private final int height;
    private final int width;
    private final int depth;

    Image(byte[] values, Shape shape) {
        this.values = values;
        batches = shape.dimension(0);
        height = shape.dimension(1);
        width = shape.dimension(2);
        depth = shape.dimension(3);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /** Number of channels. */
    int depth() {
        return depth;
    }

    boolean contains(int y, int x) {
        return y >= 0 && y < height && x >= 0 && x < width;
    }

    int get(int batch, int y, int x, int channel) {
        return values[index(batch, y, x, channel)];
    }

    /** Stores a value of -128 to 127. */
    void set(int batch, int y, int x, int channel, int value) {
        values[index(batch, y, x, channel)] = (byte) value;
    }

    private int index(int batch, int y, int x, int channel) {
        return ((batch * height + y) * width + x) * depth + channel;
    }

    /** Visits all pixels in memory order. */
    void forEachPixel(PixelVisitor visitor) {
        for (int batch = 0; batch < batches; batch++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    visitor.visit(batch, y, x);
                }
            }
        }
    }

    interface PixelVisitor {
        void visit(int batch, int y, int x);
    }
}
