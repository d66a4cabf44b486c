package dev.mcusim.report.html;

import dev.mcusim.report.Report;
import java.util.function.ToLongFunction;

/** The parts of a layer's cycles, in the order in which bars show them. */
enum StallColumn {
    ISSUE("executing", "issue", null),
    FETCH("waiting for instructions", "fetch", Report.Stalls::fetch),
    LOAD("waiting for data", "load", Report.Stalls::load),
    STORE("waiting for stores", "store", Report.Stalls::store),
    BRANCH("refilling behind branches", "branch", Report.Stalls::branch),
    DIVISION("dividing", "division", Report.Stalls::division);

    private final String meaning;
    private final String look;
    private final ToLongFunction<Report.Stalls> part;

    StallColumn(String meaning, String look, ToLongFunction<Report.Stalls> part) {
        this.meaning = meaning;
        this.look = look;
        this.part = part;
    }

    /** For the legend. */
    String meaning() {
        return meaning;
    }

    /** The class in the style sheet. */
    String look() {
        return look;
    }

    /** Cycles of a layer. */
    long cycles(Report.Layer layer) {
        return part == null ? layer.cycles() - layer.stalls().cycles() : part.applyAsLong(layer.stalls());
    }
}
