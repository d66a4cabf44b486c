package dev.mcusim.demo.quantize;

import dev.mcusim.demo.quantize.QuantizedWeights.Grouping;
import dev.mcusim.demo.tflite.OperatorSpec;
import dev.mcusim.demo.tflite.TensorQuantization;
import dev.mcusim.demo.tflite.TfliteWriter;
import dev.mcusim.demo.train.AveragePool;
import dev.mcusim.demo.train.Conv2d;
import dev.mcusim.demo.train.Dense;
import dev.mcusim.demo.train.DepthwiseConv2d;
import dev.mcusim.demo.train.FeatureMaps;
import dev.mcusim.demo.train.Layer;
import dev.mcusim.demo.train.Relu6;
import dev.mcusim.demo.train.Residual;
import dev.mcusim.demo.train.Sequential;
import java.util.List;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.TensorType;

/**
 * Turns a trained classifier into an int8 {@code .tflite} file.
 *
 * <p>One walk over the layers does everything: it runs the float network on the calibration pictures, takes every activation's range from what it sees,
 * quantizes the weights with the scale of their input, and adds the operator to the file. A {@link Relu6} becomes the fused activation of the
 * layer before it, and its range is that of the clamped values.
 */
public final class NetworkQuantizer {

    /** A tensor of the file, and what the float network computes for it. */
    private record Value(int tensor, FeatureMaps maps, ActivationQuantization quantization) {}

    /** An operator with weights, and the shape and quantization of these. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one call
    private record Weighted(
            String name, OperatorSpec spec, QuantizedWeights weights, int[] shape, TensorQuantization quantization) {}

    private final TfliteWriter writer;
    private int operators;

    private NetworkQuantizer(TfliteWriter writer) {
        this.writer = writer;
    }

    /**
     * Quantizes a network and appends a SOFTMAX.
     *
     * @param writer an empty model
     * @param network without batch normalization, see {@link Sequential#folded}; ends in a {@link Dense}
     * @param calibration pictures that show every range the activations should have
     * @param input how the pictures are quantized
     * @return a complete {@code .tflite} file
     * @throws IllegalArgumentException when the network holds a layer for which there is no operator
     */
    public static byte[] quantize(
            TfliteWriter writer, Sequential network, FeatureMaps calibration, ActivationQuantization input) {
        NetworkQuantizer quantizer = new NetworkQuantizer(writer);
        int tensor = writer.tensor("input", TensorType.INT8, mapsShape(calibration), input.toTensor());
        Value logits = quantizer.add(network, new Value(tensor, calibration, input));
        int probabilities = writer.tensor(
                "probabilities",
                TensorType.INT8,
                vectorShape(logits.maps()),
                ActivationQuantization.PROBABILITIES.toTensor());
        writer.operator(OperatorSpec.softmax(), new int[] {logits.tensor()}, probabilities);
        return writer.write(new int[] {tensor}, new int[] {probabilities});
    }

    private Value add(Sequential network, Value input) {
        Value value = input;
        List<Layer> layers = network.layers();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            FeatureMaps result = layer.forward(value.maps(), false);
            byte activation = ActivationFunctionType.NONE;
            if (i + 1 < layers.size() && layers.get(i + 1) instanceof Relu6 clamp) {
                result = clamp.forward(result, false);
                activation = ActivationFunctionType.RELU6;
                i++;
            }
            value = add(layer, activation, value, result);
        }
        return value;
    }

    private Value add(Layer layer, byte activation, Value input, FeatureMaps result) {
        if (layer instanceof Conv2d conv) {
            return addWeighted(weighted(conv, activation, input), mapsShape(result), input, result);
        }
        if (layer instanceof DepthwiseConv2d conv) {
            return addWeighted(weighted(conv, activation, input), mapsShape(result), input, result);
        }
        if (layer instanceof Residual residual) {
            return addSum(activation, add(residual.body(), input), input, result);
        }
        if (layer instanceof AveragePool) {
            return addPool(input, result);
        }
        if (layer instanceof Dense dense) {
            Value flat = addReshape(input);
            return addWeighted(weighted(dense, activation, flat), vectorShape(result), flat, result);
        }
        throw new IllegalArgumentException("no operator for " + layer.getClass().getSimpleName()
                + "; fold batch normalization first and put ReLU6 after a layer with an output of its own");
    }

    private static Weighted weighted(Conv2d conv, byte activation, Value input) {
        QuantizedWeights weights = QuantizedWeights.of(
                conv.weights(), conv.bias(), input.quantization().scale(), Grouping.FIRST_DIMENSION);
        return new Weighted(
                "conv2d",
                OperatorSpec.conv2d(conv.stride(), activation),
                weights,
                new int[] {conv.bias().length, conv.size(), conv.size(), conv.inputs()},
                TensorQuantization.perChannel(weights.scales(), 0));
    }

    private static Weighted weighted(DepthwiseConv2d conv, byte activation, Value input) {
        QuantizedWeights weights = QuantizedWeights.of(
                conv.weights(), conv.bias(), input.quantization().scale(), Grouping.LAST_DIMENSION);
        return new Weighted(
                "depthwise_conv2d",
                OperatorSpec.depthwiseConv2d(conv.stride(), activation),
                weights,
                new int[] {1, conv.size(), conv.size(), conv.bias().length},
                TensorQuantization.perChannel(weights.scales(), 3));
    }

    private static Weighted weighted(Dense dense, byte activation, Value input) {
        QuantizedWeights weights = QuantizedWeights.of(
                dense.weights(), dense.bias(), input.quantization().scale(), Grouping.WHOLE);
        return new Weighted(
                "fully_connected",
                OperatorSpec.fullyConnected(activation),
                weights,
                new int[] {dense.outputs(), dense.inputs()},
                TensorQuantization.perTensor(weights.scales()[0], 0));
    }

    private Value addWeighted(Weighted operator, int[] shape, Value input, FeatureMaps result) {
        String name = nextName(operator.name());
        QuantizedWeights weights = operator.weights();
        int weightsTensor = writer.constant(
                name + "/weights", TensorType.INT8, operator.shape(), operator.quantization(), weights.weights());
        float[] biasScales = weights.scales().clone();
        for (int c = 0; c < biasScales.length; c++) {
            biasScales[c] *= input.quantization().scale();
        }
        int biasTensor = writer.constant(
                name + "/bias",
                TensorType.INT32,
                new int[] {weights.bias().length},
                TensorQuantization.perChannel(biasScales, 0),
                QuantizedWeights.littleEndian(weights.bias()));
        Value output = output(name, shape, result, ActivationQuantization.covering(result));
        writer.operator(operator.spec(), new int[] {input.tensor(), weightsTensor, biasTensor}, output.tensor());
        return output;
    }

    private Value addSum(byte activation, Value branch, Value shortcut, FeatureMaps result) {
        Value output = output(nextName("add"), mapsShape(result), result, ActivationQuantization.covering(result));
        writer.operator(OperatorSpec.add(activation), new int[] {branch.tensor(), shortcut.tensor()}, output.tensor());
        return output;
    }

    private Value addPool(Value input, FeatureMaps result) {
        Value output = output(nextName("average_pool2d"), mapsShape(result), result, input.quantization());
        OperatorSpec pool =
                OperatorSpec.averagePool2d(input.maps().height(), input.maps().width());
        writer.operator(pool, new int[] {input.tensor()}, output.tensor());
        return output;
    }

    private Value addReshape(Value input) {
        String name = nextName("reshape");
        int[] shape = vectorShape(input.maps());
        int shapeTensor = writer.constant(
                name + "/shape",
                TensorType.INT32,
                new int[] {shape.length},
                null,
                QuantizedWeights.littleEndian(shape));
        Value output = output(name, shape, input.maps(), input.quantization());
        writer.operator(OperatorSpec.reshape(shape), new int[] {input.tensor(), shapeTensor}, output.tensor());
        return output;
    }

    private Value output(String name, int[] shape, FeatureMaps maps, ActivationQuantization quantization) {
        int tensor = writer.tensor(name, TensorType.INT8, shape, quantization.toTensor());
        return new Value(tensor, maps, quantization);
    }

    private String nextName(String kind) {
        return kind + "_" + operators++;
    }

    private static int[] mapsShape(FeatureMaps maps) {
        return new int[] {1, maps.height(), maps.width(), maps.depth()};
    }

    private static int[] vectorShape(FeatureMaps maps) {
        return new int[] {1, maps.depth()};
    }
}
