package dev.mcusim.peripheral.stm32.usart;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.SerialFormat;
import dev.mcusim.peripheral.SerialFrame;
import dev.mcusim.peripheral.SerialLine;
import dev.mcusim.peripheral.SerialOutput;
import dev.mcusim.peripheral.stm32.AllClocks;
import dev.mcusim.peripheral.stm32.Peripherals;
import java.util.ArrayList;
import java.util.List;

/** One serial port of a chip that has just been reset: its registers by name, a clock that tests turn, and what is on the line. */
final class UsartBench {

    static final int RXNE = 1 << 5;
    static final int TC = 1 << 6;
    static final int TXE = 1 << 7;

    /** What the port has sent, as {@code 0x48@320}: character and cycle of its end. */
    final List<String> sent = new ArrayList<>();

    final Peripherals peripherals;
    final SerialLine line;
    private final Board board;
    private final RegisterMap map;
    private final long base;
    private final int number;
    private long now;
    private boolean interrupt;

    UsartBench(String board, String port) {
        this.board = BoardCatalog.shipped().board(board);
        peripherals = AllClocks.enable(this.board, new Peripherals(this.board, SerialOutput.NONE, () -> {}));
        peripherals.wiring().schedule().connect(() -> now, () -> {});
        number = this.board.chip().interrupts().get(port);
        peripherals.wiring().interrupts().connect((line, high) -> interrupt = line == number ? high : interrupt);
        map = BoardCatalog.shipped().registerMap(this.board.chip().usartMap());
        base = this.board.chip().peripherals().get(port);
        line = peripherals.wiring().serial().line(port);
        line.connect(frame -> sent.add((frame.isBreak() ? "break" : "0x%02x".formatted(frame.bits())) + "@" + now));
    }

    /** The chip is reset; its peripherals have their clocks again at once. */
    void reset() {
        peripherals.reset(ResetCause.SOFTWARE);
        AllClocks.enable(board, peripherals);
    }

    int get(String register) {
        return peripherals.bus().read(address(register), 4);
    }

    void set(String register, int value) {
        peripherals.bus().write(address(register), 4, value);
    }

    private long address(String register) {
        return base + map.register("USART", register).offset();
    }

    /** Lets time pass, alarm by alarm. */
    void goTo(long cycle) {
        Schedule schedule = peripherals.wiring().schedule();
        while (schedule.next() <= cycle) {
            now = Math.max(now, schedule.next());
            schedule.advance();
        }
        now = cycle;
    }

    void go(long cycles) {
        goTo(now + cycles);
    }

    /** Lets the time of some characters pass. */
    void goCharacters(int count) {
        go(count * line.port().frameCycles());
    }

    long now() {
        return now;
    }

    /** Whether the port asks for an interrupt. */
    boolean interrupts() {
        return interrupt;
    }

    DmaRequests.Request request(String name) {
        return peripherals.wiring().dma().line(name);
    }

    /** A character arrives, in the time it takes. */
    void receive(int bits) {
        SerialFormat format = line.port().format();
        receive(new SerialFrame(format, bits, false));
    }

    void receive(SerialFrame frame) {
        line.port().begins();
        goCharacters(1);
        line.port().receives(frame);
    }
}
