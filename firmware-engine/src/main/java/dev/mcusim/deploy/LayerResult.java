package dev.mcusim.deploy;

import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import java.util.Optional;

/**
 * What happened in one layer.
 *
 * @param check {@code SKIPPED} when the run ended before the layer was complete, or nothing was to be compared
 * @param mismatch the first element that differs from the reference
 */
public record LayerResult(int index, CheckStatus check, Optional<Report.Mismatch> mismatch) {}
