package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/** What streams and channels have in common: CR, NDTR and the addresses, one transfer, two buffers that take turns, flags. */
abstract class Unit implements Transfer.Events {

    /** The flags that a unit sets. */
    record Flags(int half, int complete, int error) {}

    static final int EN = 1;

    final RegisterBank registers;
    final Register control;
    final Register count;
    final InterruptLine interrupt;
    final Transfer transfer;
    private final String prefix;
    private final String firstBuffer;
    private final Flags events;
    private Arbiter arbiter;
    private Requests requests;
    int flags;
    int held;

    /**
     * @param registers   those of the controller
     * @param prefix      what the names of its own registers begin with, as {@code S7}
     * @param firstBuffer name of the register with the memory's address; that of the second buffer is M1AR
     */
    Unit(
            RegisterBank registers,
            String prefix,
            String firstBuffer,
            Flags events,
            DmaSite site,
            InterruptLine interrupt) {
        this.registers = registers;
        this.prefix = prefix;
        this.firstBuffer = firstBuffer;
        this.events = events;
        this.interrupt = interrupt;
        transfer = new Transfer(() -> site.wiring().memory(), site.reaches(), this);
        control = registers.register(prefix + "CR").whenWritten(word -> {
            controlWritten();
            update();
        });
        site.wiring().whenRemoved(this::silence);
        count = registers.register(prefix + "NDTR").writable(0xffff).reads(value -> left());
    }

    void connect(Arbiter controllersArbiter) {
        arbiter = controllersArbiter;
        requests = new Requests(transfer, arbiter);
    }

    final Transfer transfer() {
        return transfer;
    }

    private int left() {
        return transfer.isActive() ? transfer.left() : count.value();
    }

    /** A field of one of its own registers, as {@code CR.DIR}. */
    final int value(String field) {
        return registers.value(prefix + field);
    }

    /** What the switched-on unit does, as its registers say now. */
    final void begin(TransferSettings settings, List<Request> lines) {
        transfer.begin(settings, address("PAR"), memoryAddress(), count.value());
        if (!settings.free()) {
            requests.listen(lines);
        }
        arbiter.attend();
    }

    /** Ends the transfer before its time. */
    final void stop() {
        count.set(transfer.left());
        transfer.end();
        silence();
    }

    /** Listens to no request any more. */
    final void silence() {
        requests.silence();
    }

    /** Switches itself off. */
    final void off() {
        silence();
        control.set(control.value() & ~EN);
        held = control.value();
    }

    private long memoryAddress() {
        return address(value("CR.DBM") != 0 && value("CR.CT") != 0 ? "M1AR" : firstBuffer);
    }

    private long address(String register) {
        return Integer.toUnsignedLong(registers.register(prefix + register).value());
    }

    /** CR has been written. */
    abstract void controlWritten();

    /** All items are through, and the transfer is not circular. */
    abstract void ended();

    /** Brings the interrupt in accord with flags and enable bits. */
    abstract void update();

    final void raise(int flag) {
        flags |= flag;
        update();
    }

    @Override
    public final void half() {
        raise(events.half);
    }

    @Override
    public final long complete() {
        if (value("CR.DBM") != 0) {
            registers.field(prefix + "CR.CT").set(1 - value("CR.CT"));
            held = control.value();
        }
        if (!transfer.isActive()) {
            count.set(0);
            ended();
        }
        raise(events.complete);
        return memoryAddress();
    }

    @Override
    public final void failed() {
        off();
        raise(events.error);
    }

    @Override
    public final void served() {
        requests.serve(transfer.left() - 1);
    }

    @Override
    public final void moved() {
        requests.again();
    }
}
