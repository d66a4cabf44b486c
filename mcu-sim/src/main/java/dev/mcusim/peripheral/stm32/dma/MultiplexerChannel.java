package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import dev.mcusim.peripheral.Signal;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One channel of a multiplexer: passes the request that it selects on, always or, with SE set, as often as NBREQ says behind each edge of
 * its synchronization signal; and with EGE set makes an event each time that it has counted so many (RM0433, 17.4.4; RM0432, 12.4.4).
 */
final class MultiplexerChannel {

    private static final int OVERRUN_INTERRUPT = 1 << 8;
    private static final int EVENTS = 1 << 9;
    private static final int SYNCHRONIZED = 1 << 16;

    private final Request output;
    private final IntFunction<Request> requests;
    private final Signal event;
    private final EdgeInput synchronization;
    private final Runnable overrun;
    private Request selected;
    private int settings;
    private int left;
    private boolean open = true;
    private boolean pending;

    /**
     * @param output          the line to the DMA controller
     * @param requests        the lines by number, null for none
     * @param event           goes up for a moment at each event
     * @param synchronization makes the input that calls {@link #synchronize}
     * @param overrun         told when a synchronization comes too early
     */
    MultiplexerChannel(
            Request output,
            IntFunction<Request> requests,
            Signal event,
            Function<Runnable, EdgeInput> synchronization,
            Runnable overrun) {
        this.output = output;
        this.requests = requests;
        this.event = event;
        this.overrun = overrun;
        this.synchronization = synchronization.apply(this::synchronize);
        output.follow(() -> open && selected != null && selected.isUp());
        output.whenServed(this::served);
    }

    /** CxCR has been written. */
    void configure(int word) {
        settings = word;
        left = count();
        open = (word & SYNCHRONIZED) == 0;
        pending = false;
        synchronization.select(word >>> 24 & 0x1f, open ? 0 : word >>> 17 & 3);
        select(requests.apply(word & 0xff));
    }

    /** Whether an overrun asks for an interrupt. */
    boolean tellsOverruns() {
        return (settings & OVERRUN_INTERRUPT) != 0;
    }

    private int count() {
        return settings >>> 19 & 0x1f;
    }

    private void select(Request request) {
        if (selected != null) {
            selected.release();
        }
        selected = request;
        if (selected != null) {
            selected.whenUp(this::asked);
            if (selected.isUp()) {
                asked();
            }
        }
    }

    /** Takes the channel out of use. */
    void release() {
        synchronization.ignore();
        select(null);
    }

    private void asked() {
        if (open) {
            output.rise();
        } else {
            pending = true;
        }
    }

    /** An edge of the synchronization signal; one without a request that waits counts for nothing. */
    private void synchronize() {
        if (open) {
            overrun.run();
        } else if (pending) {
            pending = false;
            open = true;
            left = count();
            output.rise();
        }
    }

    private void served() {
        if (selected == null) {
            return;
        }
        selected.serve(output.left());
        if (left == 0) {
            left = count();
            open = (settings & SYNCHRONIZED) == 0;
            if ((settings & EVENTS) != 0) {
                event.pulse();
            }
        } else {
            left--;
        }
        pending |= !open && selected.isUp();
    }
}
