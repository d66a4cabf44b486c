package dev.mcusim.tflite;

import static dev.mcusim.tflite.TinyModels.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.InputData;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.lite.schema.AddOptionsT;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ModelT;

/** Whatever comes through the importer runs as firmware with the reference's results, odd shapes of networks included. */
class SupportedOperatorsOnBoardsTest {
    private static final List<String> BOARDS = List.of("nucleo-f446re", "nucleo-h743zi2");
    private static final int SEEDS = 4;

    static Stream<String> models() {
        return TinyModels.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyOperatorEqualsTheReference(String name) {
        deploy(name, TinyModels.all().get(name).get());
    }

    /** {@code x + x}. */
    @Test
    void anOperatorMayReadOneTensorTwice() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 7), 0.5, 3);
        int out = b.int8(shape(1, 7), 1, 3);
        deploy("twice", add(b, in, in, out));
    }

    @Test
    void inputsAreFedInOrder() {
        ModelBuilder b = new ModelBuilder();
        int first = b.input(shape(1, 8), 0.5, 3);
        int second = b.input(shape(1, 4, 8), 0.25, -4);
        int out = b.int8(shape(1, 4, 8), 1, 3);
        deploy("two-inputs", add(b, first, second, out));
    }

    private static ModelT add(ModelBuilder b, int input1, int input2, int output) {
        return b.operator(
                        BuiltinOperator.ADD,
                        BuiltinOptions.AddOptions,
                        new AddOptionsT(),
                        shape(input1, input2),
                        output)
                .outputs(output);
    }

    @Test
    void aTensorInTheMiddleMayBeAnOutputToo() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 9), 0.1, 3);
        int middle = b.int8(shape(1, 9), 0.05, -128);
        int out = b.int8(shape(1, 9), 0.05, -128);
        ModelT model = b.operator(BuiltinOperator.RELU, shape(in), middle)
                .operator(BuiltinOperator.RELU, shape(middle), out)
                .outputs(middle, out);
        assertThat(deploy("middle", model)).hasSize(2);
    }

    @Test
    void oneTensorMayBeTwoOutputs() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 9), 0.1, 3);
        int out = b.int8(shape(1, 9), 0.05, -128);
        assertThat(deploy(
                        "double",
                        b.operator(BuiltinOperator.RELU, shape(in), out).outputs(out, out)))
                .hasSize(2);
    }

    @Test
    void aNetworkMayEndInAReshapeOfItsInput() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(2, 6), 0.5, 0);
        int out = b.int8(shape(3, 4), 0.5, 0);
        deploy("rename", b.operator(BuiltinOperator.RESHAPE, shape(in), out).outputs(out));
    }

    @Test
    void anInputMayBeReadByNobody() {
        ModelBuilder b = new ModelBuilder();
        int in = b.input(shape(1, 9), 0.1, 3);
        b.input(shape(1, 5), 0.1, 3);
        int out = b.int8(shape(1, 9), 0.05, -128);
        deploy("unread", b.operator(BuiltinOperator.RELU, shape(in), out).outputs(out));
    }

    /** Deploys to every board with several inputs and returns the outputs of the last run. */
    private static List<Report.OutputTensor> deploy(String name, ModelT model) {
        NetworkFile network = NetworkFile.of(name + ".tflite", model.serializeToBinary());
        Report report = null;
        for (String board : BOARDS) {
            Deployer deployer = new Deployer(BoardCatalog.shipped().board(board), DeployOptions.DEFAULT);
            for (int seed = 0; seed < SEEDS; seed++) {
                report = deployer.deploy(network, InputData.seeded(network.network(), seed))
                        .report();
                assertThat(report.run().status())
                        .as("%s on %s, seed %d: %s", name, board, seed, report.crossCheck())
                        .isEqualTo(RunStatus.OK);
                assertThat(report.crossCheck().layers())
                        .isEqualTo(network.network().operators().size());
            }
        }
        return report.outputs();
    }
}
