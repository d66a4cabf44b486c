package dev.mcusim.deploy;

import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * What happened in one layer.
 *
 * @param check {@code SKIPPED} when the run ended before the layer was complete, or nothing was to be compared
 * @param mismatch the first element that differs from the reference
 * @param outputs raw bytes of its outputs; empty when the run ended before the layer was complete
 */
public record LayerResult(int index, CheckStatus check, Optional<Report.Mismatch> mismatch, List<byte[]> outputs) {
    public LayerResult {
        outputs = List.copyOf(outputs);
    }

    /** A layer that did not run to its end. */
    static LayerResult missing(int index) {
        return new LayerResult(index, CheckStatus.SKIPPED, Optional.empty(), List.of());
    }
}
