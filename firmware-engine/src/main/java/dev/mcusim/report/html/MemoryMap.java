package dev.mcusim.report.html;

import static dev.mcusim.report.Figures.bytes;
import static dev.mcusim.report.Figures.count;
import static dev.mcusim.report.Figures.percent;

import dev.mcusim.report.Report;
import j2html.tags.DomContent;
import java.util.Comparator;
import java.util.List;

/** Every memory of the board as a bar, all of one length, with the sections of the image in it. */
final class MemoryMap {

    private static final double WIDTH = 960;
    private static final double LEFT = 220;
    private static final double RIGHT = 190;
    private static final double ROW = 24;
    private static final double BAR = 16;

    private MemoryMap() {}

    static DomContent of(Report.Memory memory) {
        List<Report.Region> regions = memory.regions().stream()
                .sorted(Comparator.comparingLong(MemoryMap::base))
                .toList();
        Svg drawing = Svg.drawing(
                WIDTH,
                ROW * regions.size() + 4,
                "Memory map of the board: %d regions and what lies in them".formatted(regions.size()));
        double y = 2;
        for (Report.Region region : regions) {
            drawing.with(row(region, memory.sections(), y));
            y += ROW;
        }
        return Svg.framed(drawing);
    }

    private static Svg row(Report.Region region, List<Report.Section> sections, double y) {
        double room = WIDTH - LEFT - RIGHT;
        Svg row = Svg.group()
                .with(Svg.text(LEFT - 8, y + BAR - 4, Svg.Anchor.END, region.base() + " " + region.name()))
                .with(Svg.rectangle(LEFT, y, room, BAR, "free")
                        .explained("%s: %s bytes".formatted(region.name(), count(region.size()))));
        for (Report.Section section : sections) {
            long from = Math.max(Long.decode(section.address()), base(region));
            long to = Math.min(Long.decode(section.address()) + section.bytes(), base(region) + region.size());
            if (from < to) {
                double scale = room / region.size();
                row.with(Svg.rectangle(
                                LEFT + (from - base(region)) * scale,
                                y,
                                Math.max(1, (to - from) * scale),
                                BAR,
                                look(section))
                        .explained(
                                "%s: %s bytes at %s".formatted(section.name(), count(to - from), section.address())));
            }
        }
        String use = region.used() == 0
                ? bytes(region.size()) + ", unused"
                : "%s of %s, %s"
                        .formatted(bytes(region.used()), bytes(region.size()), percent(region.used(), region.size()));
        return row.with(Svg.text(WIDTH - RIGHT + 8, y + BAR - 4, Svg.Anchor.START, use));
    }

    private static String look(Report.Section section) {
        return switch (section.name()) {
            case ".text" -> "code";
            case ".rodata" -> "weights";
            case ".stack" -> "stack";
            default -> "tensor";
        };
    }

    private static long base(Report.Region region) {
        return Long.decode(region.base());
    }
}
