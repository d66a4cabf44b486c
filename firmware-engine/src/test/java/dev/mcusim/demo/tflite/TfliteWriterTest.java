package dev.mcusim.demo.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Conv2DOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.Padding;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;

class TfliteWriterTest {

    private static final byte[] WEIGHTS = {1, -2, 3, -4, 5, -6, 7, -8, 9};

    @Test
    void whatWasWrittenCanBeReadBack() {
        Model model = Model.getRootAsModel(ByteBuffer.wrap(oneConvolution()));
        SubGraph graph = model.subgraphs(0);
        Operator operator = graph.operators(0);
        Conv2DOptions options = (Conv2DOptions) operator.builtinOptions(new Conv2DOptions());

        assertThat(model.version()).isEqualTo(3);
        assertThat(model.description()).isEqualTo("for a test");
        assertThat(model.operatorCodes(0).builtinCode()).isEqualTo(BuiltinOperator.CONV_2D);
        assertThat(model.operatorCodes(0).deprecatedBuiltinCode()).isEqualTo((byte) BuiltinOperator.CONV_2D);
        assertThat(graph.name()).isEqualTo("net");
        assertThat(new int[] {graph.inputs(0), graph.outputs(0)}).containsExactly(0, 3);
        assertThat(new int[] {operator.inputs(0), operator.inputs(1), operator.inputs(2), operator.outputs(0)})
                .containsExactly(0, 1, 2, 3);
        assertThat(options.strideH()).isEqualTo(2);
        assertThat(options.strideW()).isEqualTo(2);
        assertThat(options.padding()).isEqualTo(Padding.SAME);
        assertThat(options.fusedActivationFunction()).isEqualTo(ActivationFunctionType.RELU6);
    }

    @Test
    void tensorsKeepNameShapeQuantizationAndData() {
        Model model = Model.getRootAsModel(ByteBuffer.wrap(oneConvolution()));
        Tensor input = model.subgraphs(0).tensors(0);
        Tensor weights = model.subgraphs(0).tensors(1);

        assertThat(input.name()).isEqualTo("in");
        assertThat(input.type()).isEqualTo(TensorType.INT8);
        assertThat(new int[] {input.shape(0), input.shape(1), input.shape(2), input.shape(3)})
                .containsExactly(1, 4, 4, 1);
        assertThat(input.quantization().scale(0)).isEqualTo(0.5f);
        assertThat(input.quantization().zeroPoint(0)).isEqualTo(-7);
        assertThat(model.buffers((int) input.buffer()).dataLength()).isZero();
        ByteBuffer data = model.buffers((int) weights.buffer()).dataAsByteBuffer();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        assertThat(bytes).containsExactly(WEIGHTS);
    }

    @Test
    void theFileIsIdentifiedAlignedAndReproducible() {
        byte[] file = oneConvolution();

        assertThat(new String(file, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("TFL3");
        assertThat(oneConvolution()).isEqualTo(file);
        ByteBuffer data = Model.getRootAsModel(ByteBuffer.wrap(file)).buffers(1).dataAsByteBuffer();
        assertThat(data.position() % 16).as("place of the weights in the file").isZero();
    }

    private static byte[] oneConvolution() {
        TfliteWriter writer = new TfliteWriter("net", "for a test");
        TensorQuantization activations = TensorQuantization.perTensor(0.5f, -7);
        int input = writer.tensor("in", TensorType.INT8, new int[] {1, 4, 4, 1}, activations);
        TensorQuantization perChannel = TensorQuantization.perChannel(new float[] {0.25f}, 0);
        int weights = writer.constant("weights", TensorType.INT8, new int[] {1, 3, 3, 1}, perChannel, WEIGHTS);
        int bias = writer.constant("bias", TensorType.INT32, new int[] {1}, perChannel, new byte[4]);
        int output = writer.tensor("out", TensorType.INT8, new int[] {1, 2, 2, 1}, activations);
        writer.operator(OperatorSpec.conv2d(2, ActivationFunctionType.RELU6), new int[] {input, weights, bias}, output);
        return writer.write(new int[] {input}, new int[] {output});
    }
}
