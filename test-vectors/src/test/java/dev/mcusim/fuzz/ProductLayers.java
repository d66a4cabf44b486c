package dev.mcusim.fuzz;

import dev.mcusim.demo.tflite.OperatorSpec;
import dev.mcusim.demo.tflite.TensorQuantization;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.FullyConnectedOptionsWeightsFormat;
import org.tensorflow.lite.schema.Padding;

/** Random CONV_2D, DEPTHWISE_CONV_2D and FULLY_CONNECTED. */
final class ProductLayers {
    private static final int MAX_MACS = 150_000 * Activations.SCALE;
    private static final int MAX_WEIGHTS = 20_000 * Activations.SCALE;

    private ProductLayers() {}

    /** CONV_2D, now and then grouped; nothing when the input is no image. */
    static boolean conv(Sketch sketch, Activation input) {
        if (input.rank() != 4) {
            return false;
        }
        Choices choices = sketch.choices;
        Geometry geometry = Geometry.random(choices, input.shape(), true);
        int channels = choices.channels();
        int depth = input.channels();
        if (choices.chance(25)) {
            int groups = choices.between(1, depth);
            if (input.channels() % groups == 0) {
                depth = input.channels() / groups;
                channels = groups * choices.between(1, 4);
            }
        }
        int taps = geometry.filterHeight() * geometry.filterWidth() * depth;
        int[] shape = geometry.output(input.shape(), channels);
        if (tooMuch(shape, taps, channels)) {
            return false;
        }
        byte function = Activations.fused(choices);
        int[] filterShape = {channels, geometry.filterHeight(), geometry.filterWidth(), depth};
        Filter filter = Filter.random(sketch, input, filterShape, 0, taps);
        return filter.finish(
                sketch,
                new OperatorSpec(
                        BuiltinOperator.CONV_2D,
                        3,
                        BuiltinOptions.Conv2DOptions,
                        b -> Conv2DOptions.createConv2DOptions(
                                b,
                                geometry.padding(),
                                geometry.strideWidth(),
                                geometry.strideHeight(),
                                function,
                                geometry.dilationWidth(),
                                geometry.dilationHeight())),
                "CONV_2D " + geometry,
                shape);
    }

    /** DEPTHWISE_CONV_2D with a multiplier of 1 to 5. */
    static boolean depthwise(Sketch sketch, Activation input) {
        if (input.rank() != 4) {
            return false;
        }
        Choices choices = sketch.choices;
        Geometry geometry = Geometry.random(choices, input.shape(), true);
        int multiplier = choices.oneOf(1, 1, 1, 1, 2, 3, 4, 5, 8);
        int channels = input.channels() * multiplier;
        int taps = geometry.filterHeight() * geometry.filterWidth();
        int[] shape = geometry.output(input.shape(), channels);
        if (tooMuch(shape, taps, channels)) {
            return false;
        }
        byte function = Activations.fused(choices);
        int[] filterShape = {1, geometry.filterHeight(), geometry.filterWidth(), channels};
        Filter filter = Filter.random(sketch, input, filterShape, 3, taps);
        return filter.finish(
                sketch,
                new OperatorSpec(
                        BuiltinOperator.DEPTHWISE_CONV_2D,
                        3,
                        BuiltinOptions.DepthwiseConv2DOptions,
                        b -> DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                                b,
                                geometry.padding(),
                                geometry.strideWidth(),
                                geometry.strideHeight(),
                                multiplier,
                                function,
                                geometry.dilationWidth(),
                                geometry.dilationHeight())),
                "DEPTHWISE_CONV_2D x" + multiplier + " " + geometry,
                shape);
    }

    /** FULLY_CONNECTED along the last dimension, or over all but the first. */
    static boolean fullyConnected(Sketch sketch, Activation input) {
        if (input.rank() == 0) {
            return false;
        }
        Choices choices = sketch.choices;
        int depth = choices.chance(50) ? input.channels() : input.elements() / input.shape()[0];
        int batches = input.elements() / depth;
        int units = choices.channels();
        boolean keep = choices.chance(30) && depth == input.channels();
        if (tooMuch(new int[] {batches, units}, depth, units)) {
            return false;
        }
        int[] shape = keep ? input.shape().clone() : new int[] {batches, units};
        shape[shape.length - 1] = units;
        byte function = Activations.fused(choices);
        Filter filter = Filter.random(sketch, input, new int[] {units, depth}, 0, depth);
        return filter.finish(
                sketch,
                new OperatorSpec(
                        BuiltinOperator.FULLY_CONNECTED,
                        4,
                        BuiltinOptions.FullyConnectedOptions,
                        b -> FullyConnectedOptions.createFullyConnectedOptions(
                                b, function, FullyConnectedOptionsWeightsFormat.DEFAULT, keep, false)),
                "FULLY_CONNECTED",
                shape);
    }

    private static boolean tooMuch(int[] shape, int taps, int channels) {
        long elements = 1;
        for (int dimension : shape) {
            if (dimension < 1) {
                return true;
            }
            elements *= dimension;
        }
        return elements * taps > MAX_MACS || (long) taps * channels > MAX_WEIGHTS || elements > Activations.MAX_BYTES;
    }

    /** Weights and bias of a layer, quantized for its input. */
    private record Filter(Activation input, int weights, int bias, float scale, int taps) {
        static Filter random(Sketch sketch, Activation input, int[] shape, int channelAxis, int taps) {
            Choices choices = sketch.choices;
            int channels = shape[channelAxis];
            float scale = choices.scale();
            TensorQuantization quantization = TensorQuantization.perTensor(
                    scale, shape.length == 2 && choices.chance(20) ? choices.zeroPoint() : 0);
            if (choices.chance(60)) {
                float[] scales = new float[channels];
                for (int i = 0; i < channels; i++) {
                    scales[i] = choices.chance(5)
                            ? scale * (float) Math.exp(choices.between(-20, 6))
                            : scale * (float) choices.between(0.3, 1.7);
                }
                quantization = TensorQuantization.perChannel(scales, channelAxis);
            }
            int elements = 1;
            for (int dimension : shape) {
                elements *= dimension;
            }
            int weights = sketch.weights(shape, quantization, choices.weights(elements));
            int bias = choices.chance(20) ? -1 : sketch.int32(null, new int[] {channels}, bias(choices, channels));
            return new Filter(input, weights, bias, scale, taps);
        }

        private static int[] bias(Choices choices, int channels) {
            int bound = choices.oneOf(10, 1000, 1000, 30_000, 1_000_000, 1 << 30);
            int[] bias = new int[channels];
            for (int i = 0; i < channels; i++) {
                bias[i] = choices.between(-bound, bound);
            }
            return bias;
        }

        boolean finish(Sketch sketch, OperatorSpec spec, String name, int[] shape) {
            Choices choices = sketch.choices;
            double product = (double) input.scale() * scale * Math.sqrt(taps) * 60;
            double factor = choices.chance(90) ? choices.between(0.3, 3) : Math.exp(choices.between(-12, 12));
            float outputScale = Activations.finite(product * factor);
            Activation output = sketch.declare(shape, outputScale, choices.zeroPoint());
            int[] operands = bias < 0 && choices.chance(50)
                    ? new int[] {input.tensor(), weights}
                    : new int[] {input.tensor(), weights, bias};
            sketch.operator(name, spec, output, operands);
            return true;
        }
    }

    /** A random window of a convolution or pooling, in the words of the file format. */
    record Geometry(
            byte padding,
            int filterHeight,
            int filterWidth,
            int strideHeight,
            int strideWidth,
            int dilationHeight,
            int dilationWidth) {
        static Geometry random(Choices choices, int[] input, boolean dilated) {
            byte padding = choices.chance(55) ? Padding.SAME : Padding.VALID;
            int dilationHeight = dilated && choices.chance(15) ? choices.between(2, 3) : 1;
            int dilationWidth = dilated && choices.chance(15) ? choices.between(2, 3) : 1;
            int height = filter(choices);
            int width = choices.chance(60) ? height : filter(choices);
            if (padding == Padding.VALID) {
                height = Math.max(1, Math.min(height, (input[1] - 1) / dilationHeight + 1));
                width = Math.max(1, Math.min(width, (input[2] - 1) / dilationWidth + 1));
            }
            if (choices.chance(5)) {
                height = input[1];
                width = input[2];
                dilationHeight = 1;
                dilationWidth = 1;
            }
            int stride = choices.oneOf(1, 1, 1, 1, 2, 2, 3, 4);
            return new Geometry(
                    padding,
                    height,
                    width,
                    stride,
                    choices.chance(75) ? stride : choices.between(1, 4),
                    dilationHeight,
                    dilationWidth);
        }

        private static int filter(Choices choices) {
            return choices.oneOf(1, 1, 1, 2, 3, 3, 3, 3, 4, 5, 6, 7, 10);
        }

        int[] output(int[] input, int channels) {
            return new int[] {
                input[0],
                extent(input[1], filterHeight, strideHeight, dilationHeight),
                extent(input[2], filterWidth, strideWidth, dilationWidth),
                channels
            };
        }

        private int extent(int in, int filter, int stride, int dilation) {
            return padding == Padding.SAME
                    ? (in + stride - 1) / stride
                    : (in - (filter - 1) * dilation - 1) / stride + 1;
        }
    }
}
