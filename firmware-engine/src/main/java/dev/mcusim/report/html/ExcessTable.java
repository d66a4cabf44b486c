package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Collectors;

/** The limits that a network exceeds, with what takes most of the memory. */
final class ExcessTable {

    private ExcessTable() {}

    static DomContent of(List<Report.Excess> rows) {
        return table(
                thead(tr(th("memory"), th("need"), th("limit"), th("excess"), th("largest contributors"))),
                tbody(each(
                        rows,
                        row -> tr(
                                td(row.region()),
                                td(count(row.need())).withClass("number"),
                                td(count(row.limit())).withClass("number"),
                                td(count(row.excess())).withClass("number"),
                                td(contributors(row.contributors()))))));
    }

    /** What takes most of the memory, in words. */
    static String contributors(List<Report.Contributor> contributors) {
        return contributors.stream()
                .map(one -> one.name() + " " + count(one.bytes()))
                .collect(Collectors.joining(", "));
    }
}
