package dev.mcusim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of plain text for a terminal: columns as wide as their widest cell, two spaces between them, words to the left and numbers to the right. */
public final class TextTable {
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();
    private final int indent;

    /**
     * @param indent spaces before each row
     * @param headings a heading that starts with {@code >} makes a right-aligned column
     */
    public TextTable(int indent, String... headings) {
        this.indent = indent;
        right = new boolean[headings.length];
        String[] cells = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            cells[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(cells);
    }

    /** Adds a row. {@code cells} must be as many as there are columns. */
    public TextTable row(Object... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(cells.length + " cells in a table of " + right.length + " columns");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toArray(String[]::new));
        return this;
    }

    /** The lines of the table, without trailing spaces, each ended by a line feed. */
    @Override
    public String toString() {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(" ".repeat(indent));
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append(right[i] ? padding + row[i] : row[i] + padding).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
