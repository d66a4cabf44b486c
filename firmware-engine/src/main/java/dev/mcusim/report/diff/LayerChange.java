package dev.mcusim.report.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mcusim.report.Report;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One layer in two reports.
 *
 * @param before in the first report; null when only the second has it
 * @param after in the second report; null when only the first has it
 */
public record LayerChange(Report.Layer before, Report.Layer after) {

    public LayerChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a layer that neither report has");
        }
    }

    /** Cycles more, or less, than before; a layer that is missing takes none. */
    @JsonProperty
    public long cycles() {
        return (after == null ? 0 : after.cycles()) - (before == null ? 0 : before.cycles());
    }

    /** Whether both reports have the layer, with outputs of other bytes. */
    @JsonProperty
    public boolean outputsDiffer() {
        return before != null && after != null && !before.crc32().equals(after.crc32());
    }

    /** What changed most about the time of the layer, in a few words; empty when nothing did. */
    @JsonProperty
    public String reason() {
        if (before == null) {
            return "new";
        }
        if (after == null) {
            return "gone";
        }
        if (!before.kernel().equals(after.kernel())) {
            return "kernel was " + before.kernel();
        }
        return parts().entrySet().stream()
                .max(Comparator.comparingLong(part -> Math.abs(part.getValue())))
                .filter(part -> part.getValue() != 0)
                .map(part -> "%+,d cycles %s".formatted(part.getValue(), part.getKey()))
                .orElse("");
    }

    /** By how many cycles each part of the layer's time has changed. */
    private Map<String, Long> parts() {
        Report.Stalls was = before.stalls();
        Report.Stalls is = after.stalls();
        Map<String, Long> parts = new TreeMap<>();
        long executing = cycles() - (is.cycles() - was.cycles());
        long instructions = after.instructions() - before.instructions();
        parts.put(instructions == 0 ? "executing" : "for %+,d instructions".formatted(instructions), executing);
        parts.put("waiting for code", is.fetch() - was.fetch());
        parts.put("waiting for data", is.load() - was.load());
        parts.put("waiting for stores", is.store() - was.store());
        parts.put("behind branches", is.branch() - was.branch());
        parts.put("dividing", is.division() - was.division());
        return parts;
    }
}
