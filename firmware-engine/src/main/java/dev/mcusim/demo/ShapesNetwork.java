package dev.mcusim.demo;

import dev.mcusim.demo.shapes.Drawing;
import dev.mcusim.demo.shapes.DrawingGenerator;
import dev.mcusim.demo.shapes.Shape;
import dev.mcusim.demo.shapes.SplitMix64;
import dev.mcusim.demo.train.AveragePool;
import dev.mcusim.demo.train.Batch;
import dev.mcusim.demo.train.BatchNorm;
import dev.mcusim.demo.train.Conv2d;
import dev.mcusim.demo.train.Dense;
import dev.mcusim.demo.train.DepthwiseConv2d;
import dev.mcusim.demo.train.FeatureMaps;
import dev.mcusim.demo.train.Gaussian;
import dev.mcusim.demo.train.Layer;
import dev.mcusim.demo.train.Relu6;
import dev.mcusim.demo.train.Residual;
import dev.mcusim.demo.train.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * The architecture of the bundled network, in float32, and the batches it learns from.
 *
 * <pre>
 * 32x32x1   conv 3x3 stride 2
 * 16x16x16  depthwise 3x3, pointwise
 * 16x16x32  depthwise 3x3 stride 2, pointwise
 * 8x8x64    depthwise 3x3, pointwise, add
 * 8x8x64    depthwise 3x3 stride 2, pointwise
 * 4x4x128   depthwise 3x3, pointwise, add
 * 4x4x128   average pool, fully connected
 * 8         logits
 * </pre>
 *
 * Every convolution is normalized in training; all but those in front of an addition end in ReLU6, and so does the sum.
 */
final class ShapesNetwork {

    private static final int KERNEL = 3;

    /** The classes in the order of the outputs. */
    private static final List<Shape> CLASSES = List.of(Shape.values());

    private ShapesNetwork() {}

    /** The untrained network. */
    static Sequential untrained(long seed) {
        Gaussian random = new SplitMix64(seed)::gaussian;
        List<Layer> layers = new ArrayList<>();
        layers.addAll(List.of(new Conv2d(1, 16, KERNEL, 2, random), new BatchNorm(16), new Relu6()));
        layers.addAll(separable(16, 32, 1, random));
        layers.addAll(separable(32, 64, 2, random));
        layers.addAll(residual(64, random));
        layers.addAll(separable(64, 128, 2, random));
        layers.addAll(residual(128, random));
        layers.addAll(List.of(new AveragePool(), new Dense(128, CLASSES.size(), random)));
        return new Sequential(List.copyOf(layers));
    }

    /** Consecutive drawings of a series as one batch. */
    static Batch batch(DrawingGenerator drawings, long first, int count) {
        int pixels = Drawing.SIZE * Drawing.SIZE;
        float[] levels = new float[count * pixels];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            Drawing drawing = drawings.drawing(first + n);
            labels[n] = CLASSES.indexOf(drawing.shape());
            byte[] gray = drawing.gray();
            for (int i = 0; i < pixels; i++) {
                levels[i * count + n] = (gray[i] & 0xFF) / 255f;
            }
        }
        return new Batch(new FeatureMaps(new float[][] {levels}, count, Drawing.SIZE, Drawing.SIZE), labels);
    }

    /** A depthwise-separable convolution. */
    private static List<Layer> separable(int inputs, int outputs, int stride, Gaussian random) {
        return List.of(
                new DepthwiseConv2d(inputs, KERNEL, stride, random),
                new BatchNorm(inputs),
                new Relu6(),
                new Conv2d(inputs, outputs, 1, 1, random),
                new BatchNorm(outputs),
                new Relu6());
    }

    /** The same with its input added before the last activation. */
    private static List<Layer> residual(int channels, Gaussian random) {
        List<Layer> body = separable(channels, channels, 1, random);
        return List.of(new Residual(new Sequential(body.subList(0, body.size() - 1))), new Relu6());
    }
}
