package dev.mcusim.peripheral.stm32.spi;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.spi.SpiLine;
import dev.mcusim.peripheral.stm32.AllClocks;
import dev.mcusim.peripheral.stm32.Peripherals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The SPI controllers of a chip that has just been reset: their registers by name, a clock that tests turn, and a slave on a line. */
final class SpiBench {

    /** What a slave saw, as {@code 0x48@320}: frame and cycle of its end. */
    final List<String> seen = new ArrayList<>();
    /** What the slave answers; behind it, ones. */
    final Deque<Integer> answers = new ArrayDeque<>();

    final Peripherals peripherals;
    private final Board board;
    private final RegisterMap map;
    private final String controller;
    private final Set<Integer> asking = new TreeSet<>();
    private long now;

    /**
     * @param version    of the controllers: the name of their register map
     * @param controller whose registers {@link #get} and {@link #set} mean
     */
    SpiBench(String board, String version, String controller) {
        this.board = BoardCatalog.shipped().board(board);
        this.controller = controller;
        peripherals = AllClocks.enable(this.board, new Peripherals(this.board, SerialOutput.NONE, () -> {}));
        peripherals.wiring().schedule().connect(() -> now, () -> {});
        peripherals.wiring().interrupts().connect((line, high) -> {
            if (high) {
                asking.add(line);
            } else {
                asking.remove(line);
            }
        });
        map = BoardCatalog.shipped().registerMap(version);
    }

    SpiLine line(String name) {
        return peripherals.wiring().spi().line(name);
    }

    /** Puts a slave on the controller's line that keeps what it sees and gives the answers. */
    void connectSlave() {
        line(controller).connect(new SpiLine.Slave() {
            @Override
            public int begins(int sent, int bits) {
                return answers.isEmpty() ? SpiLine.ones(bits) : answers.remove();
            }

            @Override
            public void ended(int sent, int bits) {
                seen.add("0x%02x@%d".formatted(sent, now));
            }
        });
    }

    int get(String register) {
        return get(controller, register, 4);
    }

    int get(String from, String register, int size) {
        return peripherals.bus().read(address(from, register), size);
    }

    void set(String register, int value) {
        set(controller, register, 4, value);
    }

    void set(String at, String register, int size, int value) {
        peripherals.bus().write(address(at, register), size, value);
    }

    private long address(String name, String register) {
        return board.chip().peripherals().get(name)
                + map.register("SPI", register).offset();
    }

    /** Lets cycles pass, alarm by alarm. */
    void go(long cycles) {
        long end = now + cycles;
        Schedule schedule = peripherals.wiring().schedule();
        while (schedule.next() <= end) {
            now = Math.max(now, schedule.next());
            schedule.advance();
        }
        now = end;
    }

    /** Whether the controller asks for an interrupt. */
    boolean interrupts() {
        return asking.contains(board.chip().interrupts().get(controller));
    }

    DmaRequests.Request request(String direction) {
        return peripherals.wiring().dma().line(controller + "_" + direction);
    }
}
