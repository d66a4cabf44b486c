package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/** One channel: its registers CCR, CNDTR, CPAR and CMAR, its four flags, and its interrupt (RM0432, 11.4 and 11.6). */
final class Channel implements Transfer.Events {

    private static final int TCIF = 1 << 1;
    private static final int HTIF = 1 << 2;
    private static final int TEIF = 1 << 3;
    private static final int EN = 1;
    /** TCIE, HTIE, TEIE: at the places of their flags. */
    private static final int ENABLES = 0xe;

    private final RegisterBank registers;
    private final String prefix;
    private final Register control;
    private final Register count;
    private final Request request;
    private final InterruptLine interrupt;
    private final Transfer transfer;
    private Arbiter arbiter;
    private Requests requests;
    private int flags;
    private int held;

    /**
     * @param registers those of the controller
     * @param number    from 0
     * @param request   the line that it listens to
     */
    Channel(RegisterBank registers, int number, DmaSite site, Request request, InterruptLine interrupt) {
        this.registers = registers;
        this.request = request;
        this.interrupt = interrupt;
        prefix = "C" + number;
        transfer = new Transfer(() -> site.wiring().memory(), site.reaches(), this);
        control = registers.register(prefix + "CR").writable(0x1_ffff).whenWritten(word -> controlWritten());
        count = registers.register(prefix + "NDTR").writable(0xffff).reads(value -> left());
    }

    void connect(Arbiter controllersArbiter) {
        arbiter = controllersArbiter;
        requests = new Requests(transfer, arbiter);
    }

    Transfer transfer() {
        return transfer;
    }

    private int left() {
        return transfer.isActive() ? transfer.left() : count.value();
    }

    private int value(String field) {
        return registers.value(prefix + "CR." + field);
    }

    /** The flags GIF, TCIF, HTIF and TEIF at bits 0 to 3; GIF is set while another one is. */
    int flags() {
        return flags == 0 ? 0 : flags | 1;
    }

    /** A store of ones to IFCR; that for GIF clears all. */
    void clear(int ones) {
        flags &= (ones & 1) != 0 ? 0 : ~ones;
        update();
    }

    private void controlWritten() {
        boolean enabled = (control.value() & EN) != 0;
        if ((held & EN) != 0 && enabled) {
            control.set(held & ~ENABLES | control.value() & ENABLES);
        }
        boolean before = (held & EN) != 0;
        held = control.value();
        if (enabled && !before) {
            begin();
        } else if (!enabled && transfer.isActive()) {
            count.set(transfer.left());
            transfer.end();
            requests.silence();
        }
        update();
    }

    private void begin() {
        if (count.value() == 0) {
            return;
        }
        int peripheralSize = 1 << Math.min(2, value("PSIZE"));
        TransferSettings settings = new TransferSettings(
                value("PL"),
                value("DIR") != 0,
                value("MEM2MEM") != 0,
                peripheralSize,
                1 << Math.min(2, value("MSIZE")),
                value("PINC") == 0 ? 0 : peripheralSize,
                value("MINC") != 0,
                value("CIRC") + value("DBM") != 0,
                false);
        transfer.begin(settings, address("PAR"), memoryAddress(), count.value());
        if (!settings.free()) {
            requests.listen(List.of(request));
        }
        arbiter.attend();
    }

    private long memoryAddress() {
        return address(value("DBM") != 0 && value("CT") != 0 ? "M1AR" : "MAR");
    }

    private long address(String register) {
        return Integer.toUnsignedLong(registers.register(prefix + register).value());
    }

    @Override
    public void half() {
        raise(HTIF);
    }

    @Override
    public long complete() {
        if (value("DBM") != 0) {
            registers.field(prefix + "CR.CT").set(1 - value("CT"));
            held = control.value();
        }
        if (!transfer.isActive()) {
            count.set(0);
            requests.silence();
        }
        raise(TCIF);
        return memoryAddress();
    }

    @Override
    public void failed() {
        requests.silence();
        control.set(control.value() & ~EN);
        held = control.value();
        raise(TEIF);
    }

    @Override
    public void moved() {
        requests.again();
    }

    private void raise(int flag) {
        flags |= flag;
        update();
    }

    private void update() {
        interrupt.set((flags & control.value() & ENABLES) != 0);
    }
}
