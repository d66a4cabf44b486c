package dev.mcusim.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.AddOptions;
import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.DequantizeOptions;
import dev.mcusim.model.LogisticOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.QuantizeOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.RequantizeOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.SoftmaxOptions;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.TensorType;
import dev.mcusim.model.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators against real arithmetic: fixed-point results may differ from it by rounding only. */
class ArithmeticTest {
    /** Multiplier and shifts of scale 1/16: 2^-4 * 2^26 = 2^22 = 2^30 * 2^(23 - 31). */
    private static final SoftmaxOptions SOFTMAX_SIXTEENTHS = new SoftmaxOptions(1 << 30, 23, -248);

    /** The same for logistic, which has a fraction bit more. */
    private static final LogisticOptions LOGISTIC_SIXTEENTHS = new LogisticOptions(0, 1 << 30, 24, 120);

    @Property
    void softmaxIsWithinOneStepOfRealArithmetic(@ForAll @Size(min = 1, max = 40) byte[] row) {
        double sum = 0;
        for (byte value : row) {
            sum += Math.exp(value / 16.0);
        }
        byte[] result = run(SOFTMAX_SIXTEENTHS, TensorType.INT8, TensorType.INT8, row.length, row);
        for (int i = 0; i < row.length; i++) {
            double probability = Math.min(255, Math.exp(row[i] / 16.0) / sum * 256);
            assertThat(result[i] + 128.0).isCloseTo(probability, within(1.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 1001, 4095})
    void softmaxOfManyEqualElementsIsZero(int depth) {
        byte[] result = run(SOFTMAX_SIXTEENTHS, TensorType.INT8, TensorType.INT8, depth, new byte[depth]);
        assertThat(result).containsOnly(depth == 511 ? -127 : -128);
    }

    @Test
    void logisticIsWithinOneStepOfRealArithmetic() {
        byte[] all = allBytes();
        byte[] result = run(LOGISTIC_SIXTEENTHS, TensorType.INT8, TensorType.INT8, 256, all);
        for (int i = 0; i < 256; i++) {
            double probability = Math.min(255, 256 / (1 + Math.exp(-all[i] / 16.0)));
            assertThat(result[i] + 128.0).as("%d", all[i]).isCloseTo(probability, within(1.0));
        }
    }

    @Test
    void additionRoundsToNearest() {
        AddOptions options = new AddOptions(
                0,
                0,
                0,
                20,
                new QuantizedMultiplier(1 << 30, 0),
                new QuantizedMultiplier(1 << 30, 0),
                QuantizedMultiplier.of(1.0 / (1 << 20)),
                ActivationRange.INT8);
        // Equal scales, and an output scale twice as large.
        assertThat(run(options, 4, bytes(1, 2, -3, 127), bytes(2, 2, 0, 127))).containsExactly(2, 2, -2, 127);
    }

    @Test
    void averageRoundsHalfAwayFromZero() {
        AveragePool2dOptions pairs = new AveragePool2dOptions(new Window(1, 2, 1, 2, 1, 1, 0, 0), ActivationRange.INT8);
        Shape in = Shape.of(1, 1, 6, 1);
        assertThat(run(pairs, List.of(in), List.of(bytes(1, 2, -1, -2, 127, 127)), Shape.of(1, 1, 3, 1)))
                .containsExactly(2, -2, 127);
    }

    @Test
    void requantizationClamps() {
        RequantizeOptions options = new RequantizeOptions(1, -1, QuantizedMultiplier.of(2));
        assertThat(run(options, TensorType.INT8, TensorType.INT8, 4, bytes(1, 2, 127, -128)))
                .containsExactly(-1, 1, 127, -128);
    }

    @Test
    void realNumbersAreRoundedHalfAwayFromZero() {
        float[] values = {0.25f, -0.25f, 0.24f, 1e30f, -1e30f, Float.NaN, Float.POSITIVE_INFINITY};
        ByteBuffer input = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        input.asFloatBuffer().put(values);
        assertThat(run(new QuantizeOptions(0.5f, 10), TensorType.FLOAT32, TensorType.INT8, 7, input.array()))
                .containsExactly(11, 9, 10, 127, -128, 10, 127);
    }

    @Test
    void dequantizationUndoesIt() {
        byte[] output = run(new DequantizeOptions(0.5f, 10), TensorType.INT8, TensorType.FLOAT32, 2, bytes(11, -128));
        ByteBuffer floats = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(floats.getFloat()).isEqualTo(0.5f);
        assertThat(floats.getFloat()).isEqualTo(-69f);
    }

    private static byte[] run(OperatorOptions options, TensorType from, TensorType to, int elements, byte[] input) {
        Tensor in = new Tensor(0, "in", from, Shape.of(1, elements), Quantization.NONE, Optional.empty());
        Tensor out = new Tensor(1, "out", to, Shape.of(1, elements), Quantization.NONE, Optional.empty());
        Operator operator = new Operator(0, options, List.of(0), List.of(1));
        Network network = new Network("one", List.of(in, out), List.of(operator), List.of(0), List.of(1));
        return ReferenceEngine.run(network, List.of(input)).outputs().get(0);
    }

    private static byte[] run(OperatorOptions options, int elements, byte[] input1, byte[] input2) {
        Shape shape = Shape.of(elements);
        return run(options, List.of(shape, shape), List.of(input1, input2), shape);
    }

    private static byte[] run(OperatorOptions options, List<Shape> shapes, List<byte[]> inputs, Shape outputShape) {
        List<Tensor> tensors = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (Shape shape : shapes) {
            indices.add(tensors.size());
            tensors.add(int8(tensors.size(), shape));
        }
        int output = tensors.size();
        tensors.add(int8(output, outputShape));
        Operator operator = new Operator(0, options, indices, List.of(output));
        Network network = new Network("one", tensors, List.of(operator), indices, List.of(output));
        return ReferenceEngine.run(network, inputs).outputs().get(0);
    }

    private static Tensor int8(int index, Shape shape) {
        return new Tensor(index, "t" + index, TensorType.INT8, shape, Quantization.NONE, Optional.empty());
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) (i - 128);
        }
        return bytes;
    }
}
