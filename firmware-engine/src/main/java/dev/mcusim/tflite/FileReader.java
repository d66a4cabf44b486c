package dev.mcusim.tflite;

import dev.mcusim.model.Operator;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import dev.mcusim.tflite.TfliteFile.FileOperator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;

/** Turns bytes into a {@link TfliteFile}: verifies the structure, then reads tensors and operators and checks their indices. */
final class FileReader {
    private static final byte[] IDENTIFIER = "TFL3".getBytes(StandardCharsets.US_ASCII);
    private static final int SCHEMA_VERSION = 3;

    /** Operator codes up to this one are stored in one byte; larger ones have a field of their own. */
    private static final int PLACEHOLDER_FOR_GREATER_CODES = BuiltinOperator.PLACEHOLDER_FOR_GREATER_OP_CODES;

    private final ImportLimits limits;
    private final Problems problems;
    private final Budget budget;

    FileReader(ImportLimits limits, Budget budget, Problems problems) {
        this.limits = limits;
        this.budget = budget;
        this.problems = problems;
    }

    /** The file's content, or nothing when its structure is broken. Problems are recorded in both cases. */
    Optional<TfliteFile> read(String name, byte[] bytes) {
        if (bytes.length > limits.fileBytes()) {
            problems.add(
                    ProblemCode.LIMIT_EXCEEDED,
                    "file",
                    bytes.length + " bytes, at most " + limits.fileBytes() + " are accepted");
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 8 || !buffer.slice(4, 4).equals(ByteBuffer.wrap(IDENTIFIER))) {
            String empty = "it is empty";
            String other = "it lacks the identifier TFL3 at byte 4, so it is no .tflite file";
            problems.add(ProblemCode.NOT_TFLITE, "file", bytes.length == 0 ? empty : other);
            return Optional.empty();
        }
        new FlatbufferVerifier(buffer, problems).verify(TfliteLayout.model(limits));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Model model = Model.getRootAsModel(buffer);
        if (model.version() != SCHEMA_VERSION) {
            problems.add(
                    ProblemCode.NOT_TFLITE,
                    "file",
                    "schema version " + Long.toString(model.version()) + ", only " + SCHEMA_VERSION + " is known");
            return Optional.empty();
        }
        if (model.subgraphsLength() == 0) {
            problems.add(ProblemCode.MISSING_PART, "file", "it has no subgraph");
            return Optional.empty();
        }
        return Optional.of(subgraph(name, model, model.subgraphs(0)));
    }

    private TfliteFile subgraph(String name, Model model, SubGraph graph) {
        Set<Integer> broken = new HashSet<>();
        List<Tensor> tensors = tensors(model, graph, broken);
        List<FileOperator> operators = new ArrayList<>();
        for (int i = 0; i < graph.operatorsLength() && !problems.full(); i++) {
            operators.add(operator(model, graph.operators(i), i, tensors.size()));
        }
        if (operators.isEmpty()) {
            problems.add(ProblemCode.MISSING_PART, "file", "it has no operators");
        }
        List<Integer> inputs = indices(graph.inputsLength(), graph::inputs, tensors.size(), 0, "the network's inputs");
        List<Integer> outputs =
                indices(graph.outputsLength(), graph::outputs, tensors.size(), 0, "the network's outputs");
        return new TfliteFile(name, tensors, broken, operators, inputs, outputs);
    }

    private List<Tensor> tensors(Model model, SubGraph graph, Set<Integer> broken) {
        TensorReader reader = new TensorReader(model, limits, budget, problems);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < graph.tensorsLength(); i++) {
            Optional<Tensor> tensor = reader.read(i, graph.tensors(i));
            if (tensor.isEmpty()) {
                broken.add(i);
            }
            tensors.add(tensor.orElse(
                    new Tensor(i, "", TensorType.UNKNOWN, Shape.of(), Quantization.NONE, Optional.empty())));
        }
        return tensors;
    }

    private FileOperator operator(Model model, org.tensorflow.lite.schema.Operator table, int index, int tensors) {
        long codeIndex = table.opcodeIndex();
        int code = -1;
        String name = "(unknown)";
        if (codeIndex < 0 || codeIndex >= model.operatorCodesLength()) {
            problems.add(
                    ProblemCode.INDEX_OUT_OF_RANGE,
                    "operator " + index,
                    "its operator code is number " + codeIndex + " of " + model.operatorCodesLength());
        } else {
            OperatorCode operatorCode = model.operatorCodes((int) codeIndex);
            code = code(operatorCode);
            name = name(code, operatorCode);
        }
        String where = "operator " + index + " " + name;
        return new FileOperator(
                index,
                code,
                name,
                indices(table.inputsLength(), table::inputs, tensors, Operator.NO_TENSOR, "the inputs of " + where),
                indices(table.outputsLength(), table::outputs, tensors, 0, "the outputs of " + where),
                table);
    }

    private static int code(OperatorCode operatorCode) {
        int old = operatorCode.deprecatedBuiltinCode();
        return old < PLACEHOLDER_FOR_GREATER_CODES
                ? Math.max(old, operatorCode.builtinCode())
                : operatorCode.builtinCode();
    }

    private static String name(int code, OperatorCode operatorCode) {
        if (code == BuiltinOperator.CUSTOM) {
            return "CUSTOM '" + FileText.of(operatorCode.customCodeAsByteBuffer()) + "'";
        }
        return code >= 0 && code < BuiltinOperator.names.length
                ? BuiltinOperator.names[code]
                : "builtin operator " + code;
    }

    /** Reads tensor indices; those out of range are recorded and left out. */
    private List<Integer> indices(int count, IntUnaryOperator index, int tensors, int lowest, String where) {
        List<Integer> indices = new ArrayList<>();
        if (!budget.takeListElements(count)) {
            problems.add(ProblemCode.LIMIT_EXCEEDED, where, "too many tensor indices in the file: " + count + " more");
            return indices;
        }
        for (int i = 0; i < count && !problems.full(); i++) {
            int tensor = index.applyAsInt(i);
            if (tensor < lowest || tensor >= tensors) {
                problems.add(
                        ProblemCode.INDEX_OUT_OF_RANGE,
                        where,
                        "entry " + i + " is tensor " + tensor + " of " + tensors);
            } else {
                indices.add(tensor);
            }
        }
        return indices;
    }
}
