package dev.mcusim.vector;

import dev.mcusim.board.Board;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.NetworkFile;
import dev.mcusim.progress.Progress;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import dev.mcusim.report.Version;
import java.util.ArrayList;
import java.util.List;

/** Runs a network on boards and writes down what it does. Every layer is compared with the reference engine: what is wrong is not recorded. */
public final class Recorder {

    private Recorder() {}

    /**
     * What there is to be written.
     *
     * @param inputs raw bytes of each input
     * @param outputs raw bytes of each output
     */
    public record Recording(TestVector vector, List<byte[]> inputs, List<byte[]> outputs) {
        public Recording {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * Records.
     *
     * @throws VectorException when the network does not run, or does not give the reference's outputs, on one of the boards
     */
    public static Recording record(NetworkFile model, List<Board> boards, List<byte[]> inputs) {
        return record(model, boards, inputs, Progress.NONE);
    }

    /**
     * As {@link #record(NetworkFile, List, List)}, for who wants to know how far it is.
     *
     * @param progress told of one task
     */
    public static Recording record(NetworkFile model, List<Board> boards, List<byte[]> inputs, Progress progress) {
        List<TestVector.OnBoard> recorded = new ArrayList<>();
        List<byte[]> outputs = List.of();
        try (Progress.Task task = progress.begin("recording " + model.file(), Math.max(1, boards.size()))) {
            for (Board board : boards) {
                Deployer.Outcome outcome =
                        new Deployer(board, DeployOptions.DEFAULT).deploy(model, inputs, task.part(1));
                expectOk(model, board, outcome.report().run());
                recorded.add(onBoard(outcome.report()));
                outputs = outcome.outputs();
            }
        }
        TestVector vector = new TestVector(
                new Report.Tool(Version.current()),
                new TestVector.Model(VectorFolder.MODEL, model.sha256()),
                VectorFolder.describe("input", inputs),
                VectorFolder.describe("output", outputs),
                recorded);
        return new Recording(vector, inputs, outputs);
    }

    private static void expectOk(NetworkFile model, Board board, Report.Run run) {
        if (run.status() != RunStatus.OK) {
            throw new VectorException("%s is not recorded, because on %s it is %s: %s"
                    .formatted(model.file(), board.id(), run.status().text(), run.stop()));
        }
    }

    /** What a report says of a board. */
    static TestVector.OnBoard onBoard(Report report) {
        return new TestVector.OnBoard(
                report.board().id(),
                report.board().clockHz(),
                report.run().instructions(),
                report.run().cycles(),
                report.memory().sram().used(),
                report.memory().flash().used(),
                report.memory().sram().stackPeak(),
                report.layers().stream()
                        .map(layer -> new TestVector.Layer(
                                layer.name(), layer.op(), layer.instructions(), layer.cycles(), layer.crc32()))
                        .toList());
    }
}
