package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/** One channel: its registers CCR, CNDTR, CPAR and CMAR, its four flags, and its interrupt (RM0432, 11.4 and 11.6). */
final class Channel extends Unit {

    private static final int TCIF = 1 << 1;
    private static final int HTIF = 1 << 2;
    private static final int TEIF = 1 << 3;
    /** TCIE, HTIE, TEIE: at the places of their flags. */
    private static final int ENABLES = 0xe;

    private final Request request;

    /**
     * @param registers those of the controller
     * @param number    from 0
     * @param request   the line that it listens to
     */
    Channel(RegisterBank registers, int number, DmaSite site, Request request, InterruptLine interrupt) {
        super(registers, "C" + number, "MAR", new Flags(HTIF, TCIF, TEIF), site, interrupt);
        this.request = request;
        control.writable(0x1_ffff);
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

    @Override
    void controlWritten() {
        boolean enabled = (control.value() & EN) != 0;
        boolean before = (held & EN) != 0;
        if (before && enabled) {
            control.set(held & ~ENABLES | control.value() & ENABLES);
        }
        held = control.value();
        if (enabled && !before) {
            begin();
        } else if (!enabled && transfer.isActive()) {
            stop();
        }
    }

    private void begin() {
        if (count.value() == 0) {
            return;
        }
        int peripheralSize = 1 << Math.min(2, value("CR.PSIZE"));
        TransferSettings settings = new TransferSettings(
                value("CR.PL"),
                value("CR.DIR") != 0,
                value("CR.MEM2MEM") != 0,
                peripheralSize,
                1 << Math.min(2, value("CR.MSIZE")),
                value("CR.PINC") == 0 ? 0 : peripheralSize,
                value("CR.MINC") != 0,
                value("CR.CIRC") + value("CR.DBM") != 0,
                false);
        begin(settings, List.of(request));
    }

    @Override
    void ended() {
        silence();
    }

    @Override
    void update() {
        interrupt.set((flags & control.value() & ENABLES) != 0);
    }
}
