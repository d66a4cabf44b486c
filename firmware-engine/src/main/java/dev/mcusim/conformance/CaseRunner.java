package dev.mcusim.conformance;

import dev.mcusim.board.Board;
import dev.mcusim.conformance.CaseResult.Verdict;
import dev.mcusim.deploy.DeployOptions;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.InferenceResult;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.FirmwareBuilder;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.reference.ReferenceEngine;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs single-layer cases twice: in the reference engine, and as firmware on a simulated board. Both must give the expected bytes. */
public final class CaseRunner {
    private final Board board;
    private final Deployer deployer;

    public CaseRunner(Board board) {
        this.board = board;
        deployer = new Deployer(board, DeployOptions.DEFAULT);
    }

    /** Runs the case in a file. What is wrong with the file is a failed case, not an exception. */
    public CaseResult run(Path file) {
        try {
            LoadedCase loaded = LayerCases.load(file);
            if (loaded instanceof UnsupportedCase unsupported) {
                return new CaseResult(
                        unsupported.name(), unsupported.operator(), Verdict.UNSUPPORTED, unsupported.reason());
            }
            return run((LayerCase) loaded);
        } catch (LayerCaseException e) {
            return new CaseResult(file.getFileName().toString(), "", Verdict.FAILED, e.getMessage());
        }
    }

    private CaseResult run(LayerCase layer) {
        byte[] expected = layer.expected().toBytes();
        byte[] reference =
                ReferenceEngine.run(layer.network(), layer.inputs()).outputs().get(0);
        if (!Arrays.equals(expected, reference)) {
            return failed(layer, difference("reference engine", expected, reference));
        }
        FirmwareBuild build;
        try {
            build = new FirmwareBuilder(board).build(layer.network());
        } catch (DoesNotFitException e) {
            return new CaseResult(layer.name(), layer.operator(), Verdict.UNSUPPORTED, e.getMessage());
        }
        InferenceResult result = deployer.run(build, layer.inputs());
        if (!result.completed()) {
            return failed(layer, result.ending());
        }
        byte[] actual = result.outputs().get(0);
        return Arrays.equals(expected, actual)
                ? new CaseResult(layer.name(), layer.operator(), Verdict.PASSED, "")
                : failed(layer, difference("firmware", expected, actual));
    }

    private static CaseResult failed(LayerCase layer, String detail) {
        return new CaseResult(layer.name(), layer.operator(), Verdict.FAILED, detail);
    }

    private static String difference(String who, byte[] expected, byte[] actual) {
        int at = Arrays.mismatch(expected, actual);
        if (at >= Math.min(expected.length, actual.length)) {
            return "%s gives %d elements, expected are %d".formatted(who, actual.length, expected.length);
        }
        return "%s: element %d should be %d, is %d".formatted(who, at, expected[at], actual[at]);
    }
}
