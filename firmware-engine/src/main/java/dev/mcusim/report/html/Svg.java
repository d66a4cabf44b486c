package dev.mcusim.report.html;

import static j2html.TagCreator.div;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** An element of a drawing. Coordinates are in the units of the drawing's view box; looks come from the style sheet, by class. */
final class Svg extends ContainerTag<Svg> {

    /** Where a text stands in relation to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Svg(String name) {
        super(name);
    }

    /**
     * A drawing that takes the width of its place.
     *
     * @param label what it shows, for those who do not see it
     */
    static Svg drawing(double width, double height, String label) {
        return new Svg("svg")
                .attr("viewBox", "0 0 " + number(width) + " " + number(height))
                .attr("role", "img")
                .attr("aria-label", label);
    }

    static Svg group() {
        return new Svg("g");
    }

    static Svg rectangle(double x, double y, double width, double height, String look) {
        return new Svg("rect")
                .attr("x", number(x))
                .attr("y", number(y))
                .attr("width", number(Math.max(width, 0)))
                .attr("height", number(Math.max(height, 0)))
                .withClass(look);
    }

    static Svg line(double x1, double y1, double x2, double y2, String look) {
        return new Svg("line")
                .attr("x1", number(x1))
                .attr("y1", number(y1))
                .attr("x2", number(x2))
                .attr("y2", number(y2))
                .withClass(look);
    }

    static Svg text(double x, double y, Anchor anchor, String text) {
        return new Svg("text")
                .attr("x", number(x))
                .attr("y", number(y))
                .attr("text-anchor", anchor.word())
                .withText(text);
    }

    /** A place for a drawing, which scrolls where the page is too narrow to read it. */
    static DomContent framed(Svg drawing) {
        return div(drawing).withClass("drawing");
    }

    /** This element with an explanation that appears when it is pointed at. */
    Svg explained(String text) {
        return with(new Svg("title").withText(text));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
