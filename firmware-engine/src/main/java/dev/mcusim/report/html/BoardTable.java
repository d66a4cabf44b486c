package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.percent;
import static dev.mcusim.report.html.SortableTable.number;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;

import dev.mcusim.report.Report;
import dev.mcusim.report.compare.BoardOutcome;
import dev.mcusim.report.compare.ComparedBoard;
import dev.mcusim.report.compare.Comparison;
import dev.mcusim.report.compare.Ranking;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All numbers of every board, in a table that sorts. */
final class BoardTable {

    private static final Set<String> WORDS = Set.of("board", "MCU", "core", "verdict");
    private static final List<String> HEADS = List.of(
            "#", "board", "MCU", "core", "MHz", "verdict", "ms", "mJ", "cycles", "SRAM B", "SRAM %", "flash B",
            "flash %");

    private BoardTable() {}

    static DomContent of(Comparison comparison) {
        boolean prices = comparison.ranking() == Ranking.PRICE;
        List<String> heads = new ArrayList<>(HEADS);
        if (prices) {
            heads.add("price");
        }
        List<TrTag> rows = new ArrayList<>();
        for (ComparedBoard board : comparison.boards()) {
            TrTag row = row(rows.size() + 1, board);
            rows.add(prices ? row.with(number(board.price() == null ? "" : decimal(board.price(), 2))) : row);
        }
        return SortableTable.of(heads, WORDS, rows);
    }

    private static TrTag row(int place, ComparedBoard compared) {
        BoardOutcome outcome = compared.outcome();
        Report.BoardInfo board = outcome.board();
        boolean ran = outcome.run().cycles() > 0;
        Report.Sram sram = outcome.sram();
        Report.Flash flash = outcome.flash();
        return tr(
                number(Integer.toString(place)),
                td(board.id()).withClass("name"),
                td(board.mcu()),
                td(board.core()).withClass("name"),
                number(count(board.clockHz() / 1_000_000)),
                td(compared.verdict().text()).withClass("name"),
                number(ran ? decimal(outcome.run().milliseconds(), 3) : ""),
                number(outcome.energy() == null ? "" : decimal(outcome.energy().millijoules(), 3)),
                number(ran ? count(outcome.run().cycles()) : ""),
                number(sram == null ? "" : count(sram.used())),
                number(sram == null ? "" : share(sram.used(), sram.limit())),
                number(flash == null ? "" : count(flash.used())),
                number(flash == null ? "" : share(flash.used(), flash.limit())));
    }

    private static String share(long part, long whole) {
        return percent(part, whole).replace("%", "");
    }
}
