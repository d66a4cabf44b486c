package dev.mcusim.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.AddOptions;
import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.ConcatenationOptions;
import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.MeanOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.PadOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.ResizeNearestNeighborOptions;
import dev.mcusim.model.TensorType;
import dev.mcusim.model.TransposeOptions;
import dev.mcusim.model.Window;
import dev.mcusim.reference.ReferenceEngine;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptionsT;

/** What the importer makes of small files that are sound. */
class TfliteImporterTest {
    @Test
    void convolutionIsPrepared() {
        // SAME with stride 2: rows 5 -> 3 need 2 of padding, columns 4 -> 2 need 1, which goes to the right.
        assertThat(options(TinyModels.conv()))
                .isEqualTo(new Conv2dOptions(
                        new Window(3, 3, 2, 2, 1, 1, 1, 0),
                        1,
                        -1,
                        -128,
                        List.of(new QuantizedMultiplier(1 << 30, 0), new QuantizedMultiplier(1 << 30, -1)),
                        new ActivationRange(-128, -104)));
    }

    @Test
    void shallowFilterMeansGroups() {
        assertThat(options(TinyModels.groupedConv()))
                .isEqualTo(new Conv2dOptions(
                        new Window(2, 2, 1, 1, 2, 2, 0, 0),
                        2,
                        0,
                        0,
                        List.of(new QuantizedMultiplier(1 << 30, -2), new QuantizedMultiplier(1 << 30, -2)),
                        ActivationRange.INT8));
        Network network = read(TinyModels.groupedConv());
        assertThat(network.operators().get(0).hasInput(2)).isFalse();
        assertThat(network.macs()).isEqualTo(8 * 8);
        assertThat(network.parameters()).isEqualTo(16);
    }

    @Test
    void logisticOfHugeStepsSaturates() {
        ModelT model = TinyModels.unary(BuiltinOperator.LOGISTIC, 8, 3, 1.0 / 256, -128);
        Network network = read(model);
        byte[] input = new byte[network.tensor(0).bytes()];
        Arrays.fill(input, (byte) 4);
        input[0] = 3;
        byte[] output = ReferenceEngine.run(network, List.of(input)).outputs().get(0);
        assertThat(output[0]).isEqualTo(Byte.MIN_VALUE);
        assertThat(output[1]).isEqualTo(Byte.MAX_VALUE);
    }

    @Test
    void poolingDoesNotRescale() {
        ModelT model = TinyModels.pool(BuiltinOperator.MAX_POOL_2D);
        model.getSubgraphs()[0].getTensors()[1].getQuantization().setScale(new float[] {0.25f});
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(ProblemCode.BAD_QUANTIZATION.name());
    }

    @Test
    void biasMayHaveAnyShapeOfOneValueForEachChannel() {
        ModelT model = TinyModels.conv();
        model.getSubgraphs()[0].getTensors()[2].setShape(new int[] {1, 1, 1, 2});
        assertThat(options(model)).isEqualTo(options(TinyModels.conv()));
    }

    @Test
    void anInputMayAlsoBeAnOutput() {
        ModelT model = TinyModels.conv();
        model.getSubgraphs()[0].setOutputs(new int[] {0, 3});
        assertThat(read(model).outputs()).containsExactly(0, 3);
    }

    @Test
    void depthMultiplierFollowsFromShapes() {
        DepthwiseConv2dOptions options = (DepthwiseConv2dOptions) options(TinyModels.depthwise());
        assertThat(options.depthMultiplier()).isEqualTo(2);
        assertThat(options.multipliers()).extracting(QuantizedMultiplier::shift).containsExactly(0, -1, -2, 1);
    }

    @Test
    void addIsPreparedForTheLargerScale() {
        AddOptions options = (AddOptions) options(TinyModels.add());
        assertThat(options.input1Multiplier()).isEqualTo(new QuantizedMultiplier(1 << 30, 0));
        assertThat(options.input2Multiplier()).isEqualTo(new QuantizedMultiplier(1 << 30, -1));
        assertThat(options.outputMultiplier()).isEqualTo(QuantizedMultiplier.of(1.0 / (1 << 20) / 0.75));
    }

    @Test
    void evenPoolingPadsAfterTheImage() {
        assertThat(((AveragePool2dOptions) options(TinyModels.pool(BuiltinOperator.AVERAGE_POOL_2D))).window())
                .isEqualTo(new Window(2, 3, 1, 1, 1, 1, 0, 1));
    }

    @Test
    void meanDividesItsMultiplierByTheCount() {
        MeanOptions options = (MeanOptions) options(TinyModels.mean());
        assertThat(options.axes()).containsExactly(1, 2);
        // 0.5 / 0.25 = 2 = 2^30 * 2^(2 - 31); a sixth of it with two bits more.
        assertThat(options.multiplier()).isEqualTo(new QuantizedMultiplier((int) ((4L << 30) / 6), 0));
    }

    @Test
    void dataMoversAreResolved() {
        assertThat(options(TinyModels.pad())).isEqualTo(new PadOptions(List.of(0, 1, 2, 0), List.of(0, 0, 1, 0), 9));
        assertThat(options(TinyModels.transpose())).isEqualTo(new TransposeOptions(List.of(2, 0, 1)));
        assertThat(options(TinyModels.concatenation())).isEqualTo(new ConcatenationOptions(1));
    }

    @Test
    void resizeChoosesItsSources() {
        assertThat(resize(false, false)).isEqualTo(sources(List.of(0, 0, 1, 1), List.of(0, 0, 1, 1, 2)));
        // 0, 1/3, 2/3 and 1 of the way from first to last row, rounded.
        assertThat(resize(true, false)).isEqualTo(sources(List.of(0, 0, 1, 1), List.of(0, 1, 1, 2, 2)));
        assertThat(resize(false, true)).isEqualTo(sources(List.of(0, 0, 1, 1), List.of(0, 0, 1, 2, 2)));
    }

    @Test
    void quantizeKeepsFloatTensors() {
        Network network = read(TinyModels.quantize());
        assertThat(network.tensor(0).type()).isEqualTo(TensorType.FLOAT32);
        assertThat(network.tensor(0).bytes()).isEqualTo(16);
        assertThat(network.operators()).hasSize(2);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(TinyModels.shape(1, 4), 0.5, 0);
        int middle = b.int8(TinyModels.shape(1, 4), 0.5, 0);
        int out = b.int8(TinyModels.shape(1, 5), 0.5, 0);
        ModelT model = b.operator(BuiltinOperator.GELU, TinyModels.shape(in), middle)
                .operator(BuiltinOperator.RELU, TinyModels.shape(middle), out)
                .outputs(out);

        ModelException refusal = catchThrowableOfType(ModelException.class, () -> read(model));
        assertThat(refusal.problems())
                .extracting(ModelProblem::code, ModelProblem::where)
                .containsExactly(
                        tuple(ProblemCode.UNSUPPORTED_OPERATOR, "operator 0 GELU"),
                        tuple(ProblemCode.BAD_SHAPE, "operator 1 RELU"));
        assertThat(refusal)
                .hasMessageContaining("[INT8 1x4 -> INT8 1x4]")
                .hasMessageContaining("Supported operators: ADD, AVERAGE_POOL_2D, CONCATENATION, CONV_2D");
    }

    @Test
    void namesCannotControlTheTerminal() {
        ModelT model = TinyModels.softmax();
        model.getSubgraphs()[0].getTensors()[0].setName("\u001b[2Jevil\n" + "x".repeat(10_000));
        assertThat(read(model).tensor(0).name()).startsWith("?[2Jevil?xxx").hasSize(120);
    }

    @Test
    void totalsAreLimitedNotOnlySingleTensors() {
        ImportLimits tight = new ImportLimits(1 << 20, 100, 100, 8, 1000, 1000, 20, 1000, 1_000_000, 10);
        assertThat(TfliteImporter.read(
                                "conv",
                                TinyModels.fullyConnected().serializeToBinary(),
                                limits(20 + 4, 1000, 1_000_000))
                        .operators())
                .hasSize(1);
        assertLimit(TinyModels.fullyConnected(), tight, "all constants together");
        assertLimit(TinyModels.conv(), limits(1000, 8, 1_000_000), "too many");
        assertLimit(TinyModels.conv(), limits(1000, 1000, 100), "one inference takes");
    }

    private static ImportLimits limits(long constantBytes, long listElements, long steps) {
        return new ImportLimits(1 << 20, 100, 100, 8, 1000, 1000, constantBytes, listElements, steps, 10);
    }

    private static void assertLimit(ModelT model, ImportLimits limits, String reason) {
        assertThatThrownBy(() -> TfliteImporter.read("tight", model.serializeToBinary(), limits))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(ProblemCode.LIMIT_EXCEEDED.name())
                .hasMessageContaining(reason);
    }

    private static ResizeNearestNeighborOptions sources(List<Integer> rows, List<Integer> columns) {
        return new ResizeNearestNeighborOptions(rows, columns);
    }

    private static OperatorOptions resize(boolean alignCorners, boolean halfPixelCenters) {
        return options(TinyModels.resize(), model -> {
            ResizeNearestNeighborOptionsT options = new ResizeNearestNeighborOptionsT();
            options.setAlignCorners(alignCorners);
            options.setHalfPixelCenters(halfPixelCenters);
            model.getSubgraphs()[0]
                    .getOperators()[0]
                    .getBuiltinOptions()
                    .setType(BuiltinOptions.ResizeNearestNeighborOptions);
            model.getSubgraphs()[0].getOperators()[0].getBuiltinOptions().setValue(options);
        });
    }

    private static OperatorOptions options(ModelT model) {
        return options(model, m -> {});
    }

    private static OperatorOptions options(ModelT model, Consumer<ModelT> change) {
        change.accept(model);
        return read(model).operators().get(0).options();
    }

    private static Network read(ModelT model) {
        return TfliteImporter.read("tiny", model.serializeToBinary(), ImportLimits.DEFAULT);
    }
}
