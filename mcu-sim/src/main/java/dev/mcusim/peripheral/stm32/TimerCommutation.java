package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import java.util.List;

/** Modes and enables of an advanced timer's outputs that wait for a commutation event, CR2.CCPC and CCUS (RM0090, 17.3.14). */
final class TimerCommutation {

    private final boolean isAdvanced;
    private final List<TimerChannel> channels;
    private final Field preloads;
    private final Field byTrigger;

    TimerCommutation(RegisterBank registers, boolean advanced, List<TimerChannel> channels) {
        isAdvanced = advanced;
        this.channels = channels;
        preloads = registers.field("CR2.CCPC");
        byTrigger = registers.field("CR2.CCUS");
    }

    /** CCPC: modes and enables of outputs wait for the commutation event. */
    boolean isAwaited() {
        return isAdvanced && preloads.isSet();
    }

    /** CCUS: edges of the trigger commutate, too. */
    boolean isByTrigger() {
        return isAwaited() && byTrigger.isSet();
    }

    /** The commutation event. */
    void happens() {
        if (isAwaited()) {
            channels.forEach(TimerChannel::commutate);
        }
    }
}
