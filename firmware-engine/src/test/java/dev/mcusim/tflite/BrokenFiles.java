package dev.mcusim.tflite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Conv2DOptionsT;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.SoftmaxOptionsT;
import org.tensorflow.lite.schema.SubGraphT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

/**
 * The corpus of broken files: each is one of our own tiny networks with one lie. The files lie in {@link #FOLDER} under the test resources, where
 * the fuzz test finds them as seeds; {@code main} writes them anew.
 */
final class BrokenFiles {
    /** Where the fuzz test looks for its seeds, under the test resources. */
    static final String FOLDER = "dev/mcusim/tflite/ImporterFuzzTestInputs/anyBytesAreANetworkOrProblems";

    private final Map<String, BrokenFile> files = new LinkedHashMap<>();

    private BrokenFiles() {
        structure();
        tensors();
        graph();
        operators();
    }

    /** The bytes and the problem that must be found in them. */
    static final class BrokenFile {
        private final byte[] bytes;
        private final ProblemCode expected;

        BrokenFile(byte[] bytes, ProblemCode expected) {
            this.bytes = bytes;
            this.expected = expected;
        }

        byte[] bytes() {
            return bytes;
        }

        ProblemCode expected() {
            return expected;
        }
    }

    /** By file name. */
    static Map<String, BrokenFile> all() {
        return new BrokenFiles().files;
    }

    /** Writes the corpus; the argument is the folder of the test resources. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(FOLDER));
        for (Map.Entry<String, BrokenFile> file : all().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue().bytes());
        }
    }

    private void structure() {
        byte[] conv = TinyModels.conv().serializeToBinary();
        add("empty", new byte[0], ProblemCode.NOT_TFLITE);
        add("identifier", patched(conv, 4, 'X'), ProblemCode.NOT_TFLITE);
        add("truncated-half", Arrays.copyOf(conv, conv.length / 2), ProblemCode.CORRUPT_STRUCTURE);
        add("truncated-header", Arrays.copyOf(conv, 12), ProblemCode.CORRUPT_STRUCTURE);
        add("root-outside", patched(conv, 3, 0x7f), ProblemCode.CORRUPT_STRUCTURE);
        add("root-huge", patched(conv, 3, 0xff), ProblemCode.CORRUPT_STRUCTURE);
        int root = ByteBuffer.wrap(conv).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        add("vtable-outside", patched(conv, root + 3, 0x40), ProblemCode.CORRUPT_STRUCTURE);
        int vtable = root - ByteBuffer.wrap(conv).order(ByteOrder.LITTLE_ENDIAN).getInt(root);
        add("vtable-size-negative", patched(conv, vtable + 1, 0xff), ProblemCode.CORRUPT_STRUCTURE);
        add("table-size-zero", patched(patched(conv, vtable + 2, 0), vtable + 3, 0), ProblemCode.CORRUPT_STRUCTURE);
        add("field-negative", patched(conv, vtable + 7, 0x80), ProblemCode.CORRUPT_STRUCTURE);
        add("vector-endless", vectorLength(conv, root, vtable, 0x7fffffff), ProblemCode.CORRUPT_STRUCTURE);
        add("vector-unsigned", vectorLength(conv, root, vtable, -1), ProblemCode.CORRUPT_STRUCTURE);
        changed("schema-version", TinyModels::conv, m -> m.setVersion(4), ProblemCode.NOT_TFLITE);
        changed("no-subgraph", TinyModels::conv, m -> m.setSubgraphs(new SubGraphT[0]), ProblemCode.MISSING_PART);
        changed(
                "no-operators",
                TinyModels::conv,
                m -> graph(m).setOperators(new OperatorT[0]),
                ProblemCode.MISSING_PART);
        changed("no-outputs", TinyModels::conv, m -> graph(m).setOutputs(new int[0]), ProblemCode.MISSING_PART);
    }

    private void tensors() {
        tensor("dimension-negative", 0, t -> t.setShape(new int[] {1, -5, 4, 1}), ProblemCode.BAD_SHAPE);
        tensor("dimension-zero", 0, t -> t.setShape(new int[] {1, 5, 0, 1}), ProblemCode.BAD_SHAPE);
        int huge = 1 << 30;
        tensor("shape-overflow", 0, t -> t.setShape(new int[] {huge, huge, huge, 4}), ProblemCode.LIMIT_EXCEEDED);
        tensor("shape-2-to-32", 0, t -> t.setShape(new int[] {1 << 16, 1 << 16}), ProblemCode.LIMIT_EXCEEDED);
        tensor("rank-100", 0, t -> t.setShape(new int[100]), ProblemCode.LIMIT_EXCEEDED);
        tensor("buffer-missing", 1, t -> t.setBuffer(99), ProblemCode.INDEX_OUT_OF_RANGE);
        tensor("buffer-unsigned", 1, t -> t.setBuffer(0xffffffffL), ProblemCode.INDEX_OUT_OF_RANGE);
        tensor("buffer-of-other-tensor", 1, t -> t.setBuffer(2), ProblemCode.BUFFER_SIZE_MISMATCH);
        tensor("scale-zero", 0, t -> t.getQuantization().setScale(new float[] {0}), ProblemCode.BAD_QUANTIZATION);
        tensor(
                "scale-nan",
                0,
                t -> t.getQuantization().setScale(new float[] {Float.NaN}),
                ProblemCode.BAD_QUANTIZATION);
        tensor(
                "scale-infinite",
                0,
                t -> t.getQuantization().setScale(new float[] {Float.POSITIVE_INFINITY}),
                ProblemCode.BAD_QUANTIZATION);
        tensor(
                "scale-negative",
                1,
                t -> t.getQuantization().setScale(new float[] {1, -1}),
                ProblemCode.BAD_QUANTIZATION);
        tensor("scale-tiny", 3, t -> t.getQuantization().setScale(new float[] {1e-38f}), ProblemCode.BAD_QUANTIZATION);
        tensor(
                "scales-too-many",
                1,
                t -> t.getQuantization().setScale(new float[] {1, 1, 1}),
                ProblemCode.BAD_QUANTIZATION);
        tensor("scales-missing", 3, t -> t.setQuantization(null), ProblemCode.BAD_QUANTIZATION);
        tensor("scales-dimension", 1, t -> t.getQuantization().setQuantizedDimension(7), ProblemCode.BAD_QUANTIZATION);
        tensor(
                "scales-other-axis",
                1,
                t -> t.getQuantization().setQuantizedDimension(-1),
                ProblemCode.BAD_QUANTIZATION);
        tensor(
                "zero-point-large",
                0,
                t -> t.getQuantization().setZeroPoint(new long[] {128}),
                ProblemCode.BAD_QUANTIZATION);
        tensor(
                "zero-point-64-bit",
                0,
                t -> t.getQuantization().setZeroPoint(new long[] {1L << 32}),
                ProblemCode.BAD_QUANTIZATION);
        tensor(
                "zero-points-few",
                1,
                t -> t.getQuantization().setZeroPoint(new long[] {0}),
                ProblemCode.BAD_QUANTIZATION);
        tensor(
                "filter-asymmetric",
                1,
                t -> t.getQuantization().setZeroPoint(new long[] {0, 1}),
                ProblemCode.BAD_QUANTIZATION);
        tensor("variable", 0, t -> t.setIsVariable(true), ProblemCode.UNSUPPORTED_OPTION);
        tensor("type-int16", 0, t -> t.setType(TensorType.INT16), ProblemCode.UNSUPPORTED_TYPE);
        tensor("type-unknown", 0, t -> t.setType((byte) 77), ProblemCode.UNSUPPORTED_TYPE);
        tensor("type-negative", 0, t -> t.setType((byte) -1), ProblemCode.UNSUPPORTED_TYPE);
        tensor("filter-computed", 1, t -> t.setBuffer(0), ProblemCode.NOT_CONSTANT);
    }

    private void graph() {
        changed(
                "input-index",
                TinyModels::conv,
                m -> operator(m, 0).setInputs(new int[] {0, 1, 1000}),
                ProblemCode.INDEX_OUT_OF_RANGE);
        changed(
                "input-index-negative",
                TinyModels::conv,
                m -> operator(m, 0).setInputs(new int[] {0, 1, -2}),
                ProblemCode.INDEX_OUT_OF_RANGE);
        changed(
                "output-index",
                TinyModels::conv,
                m -> operator(m, 0).setOutputs(new int[] {-1}),
                ProblemCode.INDEX_OUT_OF_RANGE);
        changed(
                "operator-code-index",
                TinyModels::conv,
                m -> operator(m, 0).setOpcodeIndex(9),
                ProblemCode.INDEX_OUT_OF_RANGE);
        changed(
                "network-input-index",
                TinyModels::conv,
                m -> graph(m).setInputs(new int[] {1 << 30}),
                ProblemCode.INDEX_OUT_OF_RANGE);
        changed(
                "network-input-constant",
                TinyModels::conv,
                m -> graph(m).setInputs(new int[] {0, 1}),
                ProblemCode.WRITTEN_TWICE);
        changed(
                "network-input-missing",
                TinyModels::conv,
                m -> graph(m).setInputs(new int[0]),
                ProblemCode.READ_BEFORE_WRITTEN);
        changed(
                "network-output-unwritten",
                TinyModels::conv,
                m -> graph(m).setOutputs(new int[] {1}),
                ProblemCode.READ_BEFORE_WRITTEN);
        changed(
                "writes-constant",
                TinyModels::conv,
                m -> operator(m, 0).setOutputs(new int[] {2}),
                ProblemCode.WRITTEN_TWICE);
        changed(
                "writes-input",
                TinyModels::conv,
                m -> operator(m, 0).setOutputs(new int[] {0}),
                ProblemCode.WRITTEN_TWICE);
        changed(
                "written-twice",
                TinyModels::quantize,
                m -> operator(m, 1).setOutputs(new int[] {1}),
                ProblemCode.WRITTEN_TWICE);
        changed(
                "reads-itself",
                TinyModels::quantize,
                m -> operator(m, 0).setInputs(new int[] {1}),
                ProblemCode.GRAPH_CYCLE);
        changed("cycle", TinyModels::quantize, m -> operator(m, 0).setInputs(new int[] {2}), ProblemCode.GRAPH_CYCLE);
        changed("order", TinyModels::quantize, m -> swap(graph(m).getOperators()), ProblemCode.READ_BEFORE_WRITTEN);
    }

    private void operators() {
        changed("custom", TinyModels::softmax, m -> code(m, BuiltinOperator.CUSTOM), ProblemCode.UNSUPPORTED_OPERATOR);
        changed("code-unknown", TinyModels::softmax, m -> code(m, 100_000), ProblemCode.UNSUPPORTED_OPERATOR);
        changed("code-negative", TinyModels::softmax, m -> code(m, -7), ProblemCode.UNSUPPORTED_OPERATOR);
        changed(
                "options-missing",
                TinyModels::conv,
                m -> operator(m, 0).setBuiltinOptions(null),
                ProblemCode.MISSING_PART);
        changed(
                "options-of-other",
                TinyModels::conv,
                m -> code(m, BuiltinOperator.FULLY_CONNECTED),
                ProblemCode.MISSING_PART);
        changed("inputs-none", TinyModels::conv, m -> operator(m, 0).setInputs(new int[0]), ProblemCode.MISSING_PART);
        changed(
                "filter-missing",
                TinyModels::conv,
                m -> operator(m, 0).setInputs(new int[] {0, -1, 2}),
                ProblemCode.MISSING_PART);
        changed("stride-zero", TinyModels::conv, m -> conv(m).setStrideH(0), ProblemCode.BAD_OPTION);
        changed(
                "dilation-huge",
                TinyModels::conv,
                m -> conv(m).setDilationHFactor(Integer.MAX_VALUE),
                ProblemCode.BAD_OPTION);
        changed("padding-unknown", TinyModels::conv, m -> conv(m).setPadding((byte) 5), ProblemCode.BAD_OPTION);
        changed(
                "activation-tanh",
                TinyModels::conv,
                m -> conv(m).setFusedActivationFunction((byte) 4),
                ProblemCode.UNSUPPORTED_OPTION);
        changed(
                "activation-unknown",
                TinyModels::conv,
                m -> conv(m).setFusedActivationFunction((byte) -9),
                ProblemCode.UNSUPPORTED_OPTION);
        changed(
                "output-shape",
                TinyModels::conv,
                m -> tensor(m, 3).setShape(new int[] {1, 3, 2, 3}),
                ProblemCode.BAD_SHAPE);
        changed(
                "axis",
                TinyModels::mean,
                m -> m.getBuffers()[1].setData(new int[] {9, 0, 0, 0, 1, 0, 0, 0}),
                ProblemCode.BAD_OPTION);
        changed(
                "permutation",
                TinyModels::transpose,
                m -> m.getBuffers()[1].setData(new int[12]),
                ProblemCode.BAD_OPTION);
        changed("broadcast", TinyModels::mul, m -> tensor(m, 1).setShape(new int[] {1, 3}), ProblemCode.BAD_SHAPE);
        changed(
                "softmax-scale",
                TinyModels::softmax,
                m -> tensor(m, 1).getQuantization().setScale(new float[] {1}),
                ProblemCode.BAD_QUANTIZATION);
        changed("beta-nan", TinyModels::softmax, m -> softmax(m).setBeta(Float.NaN), ProblemCode.BAD_QUANTIZATION);
        changed("beta-negative", TinyModels::softmax, m -> softmax(m).setBeta(-1), ProblemCode.BAD_QUANTIZATION);
        changed(
                "mul-overflow",
                TinyModels::mul,
                m -> tensor(m, 2).getQuantization().setScale(new float[] {1e-6f}),
                ProblemCode.BAD_QUANTIZATION);
        changed(
                "add-overflow",
                TinyModels::add,
                m -> tensor(m, 2).getQuantization().setScale(new float[] {1e-7f}),
                ProblemCode.BAD_QUANTIZATION);
        changed(
                "mean-overflow",
                TinyModels::mean,
                m -> tensor(m, 2).getQuantization().setScale(new float[] {1e-8f}),
                ProblemCode.BAD_QUANTIZATION);
        changed(
                "padding-negative",
                TinyModels::pad,
                m -> m.getBuffers()[1].getData()[11] = 255,
                ProblemCode.BAD_OPTION);
        changed(
                "rank-7",
                TinyModels::reshape,
                m -> tensor(m, 0).setShape(new int[] {2, 1, 1, 1, 1, 1, 6}),
                ProblemCode.LIMIT_EXCEEDED);
    }

    private void add(String name, byte[] bytes, ProblemCode expected) {
        if (files.put(name + ".tflite", new BrokenFile(bytes, expected)) != null) {
            throw new IllegalStateException(name + " twice");
        }
    }

    private void changed(String name, Supplier<ModelT> model, Consumer<ModelT> lie, ProblemCode expected) {
        ModelT changed = model.get();
        lie.accept(changed);
        add(name, changed.serializeToBinary(), expected);
    }

    /** A lie about one tensor of the tiny convolution: 0 input, 1 filter, 2 bias, 3 output. */
    private void tensor(String name, int index, Consumer<TensorT> lie, ProblemCode expected) {
        changed(name, TinyModels::conv, m -> lie.accept(tensor(m, index)), expected);
    }

    private static byte[] patched(byte[] bytes, int position, int value) {
        byte[] patched = bytes.clone();
        patched[position] = (byte) value;
        return patched;
    }

    /** Changes the length of the model's vector of operator codes. */
    private static byte[] vectorLength(byte[] bytes, int root, int vtable, int length) {
        ByteBuffer patched = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int field = root + patched.getShort(vtable + 6);
        patched.putInt(field + patched.getInt(field), length);
        return patched.array();
    }

    private static SubGraphT graph(ModelT model) {
        return model.getSubgraphs()[0];
    }

    private static TensorT tensor(ModelT model, int index) {
        return graph(model).getTensors()[index];
    }

    private static OperatorT operator(ModelT model, int index) {
        return graph(model).getOperators()[index];
    }

    private static Conv2DOptionsT conv(ModelT model) {
        return operator(model, 0).getBuiltinOptions().asConv2DOptions();
    }

    private static SoftmaxOptionsT softmax(ModelT model) {
        return operator(model, 0).getBuiltinOptions().asSoftmaxOptions();
    }

    private static void code(ModelT model, int code) {
        model.getOperatorCodes()[0].setDeprecatedBuiltinCode((byte) Math.min(code, 127));
        model.getOperatorCodes()[0].setBuiltinCode(code);
    }

    private static void swap(OperatorT[] operators) {
        OperatorT first = operators[0];
        operators[0] = operators[1];
        operators[1] = first;
    }
}
