package dev.mcusim.demo.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.function.ToIntFunction;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.DepthwiseConv2DOptions;
import org.tensorflow.lite.schema.FullyConnectedOptions;
import org.tensorflow.lite.schema.FullyConnectedOptionsWeightsFormat;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.ReshapeOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;

/**
 * A builtin operator and its options, with the lowest version that knows int8.
 *
 * @param builtin one of {@link BuiltinOperator}
 * @param version the operator's version
 * @param optionsType one of {@link BuiltinOptions}
 * @param options writes the options table and returns its offset
 */
public record OperatorSpec(int builtin, int version, byte optionsType, ToIntFunction<FlatBufferBuilder> options) {

    /**
     * CONV_2D with SAME padding.
     *
     * @param stride in both directions
     * @param activation one of {@link ActivationFunctionType}
     * @return inputs: activations, weights OHWI, bias
     */
    public static OperatorSpec conv2d(int stride, byte activation) {
        return new OperatorSpec(
                BuiltinOperator.CONV_2D,
                3,
                BuiltinOptions.Conv2DOptions,
                b -> Conv2DOptions.createConv2DOptions(b, Padding.SAME, stride, stride, activation, 1, 1));
    }

    /**
     * DEPTHWISE_CONV_2D with SAME padding and one output channel for every input channel.
     *
     * @param stride in both directions
     * @param activation one of {@link ActivationFunctionType}
     * @return inputs: activations, weights 1HWC, bias
     */
    public static OperatorSpec depthwiseConv2d(int stride, byte activation) {
        return new OperatorSpec(
                BuiltinOperator.DEPTHWISE_CONV_2D,
                3,
                BuiltinOptions.DepthwiseConv2DOptions,
                b -> DepthwiseConv2DOptions.createDepthwiseConv2DOptions(
                        b, Padding.SAME, stride, stride, 1, activation, 1, 1));
    }

    /**
     * ADD.
     *
     * @param activation one of {@link ActivationFunctionType}
     * @return inputs: two tensors of the same shape
     */
    public static OperatorSpec add(byte activation) {
        return new OperatorSpec(
                BuiltinOperator.ADD,
                2,
                BuiltinOptions.AddOptions,
                b -> AddOptions.createAddOptions(b, activation, false));
    }

    /**
     * AVERAGE_POOL_2D of one window, without padding.
     *
     * @param height window rows
     * @param width window columns
     * @return input: activations, quantized like the output
     */
    public static OperatorSpec averagePool2d(int height, int width) {
        return new OperatorSpec(
                BuiltinOperator.AVERAGE_POOL_2D,
                2,
                BuiltinOptions.Pool2DOptions,
                b -> Pool2DOptions.createPool2DOptions(
                        b, Padding.VALID, width, height, width, height, ActivationFunctionType.NONE));
    }

    /**
     * RESHAPE.
     *
     * @param shape the new shape
     * @return inputs: activations and, as int32 constant, the new shape
     */
    public static OperatorSpec reshape(int... shape) {
        return new OperatorSpec(
                BuiltinOperator.RESHAPE,
                1,
                BuiltinOptions.ReshapeOptions,
                b -> ReshapeOptions.createReshapeOptions(b, ReshapeOptions.createNewShapeVector(b, shape)));
    }

    /**
     * FULLY_CONNECTED.
     *
     * @param activation one of {@link ActivationFunctionType}
     * @return inputs: activations, weights in the order output, input; bias
     */
    public static OperatorSpec fullyConnected(byte activation) {
        return new OperatorSpec(
                BuiltinOperator.FULLY_CONNECTED,
                4,
                BuiltinOptions.FullyConnectedOptions,
                b -> FullyConnectedOptions.createFullyConnectedOptions(
                        b, activation, FullyConnectedOptionsWeightsFormat.DEFAULT, false, false));
    }

    /**
     * SOFTMAX with beta 1.
     *
     * @return input: logits; the output has scale 1/256 and zero point -128
     */
    public static OperatorSpec softmax() {
        return new OperatorSpec(
                BuiltinOperator.SOFTMAX,
                2,
                BuiltinOptions.SoftmaxOptions,
                b -> SoftmaxOptions.createSoftmaxOptions(b, 1));
    }
}
