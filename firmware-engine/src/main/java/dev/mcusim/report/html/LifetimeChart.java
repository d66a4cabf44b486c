package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.bytes;
import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.decimal;
import static dev.mcusim.report.Figures.shorten;
import static j2html.TagCreator.div;
import static j2html.TagCreator.p;

import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import java.util.Comparator;
import java.util.List;

/**
 * Tensors and scratch memory as rectangles: as wide as the layers they live for, as high as their bytes, at their addresses. One picture
 * for each run of memory that holds some.
 */
final class LifetimeChart {

    private static final String ARENA = ".arena";
    private static final double WIDTH = 960;
    private static final double HEIGHT = 340;
    private static final double LEFT = 80;
    private static final double TOP = 22;
    private static final double BOTTOM = 26;
    /** The limit is in the picture where it is at most this often what is used. */
    private static final double LIMIT_SHOWN = 2;

    private static final double CHARACTER = 6;

    private final Report report;
    private final Report.Section arena;
    private final boolean only;
    private final long start;
    private final long limit;
    private final double top;

    private LifetimeChart(Report report, Report.Section arena, boolean only) {
        this.report = report;
        this.arena = arena;
        this.only = only;
        start = Long.decode(arena.address());
        limit = limit(report.memory().regions()) - start;
        top = limit <= LIMIT_SHOWN * arena.bytes() ? limit * 1.04 : arena.bytes() * 1.12;
    }

    static DomContent of(Report report) {
        List<Report.Section> arenas = report.memory().sections().stream()
                .filter(section -> section.name().startsWith(ARENA))
                .toList();
        DivTag pictures = div();
        for (Report.Section arena : arenas) {
            LifetimeChart chart = new LifetimeChart(report, arena, arenas.size() == 1);
            pictures.with(p(chart.caption()), Svg.framed(chart.drawing()));
        }
        return arenas.isEmpty() ? p("no tensor needs SRAM") : pictures;
    }

    /** The end of the memory that begins with the arena's region and goes on without a gap. */
    private long limit(List<Report.Region> regions) {
        long end = start;
        for (Report.Region region : regions.stream()
                .sorted(Comparator.comparingLong((Report.Region region) -> Long.decode(region.base())))
                .toList()) {
            long base = Long.decode(region.base());
            if (base <= end && end < base + region.size()) {
                end = base + region.size();
            }
        }
        return end;
    }

    private String caption() {
        Report.Sram sram = report.memory().sram();
        String bound = only
                ? "; no plan of this order of layers can need less than %s".formatted(bytes(sram.arenaLowerBound()))
                : "";
        return "%s from %s in %s, %s%s. Behind it the memory goes on to %s."
                .formatted(
                        bytes(arena.bytes()), arena.address(), arena.region(), sram.arenaPlan(), bound, bytes(limit));
    }

    private Svg drawing() {
        List<Report.Buffer> buffers =
                report.memory().buffers().stream().filter(this::isHere).toList();
        Svg drawing = Svg.drawing(
                WIDTH, HEIGHT, "%d tensors over time and address, in %s".formatted(buffers.size(), arena.region()));
        axes(drawing);
        buffers.forEach(buffer -> drawing.with(rectangle(buffer)));
        if (limit <= top) {
            level(drawing, limit, "limit", "limit " + bytes(limit));
        } else {
            double times = (double) limit / arena.bytes();
            drawing.with(Svg.text(
                    WIDTH,
                    14,
                    Svg.Anchor.END,
                    "the limit is %s times higher than what is used".formatted(decimal(times, 1))));
        }
        if (only) {
            level(drawing, report.memory().sram().arenaLowerBound(), "bound", "lower bound");
        }
        return drawing;
    }

    private boolean isHere(Report.Buffer buffer) {
        long address = Long.decode(buffer.address());
        return address >= start && address < start + arena.bytes();
    }

    private void axes(Svg drawing) {
        drawing.with(Svg.line(LEFT, y(0), WIDTH, y(0), "axis"), Svg.line(LEFT, TOP, LEFT, y(0), "axis"));
        for (int part = 0; part <= 4; part++) {
            long level = arena.bytes() * part / 4;
            drawing.with(
                    Svg.line(LEFT - 4, y(level), LEFT, y(level), "axis"),
                    Svg.text(LEFT - 8, y(level) + 4, Svg.Anchor.END, bytes(level)));
        }
        int layers = report.layers().size();
        int step = Math.max(1, (layers + 19) / 20);
        for (int layer = 0; layer < layers; layer += step) {
            drawing.with(Svg.text(x(layer + 0.5), y(0) + 16, Svg.Anchor.MIDDLE, Integer.toString(layer)));
        }
        drawing.with(Svg.text(LEFT - 8, y(0) + 16, Svg.Anchor.END, "layer"));
    }

    private Svg rectangle(Report.Buffer buffer) {
        long offset = Long.decode(buffer.address()) - start;
        double width = x(buffer.lastLayer() + 1) - x(buffer.firstLayer());
        double height = y(offset) - y(offset + buffer.bytes());
        Svg group = Svg.group()
                .with(Svg.rectangle(x(buffer.firstLayer()), y(offset + buffer.bytes()), width, height, look(buffer))
                        .explained("%s: %s bytes at %s, layers %d to %d"
                                .formatted(
                                        buffer.name(),
                                        count(buffer.bytes()),
                                        buffer.address(),
                                        Math.max(0, buffer.firstLayer()),
                                        Math.min(report.layers().size() - 1, buffer.lastLayer()))));
        int characters = (int) ((width - 6) / CHARACTER);
        if (characters >= 4 && height >= 13) {
            group.with(Svg.text(
                    x(buffer.firstLayer()) + 3,
                    y(offset + buffer.bytes()) + 11,
                    Svg.Anchor.START,
                    shorten(buffer.name(), characters)));
        }
        return group;
    }

    private static String look(Report.Buffer buffer) {
        return buffer.name().endsWith("scratch") ? "scratch" : "tensor";
    }

    private void level(Svg drawing, long level, String look, String text) {
        drawing.with(
                Svg.line(LEFT, y(level), WIDTH, y(level), look),
                Svg.text(WIDTH, y(level) - 4, Svg.Anchor.END, text).withClass(look));
    }

    /** Where a step begins; the host's own steps before and behind the network have half the width of a layer's. */
    private double x(double step) {
        int layers = report.layers().size();
        double unit = (WIDTH - LEFT) / (layers + 1.0);
        double clipped = Math.max(-0.5, Math.min(layers + 0.5, step));
        return LEFT + (clipped + 0.5) * unit;
    }

    private double y(double offset) {
        return HEIGHT - BOTTOM - offset / top * (HEIGHT - BOTTOM - TOP);
    }
}
