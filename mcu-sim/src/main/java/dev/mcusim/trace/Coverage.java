package dev.mcusim.trace;

import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.elf.dwarf.LineRange;
import dev.mcusim.elf.dwarf.LineTable;
import dev.mcusim.machine.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which lines and functions were executed, and how often, in lcov's format (geninfo(1), "Files"). The firmware is not instrumented: counts
 * come from the core. A line that became several pieces of code counts as the one executed most often; a function as its first instruction.
 */
public final class Coverage implements Instrument {

    private final LineTable lines;
    private final List<ElfSymbol> symbols;
    private final Map<String, Source> sources = new TreeMap<>();

    /** Everything about one source file, by line. */
    private static final class Source {
        private final Map<Integer, Long> lines = new TreeMap<>();
        private final Map<Integer, Map<String, Long>> functions = new TreeMap<>();
    }

    /**
     * Coverage of an executable.
     *
     * @param symbols its functions; of several at one address, the longest counts, then the first
     */
    public Coverage(LineTable lines, List<ElfSymbol> symbols) {
        this.lines = lines;
        Map<Long, ElfSymbol> functions = new TreeMap<>();
        symbols.stream()
                .filter(symbol -> symbol.type() == ElfSymbol.Type.FUNC)
                .forEach(symbol ->
                        functions.merge(symbol.address(), symbol, (one, two) -> two.size() > one.size() ? two : one));
        this.symbols = List.copyOf(functions.values());
    }

    @Override
    public Optional<ExecutionListener> attach(Machine machine) {
        return Optional.empty();
    }

    @Override
    public void finish(Machine machine) {
        ExecutionCounts counts = new ExecutionCounts(machine);
        for (LineRange range : lines.ranges()) {
            if (!range.file().isEmpty()) {
                long count = counts.most(range.start(), range.end());
                source(range.file()).lines.merge(range.line(), count, Math::max);
            }
        }
        for (ElfSymbol function : symbols) {
            lines.at(function.address())
                    .filter(range -> !range.file().isEmpty())
                    .ifPresent(range -> source(range.file())
                            .functions
                            .computeIfAbsent(range.line(), line -> new TreeMap<>())
                            .merge(function.name(), counts.at(function.address()), Math::max));
        }
    }

    private Source source(String file) {
        return sources.computeIfAbsent(file, name -> new Source());
    }

    /** The tracefile, by the path of the source files. */
    public String text() {
        StringBuilder text = new StringBuilder();
        sources.forEach((file, source) -> append(text, file, source));
        return text.toString();
    }

    private static void append(StringBuilder text, String file, Source source) {
        text.append("TN:\nSF:").append(file).append('\n');
        source.functions.forEach((line, functions) ->
                functions.keySet().forEach(name -> text.append("FN:%d,%s\n".formatted(line, name))));
        List<Map.Entry<String, Long>> functions = source.functions.values().stream()
                .flatMap(all -> all.entrySet().stream())
                .toList();
        functions.forEach(function -> text.append("FNDA:%d,%s\n".formatted(function.getValue(), function.getKey())));
        text.append("FNF:%d\nFNH:%d\n"
                .formatted(
                        functions.size(),
                        functions.stream()
                                .filter(function -> function.getValue() > 0)
                                .count()));
        source.lines.forEach((line, count) -> text.append("DA:%d,%d\n".formatted(line, count)));
        text.append("LF:%d\nLH:%d\nend_of_record\n"
                .formatted(
                        source.lines.size(),
                        source.lines.values().stream()
                                .filter(count -> count > 0)
                                .count()));
    }
}
