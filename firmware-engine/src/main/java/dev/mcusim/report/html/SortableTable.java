package dev.mcusim.report.html;

import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.ThTag;
import j2html.tags.specialized.TrTag;
import java.util.List;
import java.util.Set;

/** A table that a click on a column's head sorts, and that scrolls where the page is too narrow. */
final class SortableTable {

    private SortableTable() {}

    /**
     * A table.
     *
     * @param words the heads of columns that hold words; those of all others hold numbers
     */
    static DomContent of(List<String> heads, Set<String> words, List<TrTag> rows) {
        TrTag head = tr();
        heads.forEach(text -> head.with(head(text, words.contains(text))));
        return div(table(
                        caption("Click on a column's head to sort."),
                        thead(head),
                        tbody(rows.toArray(DomContent[]::new))))
                .withClass("wide");
    }

    private static DomContent head(String text, boolean word) {
        ThTag head = th(button(text).withType("button")).attr("scope", "col");
        return word ? head : head.withClass("number");
    }

    /** A cell that is sorted by its number; without one it comes last. */
    static TdTag number(String text) {
        return td(text).withClass("number");
    }
}
