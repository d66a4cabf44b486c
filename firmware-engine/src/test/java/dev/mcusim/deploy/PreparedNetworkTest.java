package dev.mcusim.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.kernel.Target;
import dev.mcusim.progress.Progress;
import dev.mcusim.report.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedNetworkTest {

    private static final String BOARD = "nucleo-f446re";

    private final NetworkFile model = NetworkFile.of("shapes.tflite", DemoNetwork.modelBytes());
    private final List<byte[]> inputs = List.of(DemoNetwork.samples().get(0).input());
    private final PreparedNetwork prepared = new PreparedNetwork(model, inputs);

    private static Report deploy(PreparedNetwork network, String board) {
        return new Deployer(BoardCatalog.shipped().board(board), DeployOptions.DEFAULT)
                .deploy(network, Progress.NONE)
                .report();
    }

    @Test
    void manyBoardsShareTheKernelsAndTheReferenceAndReportAsIfEachWereAlone() {
        for (String board : List.of("nucleo-f401re", BOARD, "nucleo-f746zg")) {
            assertThat(deploy(prepared, board)).isEqualTo(deploy(new PreparedNetwork(model, inputs), board));
        }
        assertThat(prepared.kernels(Target.CORTEX_M4)).isSameAs(prepared.kernels(Target.CORTEX_M4));
        assertThat(prepared.expected(Progress.NONE)).isSameAs(prepared.expected(Progress.NONE));
    }

    @Test
    void anotherProcessGetsTheModelAndReportsTheSame() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
            out.writeObject(prepared);
            out.writeObject(deploy(prepared, BOARD));
        }
        assertThat(sent.size()).isLessThan(DemoNetwork.modelBytes().length + 64_000);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
            PreparedNetwork received = (PreparedNetwork) in.readObject();
            assertThat(received.model().sha256()).isEqualTo(model.sha256());
            assertThat(deploy(received, BOARD))
                    .isEqualTo(deploy(prepared, BOARD))
                    .isEqualTo(in.readObject());
        }
    }
}
