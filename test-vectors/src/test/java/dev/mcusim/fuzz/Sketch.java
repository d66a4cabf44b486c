package dev.mcusim.fuzz;

import dev.mcusim.demo.tflite.OperatorSpec;
import dev.mcusim.demo.tflite.TensorQuantization;
import dev.mcusim.demo.tflite.TfliteWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.lite.schema.TensorType;

/** A network that is being made: its file, its activations so far, and the decisions that make it. */
final class Sketch {
    final Choices choices;
    private final TfliteWriter writer;
    private final List<Activation> activations = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<String> operators = new ArrayList<>();
    private int tensors;

    Sketch(String name, Choices choices) {
        this.choices = choices;
        writer = new TfliteWriter(name, "made from a seed");
    }

    /** A new network input. */
    Activation input(int[] shape) {
        Activation input = declare(shape, choices.scale(), choices.zeroPoint());
        inputs.add(input.tensor());
        activations.add(input);
        return input;
    }

    /** A new float32 network input. */
    int floatInput(int[] shape) {
        int tensor = writer.tensor("t" + tensors++, TensorType.FLOAT32, shape, null);
        inputs.add(tensor);
        return tensor;
    }

    /** A tensor that an operator is about to write. */
    Activation declare(int[] shape, float scale, int zeroPoint) {
        int tensor =
                writer.tensor("t" + tensors++, TensorType.INT8, shape, TensorQuantization.perTensor(scale, zeroPoint));
        return new Activation(tensor, shape, scale, zeroPoint);
    }

    int declareFloat(int[] shape) {
        return writer.tensor("t" + tensors++, TensorType.FLOAT32, shape, null);
    }

    /** A constant int8 operand. */
    Activation constant(int[] shape, float scale, int zeroPoint) {
        int elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        int tensor = weights(shape, TensorQuantization.perTensor(scale, zeroPoint), choices.bytes(elements));
        return new Activation(tensor, shape, scale, zeroPoint);
    }

    int weights(int[] shape, TensorQuantization quantization, byte[] values) {
        return writer.constant("t" + tensors++, TensorType.INT8, shape, quantization, values);
    }

    /** A constant of int32 numbers; {@code quantization} may be null. */
    int int32(TensorQuantization quantization, int[] shape, int... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(data::putInt);
        return writer.constant("t" + tensors++, TensorType.INT32, shape, quantization, data.array());
    }

    /** A vector of int32 numbers. */
    int int32(int... values) {
        return int32(null, new int[] {values.length}, values);
    }

    /** Appends an operator; its output becomes an activation that others can read. */
    Activation operator(String name, OperatorSpec spec, Activation output, int... operands) {
        operator(name + " -> " + output, spec, output.tensor(), operands);
        activations.add(output);
        return output;
    }

    void operator(String text, OperatorSpec spec, int output, int... operands) {
        writer.operator(spec, operands, output);
        operators.add(text + " of " + Arrays.toString(operands));
    }

    List<Activation> activations() {
        return activations;
    }

    /** Any activation so far, often the latest; now and then a constant. */
    Activation anyActivation() {
        if (choices.chance(3)) {
            return constant(NetworkGenerator.shape(choices), choices.scale(), choices.zeroPoint());
        }
        int last = activations.size() - 1;
        return activations.get(choices.chance(60) ? last : choices.between(0, last));
    }

    List<Integer> inputs() {
        return inputs;
    }

    int operatorCount() {
        return operators.size();
    }

    String text() {
        return String.join("\n  ", operators);
    }

    byte[] write(List<Integer> outputs) {
        return writer.write(
                inputs.stream().mapToInt(Integer::intValue).toArray(),
                outputs.stream().mapToInt(Integer::intValue).toArray());
    }
}
