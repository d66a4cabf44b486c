package dev.mcusim.deploy;

import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.machine.Profile;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
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
 * @param stackPeak bytes of the stack that have ever been written
 */
public record InferenceResult(
        StopReason stop,
        List<LayerResult> layers,
        List<byte[]> outputs,
        Counters counters,
        Profile profile,
        int stackPeak) {
    public InferenceResult {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /** Whether the firmware got to the end. */
    public boolean completed() {
        return stop instanceof StopReason.ReachedAddress;
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
