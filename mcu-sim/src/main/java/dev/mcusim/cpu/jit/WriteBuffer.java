package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.StackCopy;
import dev.mcusim.cpu.system.AuxiliaryRegisters;

/**
 * Stores that the bus answers with an error when the core has gone on (imprecise bus errors). Such a store is executed twice: the first
 * time it fails like any other, and everything about it is noted; the second time it goes on, and its data are lost. The error arrives
 * some cycles later. Until it has, errors of other stores are one with it.
 */
final class WriteBuffer {

    /** No error is on its way. */
    static final long NEVER = Long.MAX_VALUE;

    /** A store, with registers and stack as they were before it. */
    record Store(Fault fault, RegisterSnapshot registers, StackCopy stack) {}

    private final AuxiliaryRegisters auxiliary;
    private final int latency;
    /** The store that has failed and is to be executed again. */
    private Store failed;
    /** Whether that has been executed again. */
    private boolean made;
    /** The store whose error is on its way, and when that arrives. */
    private Store answered;

    private long arrival = NEVER;

    /**
     * A buffer that holds nothing.
     *
     * @param auxiliary decides what is buffered
     * @param latency   cycles from the end of a store to the arrival of its error
     */
    WriteBuffer(AuxiliaryRegisters auxiliary, int latency) {
        this.auxiliary = auxiliary;
        this.latency = latency;
    }

    /**
     * Whether the core goes on before the bus has answered a store.
     *
     * @param checked whether the memory protection unit has a say in accesses of the present code
     */
    boolean takes(int address, boolean checked) {
        return auxiliary.buffersStore(address, checked);
    }

    /** Lets the store that has just failed go on when it is executed again, which comes next. */
    void retry(Store store) {
        failed = store;
        made = false;
    }

    /** Whether that is to come for the instruction at an address. */
    boolean retries(long pc) {
        return failed != null && failed.fault.pc() == pc;
    }

    /** Whether a store that meets no memory goes on. */
    boolean absorbs() {
        made |= failed != null;
        return failed != null;
    }

    /** Something else than the store comes next: it has been made, or something has come before. */
    void settle(long now) {
        if (made && answered == null) {
            answered = failed;
            arrival = now + latency;
        }
        failed = null;
        made = false;
    }

    /** Whether a store has been made and {@link #settle} is to be called. */
    boolean isToSettle() {
        return made;
    }

    /** Waits until nothing is under way, as barriers do; whether something was. */
    boolean drain() {
        boolean was = answered != null;
        arrival = was ? 0 : NEVER;
        return was;
    }

    /** The cycle at which an error arrives, or {@link #NEVER}. */
    long arrival() {
        return arrival;
    }

    /** Takes the store whose error arrives at {@link #arrival}. */
    Store take() {
        Store store = answered;
        reset();
        return store;
    }

    /** Holds nothing. */
    void reset() {
        failed = null;
        made = false;
        answered = null;
        arrival = NEVER;
    }
}
