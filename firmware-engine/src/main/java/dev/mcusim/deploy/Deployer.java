package dev.mcusim.deploy;

import dev.mcusim.board.Board;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareBuilder;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.progress.Progress;
import dev.mcusim.reference.ReferenceEngine;
import dev.mcusim.reference.ReferenceRun;
import dev.mcusim.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Deploys networks to one board: builds, boots, runs, compares, reports. */
public final class Deployer {
    /** How long the parts of a deployment take compared with each other, on small and large networks. */
    private static final int BUILD_STEPS = 4;

    private static final int REFERENCE_STEPS = 1;
    private static final int FIRMWARE_STEPS = 8;

    private final Board board;
    private final DeployOptions options;

    /** Deploys to a board. */
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
        return deploy(model, inputs, Progress.NONE);
    }

    /**
     * As {@link #deploy(NetworkFile, List)}, for who wants to know how far it is.
     *
     * @param progress told of one task, after every layer
     */
    public Outcome deploy(NetworkFile model, List<byte[]> inputs, Progress progress) {
        return deploy(new PreparedNetwork(model, inputs), progress);
    }

    /**
     * As {@link #deploy(NetworkFile, List)}. What other deployments have prepared of the network is used, and what is missing is added.
     *
     * @param progress told of one task, after every layer
     */
    public Outcome deploy(PreparedNetwork prepared, Progress progress) {
        NetworkFile model = prepared.model();
        ReportBuilder reports = new ReportBuilder(model, board, options, prepared.inputs());
        String what = "%s: %s".formatted(board.id(), model.file());
        try (Progress.Task task = progress.begin(what, BUILD_STEPS + REFERENCE_STEPS + FIRMWARE_STEPS)) {
            FirmwareBuilder builder = new FirmwareBuilder(board);
            FirmwareBuild build = builder.build(model.network(), prepared.kernels(builder.target()));
            task.advance(BUILD_STEPS);
            Progress running = task.part(REFERENCE_STEPS + FIRMWARE_STEPS);
            InferenceResult result = run(build, prepared.inputs(), prepared::expected, running);
            return new Outcome(reports.ran(build, result), Optional.of(build), result.outputs());
        } catch (DoesNotFitException refusal) {
            return new Outcome(reports.refused(refusal), Optional.empty(), List.of());
        }
    }

    /** Runs one inference of a firmware that has been built. */
    public InferenceResult run(FirmwareBuild build, List<byte[]> inputs) {
        return run(build, inputs, Progress.NONE);
    }

    /** As {@link #run(FirmwareBuild, List)}, for who wants to know how far it is. */
    public InferenceResult run(FirmwareBuild build, List<byte[]> inputs, Progress progress) {
        return run(build, inputs, checking -> ReferenceEngine.run(build.network(), inputs, checking), progress);
    }

    private InferenceResult run(
            FirmwareBuild build, List<byte[]> inputs, Function<Progress, ReferenceRun> reference, Progress progress) {
        try (Progress.Task task = progress.begin("inference", REFERENCE_STEPS + FIRMWARE_STEPS);
                Inference inference = new Inference(
                        build, options.core(), options.secondCore(), options.budgetFor(build.network()))) {
            Progress checking = task.part(REFERENCE_STEPS);
            Optional<ReferenceRun> expected =
                    options.crossCheck() ? Optional.of(reference.apply(checking)) : Optional.empty();
            return inference.run(inputs, expected, task.part(FIRMWARE_STEPS));
        }
    }
}
