package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.board.CacheGeometry;
import dev.mcusim.board.Chip;
import dev.mcusim.board.ClockConfig;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.RunCurrent;
import dev.mcusim.board.SerialPort;
import dev.mcusim.report.Figures;
import dev.mcusim.report.TextTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Boards as text for a terminal of 80 columns. */
final class BoardText {
    private static final int WIDTH = 80;

    private BoardText() {}

    /** One board in a list, with sizes in bytes and the clock in Hz. */
    record Summary(String id, String name, String mcu, String core, long clockHz, long flashBytes, long ramBytes) {}

    static List<Summary> summaries(List<Board> boards) {
        return boards.stream()
                .map(b -> new Summary(
                        b.id(),
                        b.name(),
                        b.chip().part(),
                        b.chip().core().key(),
                        b.clock().hertz(),
                        b.chip().flashBytes(),
                        b.chip().ramBytes()))
                .toList();
    }

    static String list(List<Board> boards) {
        TextTable table = new TextTable(0, "id", "MCU", "core", ">MHz", ">flash KiB", ">RAM KiB");
        for (Summary board : summaries(boards)) {
            table.row(
                    board.id(),
                    board.mcu(),
                    board.core(),
                    board.clockHz() / 1_000_000,
                    board.flashBytes() / 1024,
                    board.ramBytes() / 1024);
        }
        return table + "\nRAM counts TCM and CCM, not backup memory. More about one: mcusim boards show ID\n";
    }

    static String show(Board board) {
        Chip chip = board.chip();
        StringBuilder text = new StringBuilder("%s (%s)%n%s, %s %s, FPU %s%n%n"
                .formatted(
                        board.name(),
                        board.id(),
                        chip.part(),
                        chip.core(),
                        chip.processor().revision(),
                        chip.fpu()));
        chip.companion()
                .ifPresent(companion -> text.append("second core %s %s, up to %s: held, it executes nothing%n%n"
                        .formatted(
                                companion.processor().core(),
                                companion.processor().revision(),
                                Figures.megahertz(companion.maxHertz()))));
        text.append(memory(board)).append('\n').append(clocks(board)).append('\n');
        chip.processor().instructionCache().ifPresent(c -> text.append(cache("I-cache", c)));
        chip.processor().dataCache().ifPresent(c -> text.append(cache("D-cache", c)));
        text.append("flash line %d bits, accelerator %s%n"
                .formatted(chip.flash().lineInBits(), chip.flash().accelerator().name()));
        text.append('\n').append(currents(chip));
        board.virtualComPort().ifPresent(port -> text.append(serialPort(port)));
        if (!board.leds().isEmpty()) {
            text.append("LEDs %s%n"
                    .formatted(board.leds().stream()
                            .map(led -> led.name() + " " + led.color() + " on " + led.pin())
                            .collect(Collectors.joining(", "))));
        }
        return text.append(sources(board)).toString();
    }

    private static String memory(Board board) {
        TextTable table = new TextTable(0, "region", "kind", "from", "to", ">size", "access", "also at");
        for (MemoryRegion region : board.regions()) {
            table.row(
                    region.name(),
                    region.kind().key(),
                    hex(region.base()),
                    hex(region.base() + region.size()),
                    size(region.size()),
                    "r" + (region.writable() ? "w" : "-") + (region.executable() ? "x" : "-"),
                    region.aliases().stream().map(a -> hex(a.base())).collect(Collectors.joining(" ")));
        }
        return table.toString();
    }

    private static String clocks(Board board) {
        TextTable table = new TextTable(0, "clock", "source", ">CPU", ">bus", ">flash wait states", "");
        for (ClockConfig clock : board.clocks()) {
            table.row(
                    clock.name(),
                    clock.source(),
                    Figures.megahertz(clock.hertz()),
                    Figures.megahertz(clock.busHertz()),
                    clock.flashWaitStates(),
                    clock.equals(board.clock()) ? "default" : "");
        }
        return table.toString();
    }

    private static String cache(String name, CacheGeometry cache) {
        return "%s %s, %d ways, lines of %d bytes%n"
                .formatted(name, size(cache.sizeInBytes()), cache.ways(), cache.lineInBytes());
    }

    private static String currents(Chip chip) {
        if (chip.energyCurrents().isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(0, ">run current", ">mA", ">V", "evidence", "source");
        for (RunCurrent current : chip.energyCurrents()) {
            table.row(
                    Figures.megahertz(current.hertz()),
                    current.milliamperes(),
                    current.volts().map(String::valueOf).orElse("-"),
                    current.evidence(),
                    Figures.shorten(current.source().toString(), 36));
        }
        return table + "\n";
    }

    private static String serialPort(SerialPort port) {
        return "virtual COM port %s at %s, TX %s, RX %s, interrupt %d%n"
                .formatted(port.uart(), hex(port.base()), port.transmitPin(), port.receivePin(), port.interrupt());
    }

    private static String sources(Board board) {
        Set<String> texts = new LinkedHashSet<>();
        Stream.of(board.sources(), board.chip().sources()).flatMap(List::stream).forEach(c -> texts.add(c.toString()));
        StringBuilder text = new StringBuilder("\nsources\n");
        texts.forEach(t -> text.append("  ").append(Figures.wrap(t, WIDTH - 2, "    ")));
        return text.toString();
    }

    private static String size(long bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " B";
    }

    private static String hex(long address) {
        return String.format(Locale.ROOT, "0x%08X", address);
    }
}
