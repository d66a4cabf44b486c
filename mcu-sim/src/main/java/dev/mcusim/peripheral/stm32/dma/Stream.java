package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;
import java.util.function.IntFunction;

/** One stream: its registers CR, NDTR, PAR, M0AR, M1AR and FCR, its five flags, and its interrupt (RM0090, 10.3 and 10.5). */
final class Stream implements Transfer.Events {

    private static final int FEIF = 1;
    private static final int TEIF = 1 << 3;
    private static final int HTIF = 1 << 4;
    private static final int TCIF = 1 << 5;
    private static final int ALL_FLAGS = 0x3d;
    /** DMEIE, TEIE, HTIE, TCIE: in the same order as the flags, one lower. */
    private static final int ENABLES = 0x1e;

    private static final int EN = 1;
    private static final int MEMORY_TO_MEMORY = 2;

    private final RegisterBank registers;
    private final String prefix;
    private final Register control;
    private final Register count;
    private final Register peripheral;
    private final InterruptLine interrupt;
    private final IntFunction<List<Request>> selectable;
    private final boolean copiesMemory;
    private final Transfer transfer;
    private Arbiter arbiter;
    private Requests requests;
    private int flags;
    private int held;

    /**
     * @param registers    those of the controller
     * @param number       0 to 7
     * @param selectable   the request lines that a number in CHSEL selects
     * @param copiesMemory whether the controller can transfer from memory to memory
     */
    Stream(
            RegisterBank registers,
            int number,
            DmaSite site,
            IntFunction<List<Request>> selectable,
            boolean copiesMemory) {
        this.registers = registers;
        this.selectable = selectable;
        this.copiesMemory = copiesMemory;
        prefix = "S" + number;
        interrupt = site.wiring().interrupts().source(site.name() + "_Stream" + number);
        transfer = new Transfer(() -> site.wiring().memory(), site.reaches(), this);
        control = registers.register(prefix + "CR").whenWritten(word -> controlWritten());
        count = registers.register(prefix + "NDTR").writable(0xffff).reads(value -> left());
        peripheral = registers.register(prefix + "PAR");
    }

    void connect(Arbiter controllersArbiter) {
        arbiter = controllersArbiter;
        requests = new Requests(transfer, arbiter);
    }

    Transfer transfer() {
        return transfer;
    }

    private int value(String field) {
        return registers.value(prefix + field);
    }

    private int left() {
        return transfer.isActive() ? transfer.left() : count.value();
    }

    /** The flags FEIF, DMEIF, TEIF, HTIF and TCIF at bits 0, 2, 3, 4 and 5. */
    int flags() {
        return flags;
    }

    /** A store of ones to LIFCR or HIFCR. */
    void clear(int ones) {
        flags &= ~ones;
        update();
    }

    private void controlWritten() {
        boolean enable = (control.value() & EN) != 0;
        if (transfer.isActive()) {
            control.set(held & ~(ENABLES | EN) | control.value() & (ENABLES | EN));
        }
        held = control.value();
        if (enable && !transfer.isActive()) {
            begin();
        } else if (!enable && transfer.isActive()) {
            count.set(transfer.left());
            transfer.end();
            requests.silence();
            raise(TCIF);
        }
        update();
    }

    private void begin() {
        int direction = value("CR.DIR");
        int peripheralSize = 1 << value("CR.PSIZE");
        boolean direct = value("FCR.DMDIS") == 0 && direction != MEMORY_TO_MEMORY;
        if (direction == MEMORY_TO_MEMORY && !copiesMemory || direction == 3 || peripheralSize == 8) {
            failed();
            return;
        }
        TransferSettings settings = new TransferSettings(
                value("CR.PL"),
                direction == 1,
                direction == MEMORY_TO_MEMORY,
                peripheralSize,
                direct ? peripheralSize : 1 << Math.min(2, value("CR.MSIZE")),
                value("CR.PINC") == 0 ? 0 : value("CR.PINCOS") != 0 ? 4 : peripheralSize,
                value("CR.MINC") != 0,
                value("CR.CIRC") + value("CR.DBM") != 0,
                true);
        transfer.begin(settings, Integer.toUnsignedLong(peripheral.value()), memoryAddress(), count.value());
        if (!settings.free()) {
            requests.listen(selectable.apply(value("CR.CHSEL")));
        }
        arbiter.attend();
    }

    private long memoryAddress() {
        String register = value("CR.DBM") != 0 && value("CR.CT") != 0 ? "M1AR" : "M0AR";
        return Integer.toUnsignedLong(registers.register(prefix + register).value());
    }

    @Override
    public void half() {
        raise(HTIF);
    }

    @Override
    public long complete() {
        if (value("CR.DBM") != 0) {
            registers.field(prefix + "CR.CT").set(1 - value("CR.CT"));
            held = control.value();
        }
        if (!transfer.isActive()) {
            count.set(0);
            off();
        }
        raise(TCIF);
        return memoryAddress();
    }

    @Override
    public void failed() {
        off();
        raise(TEIF);
    }

    @Override
    public void moved() {
        requests.again();
    }

    private void off() {
        requests.silence();
        control.set(control.value() & ~EN);
        held = control.value();
    }

    private void raise(int flag) {
        flags |= flag & ALL_FLAGS;
        update();
    }

    /** The interrupt is asked for while a flag and its enable bit are set; that of the FIFO is in FCR. */
    void update() {
        boolean fifo = (flags & FEIF) != 0 && value("FCR.FEIE") != 0;
        interrupt.set(fifo || (flags & (control.value() & ENABLES) << 1) != 0);
    }
}
