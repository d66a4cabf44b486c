package dev.mcusim.deploy;

import dev.mcusim.board.Board;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareBuilder;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.reference.ReferenceEngine;
import dev.mcusim.reference.ReferenceRun;
import dev.mcusim.report.Report;
import java.util.List;
import java.util.Optional;

/** Deploys networks to one board: builds, boots, runs, compares, reports. */
public final class Deployer {
    private final Board board;
    private final DeployOptions options;

    public Deployer(Board board, DeployOptions options) {
        this.board = board;
        this.options = options;
    }

    /**
     * The outcome of one deployment.
     *
     * @param build the firmware; empty when the network does not fit
     * @param outputs raw bytes of the network's outputs; empty unless the inference completed
     */
    public record Outcome(Report report, Optional<FirmwareBuild> build, List<byte[]> outputs) {
        public Outcome {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * Deploys a network and runs one inference.
     *
     * @param inputs raw bytes, see {@link InputData}
     * @throws InputException when they do not match the network's inputs
     */
    public Outcome deploy(NetworkFile model, List<byte[]> inputs) {
        InputData.check(model.network(), inputs);
        ReportBuilder reports = new ReportBuilder(model, board, options, inputs);
        FirmwareBuild build;
        try {
            build = new FirmwareBuilder(board).build(model.network());
        } catch (DoesNotFitException refusal) {
            return new Outcome(reports.refused(refusal), Optional.empty(), List.of());
        }
        InferenceResult result = run(build, inputs);
        return new Outcome(reports.ran(build, result), Optional.of(build), result.outputs());
    }

    /** Runs one inference of a firmware that has been built. */
    public InferenceResult run(FirmwareBuild build, List<byte[]> inputs) {
        Optional<ReferenceRun> expected =
                options.crossCheck() ? Optional.of(ReferenceEngine.run(build.network(), inputs)) : Optional.empty();
        try (Inference inference =
                new Inference(build, options.core(), options.secondCore(), options.budgetFor(build.network()))) {
            return inference.run(inputs, expected);
        }
    }
}
