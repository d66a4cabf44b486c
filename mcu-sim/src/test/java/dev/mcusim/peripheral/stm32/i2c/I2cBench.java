package dev.mcusim.peripheral.stm32.i2c;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.i2c.I2cBus;
import dev.mcusim.peripheral.i2c.I2cListener;
import dev.mcusim.peripheral.i2c.I2cMemory;
import dev.mcusim.peripheral.stm32.AllClocks;
import dev.mcusim.peripheral.stm32.Peripherals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The I2C controllers of a chip that has just been reset: registers by name, a clock that tests turn, and what is on the bus. */
final class I2cBench implements I2cListener {

    /** Address of the device on the bus of I2C1. */
    static final int DEVICE = 0x68;

    final Peripherals peripherals;
    final I2cBus bus;
    /** What the device on the bus holds. */
    final byte[] contents = new byte[256];
    /** What was seen on the bus: addresses as {@code 68w+}, bytes as {@code 0a+}, {@code -} for those not acknowledged, {@code P} for stop. */
    final List<String> seen = new ArrayList<>();
    /** Names of the interrupts whose lines are high. */
    final TreeSet<String> asking = new TreeSet<>();

    private final Board board;
    private final String controller;
    private final RegisterMap map;
    private long now;

    I2cBench(String board, String controller, String map) {
        this.board = BoardCatalog.shipped().board(board);
        this.controller = controller;
        this.map = BoardCatalog.shipped().registerMap(map);
        peripherals = AllClocks.enable(this.board, new Peripherals(this.board, SerialOutput.NONE, () -> {}));
        peripherals.wiring().schedule().connect(() -> now, () -> {});
        peripherals.wiring().interrupts().connect(this::interrupt);
        bus = peripherals.wiring().i2c().line(controller).bus();
        bus.connect(I2cMemory.registers(DEVICE, contents, 1));
        bus.listen(this);
    }

    private void interrupt(int line, boolean high) {
        for (Map.Entry<String, Integer> entry : board.chip().interrupts().entrySet()) {
            if (entry.getValue() == line && high) {
                asking.add(entry.getKey());
            } else if (entry.getValue() == line) {
                asking.remove(entry.getKey());
            }
        }
    }

    /** The chip is reset; its peripherals have their clocks again at once. */
    void reset() {
        peripherals.reset(ResetCause.SOFTWARE);
        AllClocks.enable(board, peripherals);
    }

    int get(String register) {
        return get(controller, register);
    }

    void set(String register, int value) {
        set(controller, register, value);
    }

    int get(String peripheral, String register) {
        return peripherals.bus().read(address(peripheral, register), 4);
    }

    void set(String peripheral, String register, int value) {
        peripherals.bus().write(address(peripheral, register), 4, value);
    }

    private long address(String peripheral, String register) {
        return board.chip().peripherals().get(peripheral)
                + map.register("I2C", register).offset();
    }

    DmaRequests.Request request(String name) {
        return peripherals.wiring().dma().line(name);
    }

    long now() {
        return now;
    }

    /** Lets time pass, alarm by alarm. */
    void go(long cycles) {
        long end = now + cycles;
        Schedule schedule = peripherals.wiring().schedule();
        while (schedule.next() <= end) {
            now = Math.max(now, schedule.next());
            schedule.advance();
        }
        now = end;
    }

    /** Lets time pass until something else happens on the bus or in the controller by itself. */
    void goToNext() {
        go(Math.max(0, peripherals.wiring().schedule().next() - now));
    }

    /** What was seen on the bus, separated by blanks. */
    String onBus() {
        return String.join(" ", seen);
    }

    @Override
    public void addressed(int address, boolean read, boolean acknowledged) {
        seen.add("%02x%s%s".formatted(address, read ? "r" : "w", acknowledged ? "+" : "-"));
    }

    @Override
    public void transferred(int data, boolean acknowledged) {
        seen.add("%02x%s".formatted(data, acknowledged ? "+" : "-"));
    }

    @Override
    public void stopped() {
        seen.add("P");
    }
}
