package dev.mcusim.report.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.mcusim.report.Figures;
import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two reports side by side.
 *
 * @param before the first one
 * @param after the second one
 * @param settings what produced different numbers: model, board, clock, caches and so on
 * @param layers every layer that either report has, in order of execution
 */
@JsonPropertyOrder("schema")
public record ReportDiff(Report before, Report after, List<Change> settings, List<LayerChange> layers) {

    /** The name and version of the JSON form. */
    public static final String SCHEMA = "mcusim.diff/1";

    public ReportDiff {
        settings = List.copyOf(settings);
        layers = List.copyOf(layers);
    }

    @JsonProperty("schema")
    public String schema() {
        return SCHEMA;
    }

    /** Compares. Layers are the same when they have the same place and the same operator. */
    public static ReportDiff between(Report before, Report after) {
        return new ReportDiff(before, after, settings(before, after), layers(before.layers(), after.layers()));
    }

    private static List<LayerChange> layers(List<Report.Layer> before, List<Report.Layer> after) {
        List<LayerChange> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            Report.Layer was = i < before.size() ? before.get(i) : null;
            Report.Layer is = i < after.size() ? after.get(i) : null;
            if (was == null || is == null || was.op().equals(is.op())) {
                changes.add(new LayerChange(was, is));
            } else {
                changes.add(new LayerChange(was, null));
                changes.add(new LayerChange(null, is));
            }
        }
        return changes;
    }

    private static List<Change> settings(Report before, Report after) {
        Report.BoardInfo was = before.board();
        Report.BoardInfo is = after.board();
        return Stream.of(
                        change("model", before.model().file(), after.model().file()),
                        change(
                                "SHA-256 of the model",
                                before.model().sha256(),
                                after.model().sha256()),
                        change("inputs", checksums(before), checksums(after)),
                        change("board", was.id(), is.id()),
                        change("clock", Figures.megahertz(was.clockHz()), Figures.megahertz(is.clockHz())),
                        change("memory", memory(before.memorySettings()), memory(after.memorySettings())),
                        change("core", before.core(), after.core()),
                        change(
                                "timing model",
                                before.timing().model(),
                                after.timing().model()),
                        change("mcusim", before.tool().version(), after.tool().version()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> change(String what, String before, String after) {
        return Objects.equals(before, after) ? Optional.empty() : Optional.of(new Change(what, before, after));
    }

    private static String checksums(Report report) {
        return String.join(
                " ", report.inputs().stream().map(Report.Tensor::crc32).toList());
    }

    private static String memory(MemorySettings settings) {
        if (settings == null) {
            return "not run";
        }
        return "caches %s%s, %d wait states%s, bus 1/%d"
                .formatted(
                        settings.instructionCache() ? "I" : "-",
                        settings.dataCache() ? "D" : "-",
                        settings.flashWaitStates(),
                        settings.flashPrefetch() ? " with prefetch" : "",
                        settings.coreCyclesPerBusCycle());
    }
}
