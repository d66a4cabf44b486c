package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.Schedule;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongToIntFunction;

/**
 * Lets the transfers of a controller have the bus in turn: the one with the highest priority, then the one with the lowest number.
 *
 * <p>Time is an estimate: an item takes {@link #CYCLES_OF_AN_ITEM} cycles of the AHB, from the request on, and the wait states of the flash
 * if that is where it comes from, whatever the bus matrix, caches and bursts make of it on silicon (AN4031, 3.2, gives two to eight). Transfers between memories move {@link #ITEMS_OF_A_TURN}
 * items at once, at the end of the time that they take. The core loses no cycles to DMA.
 */
final class Arbiter {

    static final int CYCLES_OF_AN_ITEM = 5;
    static final int ITEMS_OF_A_TURN = 8;

    private final Schedule schedule;
    private final IntSupplier coreCyclesPerBusCycle;
    private final LongToIntFunction waits;
    private final List<Transfer> transfers;
    private final Schedule.Alarm turn;
    private boolean serving;

    /**
     * @param site      where the controller is
     * @param transfers its own, by number
     */
    Arbiter(DmaSite site, List<Transfer> transfers) {
        schedule = site.wiring().schedule();
        coreCyclesPerBusCycle = site.coreCyclesPerBusCycle();
        waits = site.waits();
        this.transfers = transfers;
        turn = schedule.alarm(this::serve);
        site.wiring().whenClocksChange(this::clocksChanged);
    }

    /** A transfer may have become ready. */
    void attend() {
        if (serving || turn.isSet() || coreCyclesPerBusCycle.getAsInt() == 0) {
            return;
        }
        Transfer next = next();
        if (next != null) {
            int items = next.isFree() ? Math.min(next.left(), ITEMS_OF_A_TURN) : 1;
            long cycles = (long) items * (CYCLES_OF_AN_ITEM + waits.applyAsInt(next.source()));
            turn.at(schedule.now() + cycles * coreCyclesPerBusCycle.getAsInt());
        }
    }

    private void clocksChanged() {
        if (coreCyclesPerBusCycle.getAsInt() == 0) {
            turn.cancel();
        } else {
            attend();
        }
    }

    private void serve() {
        Transfer next = next();
        if (next != null) {
            serving = true;
            int items = next.isFree() ? ITEMS_OF_A_TURN : 1;
            for (int i = 0; i < items && next.isReady(); i++) {
                next.step();
            }
            serving = false;
        }
        attend();
    }

    private Transfer next() {
        Transfer best = null;
        for (Transfer transfer : transfers) {
            if (transfer.isReady() && (best == null || transfer.priority() > best.priority())) {
                best = transfer;
            }
        }
        return best;
    }
}
