package dev.mcusim.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.lite.schema.BufferT;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.OperatorCodeT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.QuantizationParametersT;
import org.tensorflow.lite.schema.SubGraphT;
import org.tensorflow.lite.schema.TensorT;
import org.tensorflow.lite.schema.TensorType;

/** Writes small TFLite files. The model stays changeable, so that tests can make it lie. */
final class ModelBuilder {
    private final List<TensorT> tensors = new ArrayList<>();
    private final List<BufferT> buffers = new ArrayList<>();
    private final List<OperatorT> operators = new ArrayList<>();
    private final List<OperatorCodeT> codes = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();

    ModelBuilder() {
        // By convention buffer 0 is empty and belongs to all tensors that are computed.
        buffers.add(new BufferT());
    }

    /** A computed int8 tensor. */
    int int8(int[] shape, double scale, long zeroPoint) {
        return tensor(
                "t" + tensors.size(), TensorType.INT8, shape, 0, quantization(new float[] {(float) scale}, zeroPoint));
    }

    /** An int8 tensor that is an input of the network. */
    int input(int[] shape, double scale, long zeroPoint) {
        inputs.add(tensors.size());
        return int8(shape, scale, zeroPoint);
    }

    /** A computed float32 tensor. */
    int float32(int... shape) {
        return tensor("t" + tensors.size(), TensorType.FLOAT32, shape, 0, null);
    }

    /** A float32 tensor that is an input of the network. */
    int float32Input(int... shape) {
        inputs.add(tensors.size());
        return float32(shape);
    }

    /** Constant int8 values; as many scales as channels along a dimension, or one. */
    int weights(int[] shape, int dimension, float[] scales, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        QuantizationParametersT quantization = quantization(scales, 0);
        quantization.setQuantizedDimension(dimension);
        return tensor("w" + tensors.size(), TensorType.INT8, shape, buffer(bytes), quantization);
    }

    /** Constant int32 values, such as a bias or axes. */
    int int32(int[] shape, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return tensor("c" + tensors.size(), TensorType.INT32, shape, buffer(bytes.array()), null);
    }

    /** An operator without options. */
    ModelBuilder operator(int code, int[] operatorInputs, int... outputs) {
        OperatorCodeT operatorCode = new OperatorCodeT();
        operatorCode.setDeprecatedBuiltinCode((byte) Math.min(code, 127));
        operatorCode.setBuiltinCode(code);
        operatorCode.setVersion(1);
        OperatorT operator = new OperatorT();
        operator.setOpcodeIndex(codes.size());
        operator.setInputs(operatorInputs);
        operator.setOutputs(outputs);
        codes.add(operatorCode);
        operators.add(operator);
        return this;
    }

    /**
     * An operator with options.
     *
     * @param type one of {@link org.tensorflow.lite.schema.BuiltinOptions}
     * @param options the object of that type
     */
    ModelBuilder operator(int code, byte type, Object options, int[] operatorInputs, int... outputs) {
        operator(code, operatorInputs, outputs);
        BuiltinOptionsUnion union = new BuiltinOptionsUnion();
        union.setType(type);
        union.setValue(options);
        operators.get(operators.size() - 1).setBuiltinOptions(union);
        return this;
    }

    /** The whole model. */
    ModelT outputs(int... outputs) {
        SubGraphT graph = new SubGraphT();
        graph.setName("main");
        graph.setTensors(tensors.toArray(new TensorT[0]));
        graph.setOperators(operators.toArray(new OperatorT[0]));
        graph.setInputs(inputs.stream().mapToInt(Integer::intValue).toArray());
        graph.setOutputs(outputs);
        ModelT model = new ModelT();
        model.setVersion(3);
        model.setDescription("made by ModelBuilder");
        model.setOperatorCodes(codes.toArray(new OperatorCodeT[0]));
        model.setSubgraphs(new SubGraphT[] {graph});
        model.setBuffers(buffers.toArray(new BufferT[0]));
        return model;
    }

    private int tensor(String name, byte type, int[] shape, int buffer, QuantizationParametersT quantization) {
        TensorT tensor = new TensorT();
        tensor.setName(name);
        tensor.setType(type);
        tensor.setShape(shape);
        tensor.setBuffer(buffer);
        tensor.setQuantization(quantization);
        tensors.add(tensor);
        return tensors.size() - 1;
    }

    private int buffer(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = Byte.toUnsignedInt(bytes[i]);
        }
        BufferT buffer = new BufferT();
        buffer.setData(values);
        buffers.add(buffer);
        return buffers.size() - 1;
    }

    private static QuantizationParametersT quantization(float[] scales, long zeroPoint) {
        QuantizationParametersT quantization = new QuantizationParametersT();
        long[] zeroPoints = new long[scales.length];
        Arrays.fill(zeroPoints, zeroPoint);
        quantization.setScale(scales);
        quantization.setZeroPoint(zeroPoints);
        return quantization;
    }
}
