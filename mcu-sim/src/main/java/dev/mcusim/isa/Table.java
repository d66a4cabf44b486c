package dev.mcusim.isa;

import java.util.ArrayList;
import java.util.List;

/** The rows of the instruction table while the families add theirs. */
final class Table {
    private final List<Row> rows = new ArrayList<>();

    /**
     * Adds a row, which the caller then completes.
     *
     * @param instruction the manual's heading
     * @param name the manual's name of the encoding, with the form where one diagram has several
     * @param pattern in the notation of {@link BitPattern}
     * @param syntax in the notation of {@link Syntax}
     */
    Row row(String instruction, String name, String pattern, String syntax) {
        Row row = new Row(instruction, name, pattern, syntax);
        rows.add(row);
        return row;
    }

    List<Row> rows() {
        return rows;
    }
}
