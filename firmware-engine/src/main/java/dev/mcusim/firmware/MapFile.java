package dev.mcusim.firmware;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.plan.Buffer;
import dev.mcusim.plan.MemoryPlan;
import dev.mcusim.plan.MemoryProblem;
import dev.mcusim.plan.Placement;
import dev.mcusim.plan.SymbolNames;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Tells people where everything of a firmware lies: regions, sections, layers, buffers with their lifetimes, symbols. */
final class MapFile {
    private final FirmwareBuild build;
    private final StringBuilder text = new StringBuilder();

    private MapFile(FirmwareBuild build) {
        this.build = build;
    }

    /** The map of a build. Lines end with a newline on every system. */
    static String format(FirmwareBuild build) {
        MapFile map = new MapFile(build);
        map.line(
                "%s on %s (%s)",
                build.network().name(),
                build.board().name(),
                build.board().chip().id());
        map.regions();
        map.sections();
        map.layers();
        map.buffers();
        map.symbols();
        return map.text.toString();
    }

    private void regions() {
        heading("Memory regions");
        line("%-12s %-8s %-10s %12s %12s %6s", "name", "kind", "base", "size", "used", "%");
        for (MemoryRegion region : build.board().chip().regions()) {
            long used = region.kind() == MemoryRegion.Kind.FLASH
                    ? build.flash().total()
                    : build.placement().used(region);
            line(
                    "%-12s %-8s 0x%08X %,12d %,12d %6.1f",
                    region.name(),
                    region.kind().key(),
                    region.base(),
                    region.size(),
                    used,
                    100.0 * used / region.size());
        }
    }

    private void sections() {
        heading("Sections");
        line("%-12s %-10s %-10s %12s", "name", "address", "loaded at", "bytes");
        for (ImageSection section : build.image().sections()) {
            String loaded = section.isLoaded() ? String.format(Locale.ROOT, "0x%08X", section.loadAddress()) : "-";
            line("%-12s 0x%08X %-10s %,12d", section.name(), section.address(), loaded, section.size());
        }
    }

    private void layers() {
        heading("Layers");
        line("%-10s %9s %10s %9s  %-32s %s", "entry", "code", "constants", "scratch", "function", "kernel");
        for (LayerInfo layer : build.layers()) {
            line(
                    "0x%08X %,9d %,10d %,9d  %-32s %s",
                    layer.entryAddress(),
                    layer.codeBytes(),
                    layer.constantBytes(),
                    layer.scratchBytes(),
                    layer.symbol(),
                    layer.kernel());
        }
    }

    private void buffers() {
        Placement placement = build.placement();
        MemoryPlan plan = placement.plan();
        MemoryProblem problem = plan.problem();
        heading(String.format(
                Locale.ROOT,
                "Tensors and scratch: %,d bytes, lower bound %,d (sizes rounded up to %d), %s, %s",
                plan.bytes(),
                plan.lowerBound(),
                Buffer.ALIGNMENT,
                plan.method() == MemoryPlan.Method.EXACT ? "exact search" : "best fit",
                plan.optimal() ? "proven optimal" : "not proven optimal"));
        line("%-10s %10s %12s  %-12s %s", "address", "offset", "bytes", "live", "name");
        List<Integer> byOffset = IntStream.range(0, problem.buffers().size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> plan.offsets().get(i))
                        .thenComparing(i -> problem.buffers().get(i).firstStep()))
                .toList();
        for (int i : byOffset) {
            Buffer buffer = problem.buffers().get(i);
            line(
                    "0x%08X %,10d %,12d  %-12s %s",
                    placement.address(i),
                    plan.offsets().get(i),
                    buffer.bytes(),
                    life(buffer),
                    aliases(i, buffer.name()));
        }
        line(
                "%-10s %10s %,12d  %-12s %s",
                hex(placement.stack().base()), "-", placement.stack().bytes(), "always", "stack");
    }

    /** The steps of a life, where the host writes before layer 0 and reads behind the last. */
    private String life(Buffer buffer) {
        int last = build.layers().size();
        String from = buffer.firstStep() < 0 ? "host" : String.valueOf(buffer.firstStep());
        String to = buffer.lastStep() >= last ? "host" : String.valueOf(buffer.lastStep());
        return from.equals(to) ? from : from + " to " + to;
    }

    /** A buffer's name and those of the tensors that are the same bytes. */
    private String aliases(int buffer, String name) {
        List<Integer> owners = build.placement().liveness().bufferOfTensor();
        StringBuilder names = new StringBuilder(name);
        SymbolNames symbols = new SymbolNames(build.network());
        for (int tensor = 0; tensor < owners.size(); tensor++) {
            if (owners.get(tensor) == buffer && !symbols.tensor(tensor).equals(name)) {
                names.append(" = ").append(symbols.tensor(tensor));
            }
        }
        return names.toString();
    }

    private void symbols() {
        heading("Symbols");
        line("%-10s %12s  %s", "address", "bytes", "name");
        for (ImageSymbol symbol : build.image().symbols()) {
            line("0x%08X %,12d  %s", symbol.address(), symbol.size(), symbol.name());
        }
    }

    private void heading(String title) {
        text.append('\n').append(title).append("\n\n");
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
                .append('\n');
    }

    private static String hex(long address) {
        return String.format(Locale.ROOT, "0x%08X", address);
    }
}
