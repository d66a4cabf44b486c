package dev.mcusim.tflite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.AddOptionsT;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptionsT;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.DepthwiseConv2DOptionsT;
import org.tensorflow.lite.schema.FullyConnectedOptionsT;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.MulOptionsT;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptionsT;
import org.tensorflow.lite.schema.ReducerOptionsT;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptionsT;
import org.tensorflow.lite.schema.SoftmaxOptionsT;

/** Tiny networks, at least one for each supported operator, made here and therefore free to be committed, changed and broken. */
final class TinyModels {
    private TinyModels() {}

    /** All of them by name. Each call makes new objects. */
    static Map<String, Supplier<ModelT>> all() {
        Map<String, Supplier<ModelT>> models = new LinkedHashMap<>();
        models.put("conv", TinyModels::conv);
        models.put("grouped-conv", TinyModels::groupedConv);
        models.put("depthwise", TinyModels::depthwise);
        models.put("fully-connected", TinyModels::fullyConnected);
        models.put("add", TinyModels::add);
        models.put("mul", TinyModels::mul);
        models.put("average-pool", () -> pool(BuiltinOperator.AVERAGE_POOL_2D));
        models.put("max-pool", () -> pool(BuiltinOperator.MAX_POOL_2D));
        models.put("mean", TinyModels::mean);
        models.put("softmax", TinyModels::softmax);
        models.put("logistic", () -> unary(BuiltinOperator.LOGISTIC, 0.1, 3, 1.0 / 256, -128));
        models.put("relu", () -> unary(BuiltinOperator.RELU, 0.1, 3, 0.05, -128));
        models.put("relu6", () -> unary(BuiltinOperator.RELU6, 0.1, 3, 0.1, 3));
        models.put("requantize", () -> unary(BuiltinOperator.QUANTIZE, 0.1, 3, 0.3, -5));
        models.put("pad", TinyModels::pad);
        models.put("reshape", TinyModels::reshape);
        models.put("concatenation", TinyModels::concatenation);
        models.put("transpose", TinyModels::transpose);
        models.put("resize", TinyModels::resize);
        models.put("quantize", TinyModels::quantize);
        return models;
    }

    /** 3x3, stride 2, SAME, RELU6, a scale for each of 2 channels. */
    static ModelT conv() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 5, 4, 1), 0.5, -1);
        int filter = b.weights(shape(2, 3, 3, 1), 0, new float[] {0.25f, 0.125f}, ramp(18));
        int bias = b.int32(shape(2), 100, -100);
        int out = b.int8(shape(1, 3, 2, 2), 0.25, -128);
        Conv2DOptionsT options = new Conv2DOptionsT();
        options.setPadding(Padding.SAME);
        options.setStrideH(2);
        options.setStrideW(2);
        options.setFusedActivationFunction(ActivationFunctionType.RELU6);
        return b.operator(BuiltinOperator.CONV_2D, BuiltinOptions.Conv2DOptions, options, shape(in, filter, bias), out)
                .outputs(out);
    }

    /** Two groups of two channels each, dilation 2, VALID, no bias, one scale. */
    static ModelT groupedConv() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 4, 4, 4), 0.5, 0);
        int filter = b.weights(shape(2, 2, 2, 2), 0, new float[] {0.25f}, ramp(16));
        int out = b.int8(shape(1, 2, 2, 2), 1, 0);
        Conv2DOptionsT options = new Conv2DOptionsT();
        options.setPadding(Padding.VALID);
        options.setStrideH(1);
        options.setStrideW(1);
        options.setDilationHFactor(2);
        options.setDilationWFactor(2);
        return b.operator(BuiltinOperator.CONV_2D, BuiltinOptions.Conv2DOptions, options, shape(in, filter, -1), out)
                .outputs(out);
    }

    /** Depth multiplier 2. */
    static ModelT depthwise() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 3, 3, 2), 0.5, 4);
        int filter = b.weights(shape(1, 2, 2, 4), 3, new float[] {0.5f, 0.25f, 0.125f, 1}, ramp(16));
        int bias = b.int32(shape(4), 1, 2, 3, 4);
        int out = b.int8(shape(1, 2, 2, 4), 0.5, 0);
        DepthwiseConv2DOptionsT options = new DepthwiseConv2DOptionsT();
        options.setPadding(Padding.VALID);
        options.setStrideH(1);
        options.setStrideW(1);
        options.setDepthMultiplier(2);
        return b.operator(
                        BuiltinOperator.DEPTHWISE_CONV_2D,
                        BuiltinOptions.DepthwiseConv2DOptions,
                        options,
                        shape(in, filter, bias),
                        out)
                .outputs(out);
    }

    /** Two batches of four values to three units. */
    static ModelT fullyConnected() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(2, 2, 2), 0.1, 7);
        int weights = b.weights(shape(3, 4), 0, new float[] {0.3f}, ramp(12));
        int bias = b.int32(shape(3), 1, 2, 3);
        int out = b.int8(shape(2, 3), 0.2, -3);
        return b.operator(
                        BuiltinOperator.FULLY_CONNECTED,
                        BuiltinOptions.FullyConnectedOptions,
                        new FullyConnectedOptionsT(),
                        shape(in, weights, bias),
                        out)
                .outputs(out);
    }

    /** A constant is broadcast along rows and columns. */
    static ModelT add() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 2, 2, 3), 0.5, 1);
        int constant = b.weights(shape(3), 0, new float[] {0.25f}, 1, 2, 3);
        int out = b.int8(shape(1, 2, 2, 3), 0.75, -1);
        return b.operator(BuiltinOperator.ADD, BuiltinOptions.AddOptions, new AddOptionsT(), shape(in, constant), out)
                .outputs(out);
    }

    static ModelT mul() {
        ModelBuilder b = new ModelBuilder();
        int in1 = b.input(shape(1, 4), 0.5, 1);
        int in2 = b.input(shape(1, 4), 0.25, 2);
        int out = b.int8(shape(1, 4), 0.5, 3);
        return b.operator(BuiltinOperator.MUL, BuiltinOptions.MulOptions, new MulOptionsT(), shape(in1, in2), out)
                .outputs(out);
    }

    /** 2x3, stride 1, SAME. */
    static ModelT pool(int code) {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 4, 5, 2), 0.5, 1);
        int out = b.int8(shape(1, 4, 5, 2), 0.5, 1);
        Pool2DOptionsT options = new Pool2DOptionsT();
        options.setPadding(Padding.SAME);
        options.setStrideH(1);
        options.setStrideW(1);
        options.setFilterHeight(2);
        options.setFilterWidth(3);
        return b.operator(code, BuiltinOptions.Pool2DOptions, options, shape(in), out)
                .outputs(out);
    }

    /** Over rows and columns, once as a negative axis; dimensions are dropped. */
    static ModelT mean() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 3, 2, 4), 0.5, 1);
        int axes = b.int32(shape(2), 1, -2);
        int out = b.int8(shape(1, 4), 0.25, 2);
        return b.operator(
                        BuiltinOperator.MEAN,
                        BuiltinOptions.ReducerOptions,
                        new ReducerOptionsT(),
                        shape(in, axes),
                        out)
                .outputs(out);
    }

    static ModelT softmax() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(2, 5), 0.1, 20);
        int out = b.int8(shape(2, 5), 1.0 / 256, -128);
        SoftmaxOptionsT options = new SoftmaxOptionsT();
        options.setBeta(1);
        return b.operator(BuiltinOperator.SOFTMAX, BuiltinOptions.SoftmaxOptions, options, shape(in), out)
                .outputs(out);
    }

    static ModelT unary(int code, double scale, long zeroPoint, double outputScale, long outputZeroPoint) {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(3, 5), scale, zeroPoint);
        int out = b.int8(shape(3, 5), outputScale, outputZeroPoint);
        return b.operator(code, shape(in), out).outputs(out);
    }

    static ModelT pad() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 2, 2, 1), 0.5, 9);
        int paddings = b.int32(shape(4, 2), 0, 0, 1, 0, 2, 1, 0, 0);
        int out = b.int8(shape(1, 3, 5, 1), 0.5, 9);
        return b.operator(BuiltinOperator.PAD, shape(in, paddings), out).outputs(out);
    }

    static ModelT reshape() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(2, 6), 0.5, 0);
        int newShape = b.int32(shape(2), 3, 4);
        int out = b.int8(shape(3, 4), 0.5, 0);
        return b.operator(BuiltinOperator.RESHAPE, shape(in, newShape), out).outputs(out);
    }

    static ModelT concatenation() {
        ModelBuilder b = new ModelBuilder();
        int in1 = b.input(shape(2, 1), 0.5, 0);
        int in2 = b.input(shape(2, 3), 0.5, 0);
        int out = b.int8(shape(2, 4), 0.5, 0);
        ConcatenationOptionsT options = new ConcatenationOptionsT();
        options.setAxis(-1);
        return b.operator(
                        BuiltinOperator.CONCATENATION,
                        BuiltinOptions.ConcatenationOptions,
                        options,
                        shape(in1, in2),
                        out)
                .outputs(out);
    }

    static ModelT transpose() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(2, 3, 4), 0.5, 0);
        int permutation = b.int32(shape(3), 2, 0, 1);
        int out = b.int8(shape(4, 2, 3), 0.5, 0);
        return b.operator(BuiltinOperator.TRANSPOSE, shape(in, permutation), out)
                .outputs(out);
    }

    static ModelT resize() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 2, 3, 1), 0.5, 0);
        int size = b.int32(shape(2), 4, 5);
        int out = b.int8(shape(1, 4, 5, 1), 0.5, 0);
        return b.operator(
                        BuiltinOperator.RESIZE_NEAREST_NEIGHBOR,
                        BuiltinOptions.ResizeNearestNeighborOptions,
                        new ResizeNearestNeighborOptionsT(),
                        shape(in, size),
                        out)
                .outputs(out);
    }

    /** Float to int8 and back, so that two operators follow each other. */
    static ModelT quantize() {
        ModelBuilder b = new ModelBuilder();
        int in = b.float32Input(1, 4);
        int quantized = b.int8(shape(1, 4), 0.5, 10);
        int out = b.float32(1, 4);
        return b.operator(BuiltinOperator.QUANTIZE, shape(in), quantized)
                .operator(BuiltinOperator.DEQUANTIZE, shape(quantized), out)
                .outputs(out);
    }

    static int[] shape(int... values) {
        return values;
    }

    /** -n/2 and up. */
    static int[] ramp(int n) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = i - n / 2;
        }
        return values;
    }
}
