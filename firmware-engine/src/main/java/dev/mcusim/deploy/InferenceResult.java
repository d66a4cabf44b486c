package dev.mcusim.deploy;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.machine.Profile;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * One inference on the simulated machine.
 *
 * @param stop why it ended; {@link StopReason.ReachedAddress} when it completed
 * @param layers one for each operator
 * @param outputs raw bytes of the network's outputs; empty unless the inference completed
 * @param counters of the inference alone, without start-up
 * @param profile instructions and cycles of each function since reset, start-up included; each layer has run at most once
 * @param stackPeak bytes of the stack that have ever been written; -1 when the run ended before start-up had painted it
 * @param memorySettings at the end
 * @param secondCore how a second core compared; empty when there was none
 */
public record InferenceResult(
        StopReason stop,
        List<LayerResult> layers,
        List<byte[]> outputs,
        Counters counters,
        Profile profile,
        int stackPeak,
        MemorySettings memorySettings,
        Optional<Report.CoreCheck> secondCore) {
    public InferenceResult {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /** Whether the firmware got to the end. */
    public boolean completed() {
        return stop instanceof StopReason.ReachedAddress;
    }

    /** How it ended. */
    public RunStatus status() {
        if (secondCore.filter(check -> check.status() == CheckStatus.MISMATCH).isPresent()) {
            return RunStatus.MISMATCH;
        }
        if (stop instanceof StopReason.BudgetSpent) {
            return RunStatus.BUDGET_SPENT;
        }
        if (!completed()) {
            return RunStatus.FAULT;
        }
        return firstMismatch().isPresent() ? RunStatus.MISMATCH : RunStatus.OK;
    }

    /** How it ended, a sentence for people. */
    public String ending() {
        if (completed()) {
            return "the inference completed";
        }
        if (stop instanceof StopReason.GuestFault fault) {
            return fault.report().sentence();
        }
        if (stop instanceof StopReason.BudgetSpent) {
            return "the firmware did not finish within its budget of instructions; allow more with --budget";
        }
        return "the firmware stopped before the end of the inference: " + stop;
    }

    /** The first difference from the reference, if any layer has one. */
    public Optional<Report.Mismatch> firstMismatch() {
        return layers.stream().flatMap(layer -> layer.mismatch().stream()).findFirst();
    }

    /** How many layers were compared. */
    public int comparedLayers() {
        return (int)
                layers.stream().filter(l -> l.check() != CheckStatus.SKIPPED).count();
    }
}
