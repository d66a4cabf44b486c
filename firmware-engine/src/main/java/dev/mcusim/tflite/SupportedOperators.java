package dev.mcusim.tflite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.lite.schema.BuiltinOperator;

/** The table of operators that can be imported: one line for each. A new operator starts here, see {@code docs/add-an-operator.md}. */
public final class SupportedOperators {
    private static final Map<Integer, OperatorImporter> IMPORTERS = Map.ofEntries(
            Map.entry(BuiltinOperator.ADD, new AddImporter()),
            Map.entry(BuiltinOperator.AVERAGE_POOL_2D, new AveragePool2dImporter()),
            Map.entry(BuiltinOperator.CONCATENATION, new ConcatenationImporter()),
            Map.entry(BuiltinOperator.CONV_2D, new Conv2dImporter()),
            Map.entry(BuiltinOperator.DEPTHWISE_CONV_2D, new DepthwiseConv2dImporter()),
            Map.entry(BuiltinOperator.DEQUANTIZE, new DequantizeImporter()),
            Map.entry(BuiltinOperator.EXPAND_DIMS, new ReshapeImporter()),
            Map.entry(BuiltinOperator.FULLY_CONNECTED, new FullyConnectedImporter()),
            Map.entry(BuiltinOperator.LOGISTIC, new LogisticImporter()),
            Map.entry(BuiltinOperator.MAX_POOL_2D, new MaxPool2dImporter()),
            Map.entry(BuiltinOperator.MEAN, new MeanImporter()),
            Map.entry(BuiltinOperator.MUL, new MulImporter()),
            Map.entry(BuiltinOperator.PAD, new PadImporter()),
            Map.entry(BuiltinOperator.PADV2, new PadImporter()),
            Map.entry(BuiltinOperator.QUANTIZE, new QuantizeImporter()),
            Map.entry(BuiltinOperator.RELU, new ReluImporter()),
            Map.entry(BuiltinOperator.RELU6, new Relu6Importer()),
            Map.entry(BuiltinOperator.RESHAPE, new ReshapeImporter()),
            Map.entry(BuiltinOperator.RESIZE_NEAREST_NEIGHBOR, new ResizeNearestNeighborImporter()),
            Map.entry(BuiltinOperator.SOFTMAX, new SoftmaxImporter()),
            Map.entry(BuiltinOperator.SQUEEZE, new ReshapeImporter()),
            Map.entry(BuiltinOperator.TRANSPOSE, new TransposeImporter()));

    private SupportedOperators() {}

    /** The TFLite names of all supported operators, in alphabetical order. */
    public static List<String> names() {
        return IMPORTERS.keySet().stream()
                .map(code -> BuiltinOperator.names[code])
                .sorted()
                .toList();
    }

    static Optional<OperatorImporter> importer(int code) {
        return Optional.ofNullable(IMPORTERS.get(code));
    }
}
