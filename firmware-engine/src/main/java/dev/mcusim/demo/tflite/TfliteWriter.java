package dev.mcusim.demo.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/**
 * Builds a {@code .tflite} file (schema version 3) with one subgraph. Tensors are numbered in the order in which they are declared; operators run in
 * the order in which they are added. The same calls give the same bytes. Not thread safe.
 */
public final class TfliteWriter {

    private static final int SCHEMA_VERSION = 3;
    /** TensorFlow Lite maps constants in place and wants their data aligned to this many bytes. */
    private static final int DATA_ALIGNMENT = 16;

    @SuppressWarnings("ArrayRecordComponent") // cloned on the way in
    private record TensorEntry(String name, byte type, int[] shape, TensorQuantization quantization, int buffer) {}

    @SuppressWarnings("ArrayRecordComponent") // cloned on the way in
    private record OperatorEntry(OperatorSpec spec, int code, int[] inputs, int[] outputs) {}

    private record Code(int builtin, int version) {}

    private final String name;
    private final String description;
    private final List<TensorEntry> tensors = new ArrayList<>();
    private final List<OperatorEntry> operators = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();
    private final List<byte[]> buffers = new ArrayList<>();
    private FlatBufferBuilder builder = new FlatBufferBuilder();

    /**
     * An empty model.
     *
     * @param name of the subgraph
     * @param description of the model, for people
     */
    public TfliteWriter(String name, String description) {
        this.name = name;
        this.description = description;
        buffers.add(new byte[0]);
    }

    /**
     * Declares a tensor that is computed at run time.
     *
     * @param tensorName any name
     * @param type one of {@link org.tensorflow.lite.schema.TensorType}
     * @param shape every dimension at least 1
     * @param quantization null for a tensor that is not quantized
     * @return the tensor's index
     */
    public int tensor(String tensorName, byte type, int[] shape, TensorQuantization quantization) {
        tensors.add(new TensorEntry(tensorName, type, shape.clone(), quantization, 0));
        return tensors.size() - 1;
    }

    /**
     * Declares a tensor whose contents are part of the file.
     *
     * @param tensorName any name
     * @param type one of {@link org.tensorflow.lite.schema.TensorType}
     * @param shape every dimension at least 1
     * @param quantization null for a tensor that is not quantized
     * @param data little-endian, in row-major order
     * @return the tensor's index
     */
    public int constant(String tensorName, byte type, int[] shape, TensorQuantization quantization, byte[] data) {
        buffers.add(data.clone());
        tensors.add(new TensorEntry(tensorName, type, shape.clone(), quantization, buffers.size() - 1));
        return tensors.size() - 1;
    }

    /**
     * Appends an operator.
     *
     * @param spec what it does
     * @param inputs tensor indices, -1 for an optional input that is left out
     * @param outputs tensor indices
     */
    public void operator(OperatorSpec spec, int[] inputs, int... outputs) {
        Code code = new Code(spec.builtin(), spec.version());
        if (!codes.contains(code)) {
            codes.add(code);
        }
        operators.add(new OperatorEntry(spec, codes.indexOf(code), inputs.clone(), outputs.clone()));
    }

    /**
     * Serialises the model.
     *
     * @param inputs tensor indices of the network's inputs
     * @param outputs tensor indices of the network's outputs
     * @return a complete file
     */
    public byte[] write(int[] inputs, int[] outputs) {
        builder = new FlatBufferBuilder();
        int codeVector = Model.createOperatorCodesVector(
                builder, codes.stream().mapToInt(this::writeCode).toArray());
        int bufferVector = Model.createBuffersVector(
                builder, buffers.stream().mapToInt(this::writeBuffer).toArray());
        int tensorVector = SubGraph.createTensorsVector(
                builder, tensors.stream().mapToInt(this::writeTensor).toArray());
        int operatorVector = SubGraph.createOperatorsVector(
                builder, operators.stream().mapToInt(this::writeOperator).toArray());
        int graph = SubGraph.createSubGraph(
                builder,
                tensorVector,
                SubGraph.createInputsVector(builder, inputs),
                SubGraph.createOutputsVector(builder, outputs),
                operatorVector,
                builder.createString(name));
        int graphVector = Model.createSubgraphsVector(builder, new int[] {graph});
        int text = builder.createString(description);
        Model.startModel(builder);
        Model.addVersion(builder, SCHEMA_VERSION);
        Model.addOperatorCodes(builder, codeVector);
        Model.addSubgraphs(builder, graphVector);
        Model.addDescription(builder, text);
        Model.addBuffers(builder, bufferVector);
        Model.finishModelBuffer(builder, Model.endModel(builder));
        return builder.sizedByteArray();
    }

    private int writeCode(Code code) {
        byte oldCode = (byte) Math.min(BuiltinOperator.PLACEHOLDER_FOR_GREATER_OP_CODES, code.builtin());
        return OperatorCode.createOperatorCode(builder, oldCode, 0, code.version(), code.builtin());
    }

    private int writeBuffer(byte[] data) {
        if (data.length == 0) {
            Buffer.startBuffer(builder);
            return Buffer.endBuffer(builder);
        }
        builder.startVector(1, data.length, DATA_ALIGNMENT);
        for (int i = data.length - 1; i >= 0; i--) {
            builder.addByte(data[i]);
        }
        return Buffer.createBuffer(builder, builder.endVector());
    }

    private int writeTensor(TensorEntry tensor) {
        int shape = Tensor.createShapeVector(builder, tensor.shape());
        int label = builder.createString(tensor.name());
        int quantization = tensor.quantization() == null ? 0 : writeQuantization(tensor.quantization());
        Tensor.startTensor(builder);
        Tensor.addShape(builder, shape);
        Tensor.addType(builder, tensor.type());
        Tensor.addBuffer(builder, tensor.buffer());
        Tensor.addName(builder, label);
        if (quantization != 0) {
            Tensor.addQuantization(builder, quantization);
        }
        Tensor.addHasRank(builder, true);
        return Tensor.endTensor(builder);
    }

    private int writeQuantization(TensorQuantization quantization) {
        int scales = QuantizationParameters.createScaleVector(builder, quantization.scales());
        int zeroPoints = QuantizationParameters.createZeroPointVector(builder, quantization.zeroPoints());
        QuantizationParameters.startQuantizationParameters(builder);
        QuantizationParameters.addScale(builder, scales);
        QuantizationParameters.addZeroPoint(builder, zeroPoints);
        QuantizationParameters.addQuantizedDimension(builder, quantization.dimension());
        return QuantizationParameters.endQuantizationParameters(builder);
    }

    private int writeOperator(OperatorEntry operator) {
        int inputs = Operator.createInputsVector(builder, operator.inputs());
        int outputs = Operator.createOutputsVector(builder, operator.outputs());
        int options = operator.spec().options().applyAsInt(builder);
        Operator.startOperator(builder);
        Operator.addOpcodeIndex(builder, operator.code());
        Operator.addInputs(builder, inputs);
        Operator.addOutputs(builder, outputs);
        Operator.addBuiltinOptionsType(builder, operator.spec().optionsType());
        Operator.addBuiltinOptions(builder, options);
        return Operator.endOperator(builder);
    }
}
