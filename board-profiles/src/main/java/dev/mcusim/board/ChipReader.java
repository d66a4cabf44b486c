package dev.mcusim.board;

import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.board.ProfileError.Code;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a chip file and checks that its parts agree with each other. */
final class ChipReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final int LARGEST_CACHE = 64 * 1024;
    // ARMv7-M: a vector table is aligned to at least 32 words.
    private static final int VECTOR_TABLE = 128;

    private final SharedTables tables;

    ChipReader(SharedTables tables) {
        this.tables = tables;
    }

    /** The chip described by the root of a file; empty when faults were found. */
    Optional<Chip> read(Fields file) {
        Citations citations = tables.citations().and(file);
        String id = file.text("id", ID, Code.BAD_NAME, "chip ids are letters, digits, hyphens and underscores");
        String part = file.text("part", id);
        List<Citation> sources = citations.sources(file);
        Optional<Processor> processor = file.section("processor", this::processor);
        Optional<Companion> companion = file.optionalSection("companion", fields -> companion(fields, citations));
        Optional<ClockLimits> limits = file.section("clocks", ChipReader::limits);
        List<MemoryRegion> regions = file.sections("memory", RegionReader::onChip);
        List<MemoryRegion> windows = file.sections("externalWindows", RegionReader::external);
        Optional<Flash> flash = file.section("flash", fields -> flash(fields, citations));
        Optional<Boot> boot = file.section("boot", ChipReader::boot);
        Optional<Identity> identity = file.section("identity", ChipReader::identity);
        String bus = file.text("bus", "");
        List<RunCurrent> energy = file.sections("energy", fields -> current(fields, citations));
        List<RunCurrent> currents = file.sections("currents", fields -> current(fields, citations));
        Optional<Interrupts> interrupts = file.section("interrupts", ChipReader::interrupts);
        Map<String, Long> peripherals = peripherals(file);
        String registers = registerMap(file, "registers");
        String usart = registerMap(file, "usart");
        List<String> unconfirmed = file.texts("unconfirmed");
        List<String> notes = file.texts("notes");
        file.end();

        checkMemory(file, regions, windows);
        limits.ifPresent(clocks -> checkClocks(file, clocks, flash, energy, currents));
        boot.ifPresent(start -> checkBoot(file, start, regions));
        if (!file.sound()) {
            return Optional.empty();
        }
        return Optional.of(new Chip(
                id,
                part,
                processor.orElseThrow(),
                companion,
                limits.orElseThrow(),
                regions,
                windows,
                flash.orElseThrow(),
                boot.orElseThrow(),
                identity.orElseThrow(),
                bus,
                energy,
                currents,
                interrupts.orElseThrow().priorityBits(),
                interrupts.orElseThrow().lines(),
                interrupts.orElseThrow().numbers(),
                peripherals,
                registers,
                usart,
                unconfirmed,
                notes,
                sources));
    }

    private Optional<Processor> processor(Fields fields) {
        Optional<Processor> type = tables.processor(fields, "type");
        int mpuRegions = fields.integer("mpuRegions", 0, 16);
        Optional<Long> instructions = fields.optionalBytes("instructionCache", LARGEST_CACHE);
        Optional<Long> data = fields.optionalBytes("dataCache", LARGEST_CACHE);
        if (type.isEmpty() || !fields.sound()) {
            return Optional.empty();
        }
        checkCache(fields, "instructionCache", type.get(), instructions);
        checkCache(fields, "dataCache", type.get(), data);
        if (!fields.sound()) {
            return Optional.empty();
        }
        return Optional.of(type.get()
                .with(
                        mpuRegions,
                        instructions.map(size -> CacheGeometry.instructions(size.intValue())),
                        data.map(size -> CacheGeometry.data(size.intValue()))));
    }

    private static void checkCache(Fields fields, String key, Processor type, Optional<Long> size) {
        if (size.isEmpty()) {
            return;
        }
        if (type.core() != Core.CORTEX_M7) {
            fields.fault(Code.UNKNOWN_KEY, key, type.core() + " has no L1 caches");
        } else if (Long.bitCount(size.get()) != 1 || size.get() < 4096) {
            fields.fault(Code.OUT_OF_RANGE, key, "an L1 cache of a Cortex-M7 has 4, 8, 16, 32 or 64 KiB");
        }
    }

    private Optional<Companion> companion(Fields fields, Citations citations) {
        Optional<Processor> processor = tables.processor(fields, "type");
        int mpuRegions = fields.integer("mpuRegions", 0, 16);
        long maxHertz = fields.hertz("max");
        long vectors = fields.address("vectors", VECTOR_TABLE);
        Optional<FlashAccelerator> accelerator = tables.accelerator(fields, "accelerator", citations);
        String note = fields.text("note", "");
        if (!fields.sound()) {
            return Optional.empty();
        }
        Processor core = processor.orElseThrow().with(mpuRegions, Optional.empty(), Optional.empty());
        return Optional.of(new Companion(core, maxHertz, vectors, accelerator.orElseThrow(), note));
    }

    private static Optional<ClockLimits> limits(Fields fields) {
        ClockLimits limits = new ClockLimits(
                fields.hertz("core"),
                fields.hertz("bus"),
                fields.hertz("apb1"),
                fields.hertz("apb2"),
                fields.text("voltage", ""));
        return fields.sound() ? Optional.of(limits) : Optional.empty();
    }

    private Optional<Flash> flash(Fields fields, Citations citations) {
        String sectors = fields.text("sectors", "");
        int line = fields.integer("line", 32, 1024);
        Optional<Integer> dualBankLine = fields.optionalInteger("dualBankLine", 32, 1024);
        Optional<FlashTiming> timing = tables.timing(fields, "timing", citations);
        Optional<FlashAccelerator> accelerator = tables.accelerator(fields, "accelerator", citations);
        return fields.sound()
                ? Optional.of(new Flash(sectors, line, dualBankLine, timing.orElseThrow(), accelerator.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Boot> boot(Fields fields) {
        Boot boot = new Boot(
                fields.address("vectors", VECTOR_TABLE),
                fields.text("option", ""),
                SharedTables.evidence(fields),
                fields.text("note", ""));
        return fields.sound() ? Optional.of(boot) : Optional.empty();
    }

    private static Optional<Identity> identity(Fields fields) {
        int deviceId = fields.integer("deviceId", 0, 0xFFF);
        Map<String, Integer> revisions = fields.integers("revisions", 0, 0xFFFF);
        long uniqueId = fields.address("uniqueId", 4);
        long flashSize = fields.address("flashSize", 2);
        return fields.sound() ? Optional.of(new Identity(deviceId, revisions, uniqueId, flashSize)) : Optional.empty();
    }

    private static Optional<RunCurrent> current(Fields fields, Citations citations) {
        long hertz = fields.hertz("mhz");
        double milliamperes = fields.fraction("mA", 5000);
        Optional<Double> volts = fields.optionalFraction("volts", 6);
        String conditions = fields.text("conditions", "");
        Evidence evidence = SharedTables.evidence(fields);
        String evidenceNote = fields.text("statusNote", "");
        Optional<Citation> source = citations.source(fields);
        return fields.sound()
                ? Optional.of(new RunCurrent(
                        hertz, milliamperes, volts, conditions, evidence, evidenceNote, source.orElseThrow()))
                : Optional.empty();
    }

    private record Interrupts(int lines, int priorityBits, Map<String, Integer> numbers) {}

    private static Optional<Interrupts> interrupts(Fields fields) {
        int lines = fields.integer("lines", 1, 496);
        int priorityBits = fields.integer("priorityBits", 1, 8);
        Map<String, Integer> numbers = fields.integers("numbers", 0, lines - 1);
        if (!fields.has("numbers")) {
            fields.fault(Code.MISSING_KEY, "numbers", "this key is required");
        }
        return fields.sound() ? Optional.of(new Interrupts(lines, priorityBits, numbers)) : Optional.empty();
    }

    private static Map<String, Long> peripherals(Fields file) {
        Map<String, Long> peripherals = new LinkedHashMap<>();
        file.section("peripherals", section -> {
            for (String name : section.freeKeys()) {
                peripherals.put(name, section.address(name, 4));
            }
            return Optional.of(peripherals);
        });
        return peripherals;
    }

    private String registerMap(Fields file, String key) {
        String name = file.text(key, "");
        if (!name.isEmpty() && !tables.index().registerMaps().contains(name)) {
            file.fault(
                    Code.UNKNOWN_REFERENCE,
                    key,
                    "there is no register map " + Faults.quote(name) + "; there are "
                            + String.join(", ", tables.index().registerMaps()));
        }
        return name;
    }

    private static void checkMemory(Fields file, List<MemoryRegion> regions, List<MemoryRegion> windows) {
        if (!file.has("memory")) {
            file.fault(Code.MISSING_KEY, "memory", "this key is required");
            return;
        }
        RegionReader.checkTogether(
                file,
                "memory",
                Stream.concat(regions.stream(), windows.stream()).toList());
        if (!file.sound()) {
            return;
        }
        if (regions.stream().noneMatch(region -> region.kind() == Kind.FLASH && region.executable())) {
            file.fault(Code.MISSING_REGION, "memory", "a chip needs a region of kind flash with access r-x");
        }
        if (regions.stream().noneMatch(region -> region.kind() == Kind.SRAM && region.writable())) {
            file.fault(Code.MISSING_REGION, "memory", "a chip needs a region of kind sram with access rw- or rwx");
        }
    }

    private static void checkClocks(
            Fields file,
            ClockLimits limits,
            Optional<Flash> flash,
            List<RunCurrent> energy,
            List<RunCurrent> currents) {
        flash.map(Flash::timing).ifPresent(timing -> {
            if (timing.normal().waitStates(limits.busHertz()).isEmpty()) {
                file.fault(
                        Code.CLOCK_TOO_FAST,
                        "clocks",
                        "the wait-state table ends below the bus clock of " + limits.busHertz() / 1e6 + " MHz");
            }
        });
        Set<Long> seen = new HashSet<>();
        for (RunCurrent current : energy) {
            if (!seen.add(current.hertz())) {
                file.fault(
                        Code.DUPLICATE_NAME, "energy", "there are two figures for " + current.hertz() / 1e6 + " MHz");
            }
        }
        Stream.concat(energy.stream(), currents.stream())
                .filter(current -> current.hertz() > limits.coreHertz())
                .forEach(current -> file.fault(
                        Code.CLOCK_TOO_FAST,
                        "currents",
                        current.hertz() / 1e6 + " MHz is above the core's maximum of " + limits.coreHertz() / 1e6
                                + " MHz"));
    }

    private static void checkBoot(Fields file, Boot boot, List<MemoryRegion> regions) {
        if (file.sound() && MemoryMap.at(regions, boot.vectorAddress()).isEmpty()) {
            file.fault(
                    Code.BAD_ADDRESS,
                    "boot",
                    String.format(
                            "the vector table at 0x%08X lies in none of the memory regions or their aliases",
                            boot.vectorAddress()));
        }
    }
}
