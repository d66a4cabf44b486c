package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;
import java.util.function.IntFunction;

/** One stream: its registers CR, NDTR, PAR, M0AR, M1AR and FCR, its five flags, and its interrupt (RM0090, 10.3 and 10.5). */
final class Stream extends Unit {

    private static final int FEIF = 1;
    private static final int TEIF = 1 << 3;
    private static final int HTIF = 1 << 4;
    private static final int TCIF = 1 << 5;
    /** DMEIE, TEIE, HTIE, TCIE: in the same order as the flags, one lower. */
    private static final int ENABLES = 0x1e;

    private static final int MEMORY_TO_MEMORY = 2;

    private final IntFunction<List<Request>> selectable;
    private final boolean copiesMemory;
    /** Up while TCIF is set, as MDMA sees it. */
    private final Request completed;

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
        super(
                registers,
                "S" + number,
                "M0AR",
                new Flags(HTIF, TCIF, TEIF),
                site,
                site.wiring().interrupts().source(site.name() + "_Stream" + number));
        completed = site.wiring().dma().line(site.name() + "_Stream" + number + "_TC");
        this.selectable = selectable;
        this.copiesMemory = copiesMemory;
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

    @Override
    void controlWritten() {
        boolean enable = (control.value() & EN) != 0;
        if (transfer.isActive()) {
            control.set(held & ~(ENABLES | EN) | control.value() & (ENABLES | EN));
        }
        held = control.value();
        if (enable && !transfer.isActive()) {
            begin();
        } else if (!enable && transfer.isActive()) {
            stop();
            raise(TCIF);
        }
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
        begin(settings, selectable.apply(value("CR.CHSEL")));
    }

    @Override
    void ended() {
        off();
    }

    /** The interrupt is asked for while a flag and its enable bit are set; that of the FIFO is in FCR. */
    @Override
    void update() {
        completed.set((flags & TCIF) != 0);
        boolean fifo = (flags & FEIF) != 0 && value("FCR.FEIE") != 0;
        interrupt.set(fifo || (flags & (control.value() & ENABLES) << 1) != 0);
    }
}
