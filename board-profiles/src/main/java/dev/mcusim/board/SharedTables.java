package dev.mcusim.board;

import dev.mcusim.board.ProfileError.Code;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What many chips share and name by key: sources, cores, wait-state tables, flash accelerators, and the index of what
 * is shipped. Read once, when the first profile needs it.
 */
final class SharedTables {
    private static final String HERE = "shared/";

    private final Index index;
    private final Citations citations;
    private final Map<String, Processor> processors;
    private final Map<String, FlashTiming> timings;
    private final Map<String, FlashAccelerator> accelerators;

    private SharedTables() {
        index = file(
                "index.yaml",
                fields -> Optional.of(
                        new Index(fields.texts("boards"), fields.texts("chips"), fields.texts("registerMaps"))));
        citations = file(HERE + "sources.yaml", fields -> Optional.of(Citations.declaredIn(fields)));
        processors = file(
                HERE + "processors.yaml",
                fields -> Optional.of(fields.namedSections("processors", (name, entry) -> processor(entry))));
        timings = file(
                HERE + "flash-timing.yaml",
                fields -> Optional.of(fields.namedSections("tables", (name, entry) -> timing(name, entry, citations))));
        accelerators = file(
                HERE + "flash-accelerators.yaml",
                fields -> Optional.of(
                        fields.namedSections("accelerators", (name, entry) -> accelerator(name, entry, citations))));
    }

    /**
     * What is shipped, by name.
     *
     * @param boards board ids
     * @param chips chip ids
     * @param registerMaps names of register maps
     */
    record Index(List<String> boards, List<String> chips, List<String> registerMaps) {}

    static SharedTables get() {
        return Holder.TABLES;
    }

    private static final class Holder {
        private static final SharedTables TABLES = new SharedTables();
    }

    Index index() {
        return index;
    }

    Citations citations() {
        return citations;
    }

    /** A core by name, under the key given. */
    Optional<Processor> processor(Fields fields, String key) {
        return named(fields, key, processors, "processor type");
    }

    /** A wait-state table: the name of a shipped one, or a mapping that spells it out. */
    Optional<FlashTiming> timing(Fields fields, String key, Citations known) {
        return fields.isMapping(key)
                ? fields.section(key, entry -> timing("", entry, known))
                : named(fields, key, timings, "wait-state table");
    }

    /** A flash accelerator: the name of a shipped one, or a mapping that spells it out. */
    Optional<FlashAccelerator> accelerator(Fields fields, String key, Citations known) {
        return fields.isMapping(key)
                ? fields.section(key, entry -> accelerator("", entry, known))
                : named(fields, key, accelerators, "flash accelerator");
    }

    /** Reads a shipped file; what is wrong with it is reported at once. */
    static <T> T file(String name, Fields.Reader<T> reader) {
        Faults faults = Faults.in(name);
        Optional<T> value = ProfileSource.shipped(name, faults).flatMap(root -> {
            Fields fields = Fields.of(root, faults);
            Optional<T> read = reader.read(fields);
            fields.end();
            return read;
        });
        faults.throwIfAny();
        return value.orElseThrow();
    }

    private static <T> Optional<T> named(Fields fields, String key, Map<String, T> table, String what) {
        String name = fields.text(key);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        T value = table.get(name);
        if (value == null) {
            fields.fault(
                    Code.UNKNOWN_REFERENCE,
                    key,
                    "there is no " + what + " " + Faults.quote(name) + "; there are "
                            + String.join(", ", table.keySet()));
        }
        return Optional.ofNullable(value);
    }

    private Optional<Processor> processor(Fields fields) {
        Processor processor = new Processor(
                fields.word("core", List.of(Core.values()), Core::key, Core.CORTEX_M4),
                fields.text("revision"),
                fields.word("fpu", List.of(Fpu.values()), Fpu::key, Fpu.FPV4_SP),
                fields.register("cpuid"),
                fields.register("mvfr0"),
                fields.register("mvfr1"),
                fields.register("mvfr2"),
                0,
                fields.flag("bitBand"),
                fields.flag("cycleCounter"),
                Optional.empty(),
                Optional.empty(),
                fields.registerOrZero("cacheLevelId"),
                fields.registerOrZero("cacheType"),
                evidence(fields),
                fields.text("note", ""),
                citations.sources(fields));
        return fields.sound() ? Optional.of(processor) : Optional.empty();
    }

    private static Optional<FlashTiming> timing(String name, Fields fields, Citations known) {
        String clock = fields.text("clock");
        Map<String, List<Long>> ranges = new LinkedHashMap<>();
        fields.section("ranges", section -> {
            for (String range : section.freeKeys()) {
                List<Long> hertz = section.hertzList(range);
                boolean rising = true;
                for (int i = 1; i < hertz.size(); i++) {
                    rising &= hertz.get(i) > hertz.get(i - 1);
                }
                if (!rising || hertz.isEmpty()) {
                    section.fault(Code.TABLE_NOT_RISING, range, "clocks for 0, 1, 2, ... wait states must rise");
                }
                ranges.put(range, hertz);
            }
            if (ranges.isEmpty()) {
                fields.fault(Code.OUT_OF_RANGE, "ranges", "at least one voltage range is needed");
            }
            return Optional.of(ranges);
        });
        String note = fields.text("note", "");
        List<Citation> sources = known.sources(fields);
        if (!fields.sound()) {
            return Optional.empty();
        }
        List<FlashTiming.Range> tables = ranges.entrySet().stream()
                .map(range -> new FlashTiming.Range(range.getKey(), range.getValue()))
                .toList();
        return Optional.of(new FlashTiming(name, clock, tables, note, sources));
    }

    private static Optional<FlashAccelerator> accelerator(String name, Fields fields, Citations known) {
        FlashAccelerator accelerator = new FlashAccelerator(
                name,
                fields.text("where"),
                fields.sections("lines", SharedTables::lines),
                fields.text("prefetch", ""),
                fields.text("missCost", ""),
                evidence(fields),
                fields.text("note", ""),
                known.sources(fields));
        return fields.sound() ? Optional.of(accelerator) : Optional.empty();
    }

    private static Optional<FlashAccelerator.Lines> lines(Fields fields) {
        FlashAccelerator.Lines lines = new FlashAccelerator.Lines(
                fields.word(
                        "holds",
                        Arrays.asList(FlashAccelerator.Lines.Holds.values()),
                        FlashAccelerator.Lines.Holds::key,
                        FlashAccelerator.Lines.Holds.UNIFIED),
                fields.integer("count", 1, 4096),
                fields.integer("width", 8, 4096));
        return fields.sound() ? Optional.of(lines) : Optional.empty();
    }

    /** How well an entry is known, under {@code status}; confirmed where nothing is said. */
    static Evidence evidence(Fields fields) {
        return fields.wordOr("status", List.of(Evidence.values()), Evidence::key, Evidence.CONFIRMED);
    }
}
