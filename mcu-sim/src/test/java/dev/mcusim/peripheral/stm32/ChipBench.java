package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.SerialOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The peripherals of a chip without a core, all with their clocks on: a test does its loads and stores, and lets cycles go by. */
final class ChipBench {

    final Peripherals peripherals;
    /** Names of the interrupts whose lines are high. */
    final TreeSet<String> asking = new TreeSet<>();
    /** The cycle of each rise of an interrupt line, with the interrupt's name. */
    final List<String> rises = new ArrayList<>();
    /** Why peripherals wanted to reset the chip. */
    final List<ResetCause> resets = new ArrayList<>();

    private final Board board;
    private final Chip chip;
    private long cycle;

    ChipBench(String board) {
        this.board = BoardCatalog.shipped().board(board);
        peripherals = AllClocks.enable(this.board, new Peripherals(this.board, SerialOutput.NONE, () -> {}));
        chip = this.board.chip();
        peripherals.wiring().schedule().connect(() -> cycle, () -> {});
        peripherals.wiring().interrupts().connect(this::interrupt);
        peripherals.wiring().connect(new TestMemory(peripherals.bus()), resets::add);
    }

    /** Resets the chip by its pin, and turns the clocks on again. */
    void reset() {
        peripherals.reset(ResetCause.PIN);
        AllClocks.enable(board, peripherals);
    }

    private void interrupt(int line, boolean high) {
        String name = chip.interrupts().entrySet().stream()
                .filter(entry -> entry.getValue() == line)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        if (high) {
            asking.add(name);
            rises.add(cycle + " " + name);
        } else {
            asking.remove(name);
        }
    }

    void write(String peripheral, int offset, int value) {
        peripherals.bus().write(base(peripheral) + offset, 4, value);
    }

    int read(String peripheral, int offset) {
        return peripherals.bus().read(base(peripheral) + offset, 4);
    }

    private long base(String peripheral) {
        return chip.peripherals().get(peripheral);
    }

    Pin pin(String name) {
        return peripherals.pins().pin(name);
    }

    /** Lets cycles of the core go by, with everything that happens on the way at its own cycle. */
    void advance(long cycles) {
        long end = cycle + cycles;
        while (peripherals.wiring().schedule().next() <= end) {
            cycle = Math.max(cycle, peripherals.wiring().schedule().next());
            peripherals.wiring().schedule().advance();
        }
        cycle = end;
    }

    /** Cycles gone by. */
    long cycle() {
        return cycle;
    }
}
