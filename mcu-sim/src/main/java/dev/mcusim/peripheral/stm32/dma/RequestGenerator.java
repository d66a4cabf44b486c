package dev.mcusim.peripheral.stm32.dma;

import dev.mcusim.peripheral.DmaRequests.Request;
import java.util.function.Function;

/** One channel of a request generator: each edge of its trigger asks for one transfer more than GNBREQ (RM0433, 17.4.5; RM0432, 12.4.5). */
final class RequestGenerator {

    private static final int OVERRUN_INTERRUPT = 1 << 8;
    private static final int ENABLED = 1 << 16;

    private final Request output;
    private final EdgeInput trigger;
    private final Runnable overrun;
    private int settings;
    private int left;

    /**
     * @param output  the line that it raises
     * @param trigger makes the input that calls {@link #trigger}
     * @param overrun told when a trigger comes before all transfers have been made
     */
    RequestGenerator(Request output, Function<Runnable, EdgeInput> trigger, Runnable overrun) {
        this.output = output;
        this.overrun = overrun;
        this.trigger = trigger.apply(this::trigger);
        output.whenServed(this::served);
    }

    /** RGxCR has been written. */
    void configure(int word) {
        settings = word;
        boolean enabled = (word & ENABLED) != 0;
        if (!enabled) {
            output.set(false);
        }
        trigger.select(word & 0x1f, enabled ? word >>> 17 & 3 : 0);
    }

    /** Whether an overrun asks for an interrupt. */
    boolean tellsOverruns() {
        return (settings & OVERRUN_INTERRUPT) != 0;
    }

    /** Takes the channel out of use. */
    void release() {
        trigger.ignore();
    }

    private void trigger() {
        if (output.isUp()) {
            overrun.run();
        } else {
            left = settings >>> 19 & 0x1f;
            output.set(true);
        }
    }

    private void served() {
        if (left == 0) {
            output.set(false);
        } else {
            left--;
        }
    }
}
