package dev.mcusim.tflite;

import dev.mcusim.tflite.TableLayout.Field;
import dev.mcusim.tflite.TableLayout.Scalar;
import dev.mcusim.tflite.TableLayout.Table;
import dev.mcusim.tflite.TableLayout.Tables;
import dev.mcusim.tflite.TableLayout.Union;
import dev.mcusim.tflite.TableLayout.Unread;
import dev.mcusim.tflite.TableLayout.Vector;
import java.util.Map;
import org.tensorflow.lite.schema.BuiltinOptions;

/**
 * The part of the TFLite schema that the importer reads. Fields stand in the order of tensorflow/lite/schema/schema.fbs, version 3.
 */
final class TfliteLayout {
    private static final Field INT8 = new Scalar(1);
    private static final Field INT32 = new Scalar(4);
    private static final Field STRING = new Vector(1);
    private static final Field BYTES = new Vector(1);
    private static final Field INT32S = new Vector(4);
    private static final Field FLOATS = new Vector(4);
    private static final Field INT64S = new Vector(8);
    private static final Field UNREAD = new Unread();

    /** Subgraphs after the first are skipped, but their number is bounded. */
    private static final int MAX_SUBGRAPHS = 1024;

    private static final Map<Integer, TableLayout> OPTIONS = Map.ofEntries(
            options(BuiltinOptions.Conv2DOptions, "Conv2DOptions", INT8, INT32, INT32, INT8, INT32, INT32),
            options(
                    BuiltinOptions.DepthwiseConv2DOptions,
                    "DepthwiseConv2DOptions",
                    INT8,
                    INT32,
                    INT32,
                    INT32,
                    INT8,
                    INT32,
                    INT32),
            options(BuiltinOptions.Pool2DOptions, "Pool2DOptions", INT8, INT32, INT32, INT32, INT32, INT8),
            options(BuiltinOptions.FullyConnectedOptions, "FullyConnectedOptions", INT8, INT8, INT8, INT8),
            options(BuiltinOptions.SoftmaxOptions, "SoftmaxOptions", INT32),
            options(BuiltinOptions.ConcatenationOptions, "ConcatenationOptions", INT32, INT8),
            options(BuiltinOptions.AddOptions, "AddOptions", INT8, INT8),
            options(BuiltinOptions.MulOptions, "MulOptions", INT8),
            options(BuiltinOptions.ResizeNearestNeighborOptions, "ResizeNearestNeighborOptions", INT8, INT8));

    private TfliteLayout() {}

    /** The root table. */
    static TableLayout model(ImportLimits limits) {
        TableLayout operatorCode = TableLayout.of("OperatorCode", INT8, STRING, INT32, INT32);
        TableLayout buffer = TableLayout.of("Buffer", BYTES);
        return TableLayout.of(
                "Model",
                INT32,
                new Tables(operatorCode, limits.operators()),
                new Tables(subgraph(limits), MAX_SUBGRAPHS),
                UNREAD,
                // Every tensor and every piece of metadata has its own buffer.
                new Tables(buffer, 2 * limits.tensors()));
    }

    private static TableLayout subgraph(ImportLimits limits) {
        TableLayout quantization =
                TableLayout.of("QuantizationParameters", UNREAD, UNREAD, FLOATS, INT64S, UNREAD, UNREAD, INT32);
        TableLayout tensor = TableLayout.of(
                "Tensor",
                INT32S,
                INT8,
                INT32,
                STRING,
                new Table(quantization),
                INT8,
                new Table(TableLayout.of("SparsityParameters")));
        TableLayout operator = TableLayout.of(
                "Operator", INT32, INT32S, INT32S, INT8, new Union(OPTIONS), UNREAD, UNREAD, UNREAD, UNREAD);
        return TableLayout.of(
                "SubGraph",
                new Tables(tensor, limits.tensors()),
                INT32S,
                INT32S,
                new Tables(operator, limits.operators()));
    }

    private static Map.Entry<Integer, TableLayout> options(byte type, String name, Field... fields) {
        return Map.entry((int) type, TableLayout.of(name, fields));
    }
}
