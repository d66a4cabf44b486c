package dev.mcusim.board;

import dev.mcusim.board.MemoryRegion.Kind;
import dev.mcusim.board.ProfileError.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a board file and checks it against its chip. */
final class BoardReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");
    private static final Pattern PIN = Pattern.compile("P[A-K](1[0-5]|[0-9])");
    private static final String PIN_FORM = "pins are called PA0 to PK15";
    private static final List<String> OSCILLATORS = List.of("crystal", "bypass");
    // ARMv7-M: external RAM and external device space.
    private static final long EXTERNAL_START = 0x6000_0000L;
    private static final long EXTERNAL_END = 0xE000_0000L;

    private final SharedTables tables;
    private final ChipFinder chips;

    /** Finds the chip that a board names; reports to the fields when there is none. */
    interface ChipFinder {
        Optional<Chip> find(Fields board, String reference);
    }

    BoardReader(SharedTables tables, ChipFinder chips) {
        this.tables = tables;
        this.chips = chips;
    }

    /** The board described by the root of a file; empty when faults were found, in it or in its chip. */
    Optional<Board> read(Fields file) {
        Citations citations = tables.citations().and(file);
        String id =
                file.text("id", ID, Code.BAD_NAME, "board ids are lower-case words with hyphens, like nucleo-f746zg");
        String name = file.text("name", id);
        List<String> otherNames = file.texts("otherNames");
        String reference = file.text("chip");
        Optional<Chip> chip = reference.isEmpty() ? Optional.empty() : chips.find(file, reference);
        List<Citation> sources = citations.sources(file);
        Optional<SerialPort> port = file.optionalSection("virtualComPort", fields -> serialPort(fields, chip));
        List<Led> leds = file.sections("leds", BoardReader::led);
        Optional<Button> button = file.optionalSection("button", BoardReader::button);
        Optional<Oscillator> oscillator = file.optionalSection("hse", BoardReader::oscillator);
        String supply = file.text("supply", "");
        List<MemoryRegion> external = file.sections("externalMemory", BoardReader::externalMemory);
        String defaultClock = file.text("defaultClock");
        List<ClockConfig> clocks = file.sections("clocks", fields -> ClockReader.read(fields, chip));
        List<String> notes = file.texts("notes");
        file.end();

        Optional<ClockConfig> clock = clocks.stream()
                .filter(candidate -> candidate.name().equals(defaultClock))
                .findFirst();
        checkClocks(file, clocks, clock);
        checkNames(file, "leds", leds.stream().map(Led::name).toList());
        chip.ifPresent(silicon -> {
            List<MemoryRegion> all = new ArrayList<>(silicon.regions());
            all.addAll(external);
            RegionReader.checkTogether(file, "externalMemory", all);
        });
        if (!file.sound() || chip.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Board(
                id,
                name,
                otherNames,
                chip.get(),
                clock.orElseThrow(),
                clocks,
                external,
                port,
                leds,
                button,
                oscillator,
                supply,
                notes,
                sources));
    }

    private static Optional<SerialPort> serialPort(Fields fields, Optional<Chip> chip) {
        String uart = fields.text("uart");
        String transmit = fields.text("tx", PIN, Code.BAD_PIN, PIN_FORM);
        String receive = fields.text("rx", PIN, Code.BAD_PIN, PIN_FORM);
        int alternateFunction = fields.integer("af", 0, 15);
        Evidence evidence = SharedTables.evidence(fields);
        String note = fields.text("note", "");
        if (chip.isEmpty() || !fields.sound()) {
            return Optional.empty();
        }
        Long base = chip.get().peripherals().get(uart);
        Integer interrupt = chip.get().interrupts().get(uart);
        if (base == null || interrupt == null) {
            fields.fault(
                    Code.UNKNOWN_REFERENCE,
                    "uart",
                    chip.get().id() + " has no " + (base == null ? "peripheral" : "interrupt") + " called "
                            + Faults.quote(uart));
            return Optional.empty();
        }
        return Optional.of(new SerialPort(uart, base, interrupt, transmit, receive, alternateFunction, evidence, note));
    }

    private static Optional<Led> led(Fields fields) {
        Led led = new Led(
                fields.text("name"),
                fields.text("color"),
                fields.text("pin", PIN, Code.BAD_PIN, PIN_FORM),
                level(fields, "active"));
        return fields.sound() ? Optional.of(led) : Optional.empty();
    }

    private static Optional<Button> button(Fields fields) {
        Button button = new Button(
                fields.text("name", ""),
                fields.text("pin", PIN, Code.BAD_PIN, PIN_FORM),
                level(fields, "pressed"),
                fields.text("note", ""));
        return fields.sound() ? Optional.of(button) : Optional.empty();
    }

    private static Level level(Fields fields, String key) {
        return fields.word(key, List.of(Level.values()), Level::key, Level.HIGH);
    }

    private static Optional<Oscillator> oscillator(Fields fields) {
        Oscillator oscillator = new Oscillator(
                fields.hertz("mhz"),
                fields.word("kind", OSCILLATORS, text -> text, "crystal"),
                SharedTables.evidence(fields),
                fields.text("note", ""));
        return fields.sound() ? Optional.of(oscillator) : Optional.empty();
    }

    private static Optional<MemoryRegion> externalMemory(Fields fields) {
        Optional<MemoryRegion> region = RegionReader.external(fields);
        if (region.isPresent()
                && (region.get().base() < EXTERNAL_START || region.get().end() > EXTERNAL_END)) {
            fields.fault(
                    Code.BAD_ADDRESS,
                    "base",
                    String.format("external memory lies within 0x%08X to 0x%08X", EXTERNAL_START, EXTERNAL_END - 1));
            return Optional.empty();
        }
        return region.filter(memory -> memory.kind() == Kind.EXTERNAL);
    }

    private static void checkClocks(Fields file, List<ClockConfig> clocks, Optional<ClockConfig> chosen) {
        if (!file.has("clocks")) {
            file.fault(Code.MISSING_KEY, "clocks", "a board needs at least one clock configuration");
            return;
        }
        checkNames(file, "clocks", clocks.stream().map(ClockConfig::name).toList());
        if (file.sound() && chosen.isEmpty()) {
            file.fault(
                    Code.UNKNOWN_REFERENCE,
                    "defaultClock",
                    "it names none of the configurations under 'clocks': "
                            + String.join(
                                    ", ", clocks.stream().map(ClockConfig::name).toList()));
        }
    }

    private static void checkNames(Fields file, String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                file.fault(Code.DUPLICATE_NAME, key, "two entries are called " + Faults.quote(name));
            }
        }
    }
}
