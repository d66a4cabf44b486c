package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Signals;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes into a timer: its pins and the trigger outputs of other timers; and what SMCR makes of that, the slave modes (RM0090, 17.3.14
 * and 17.4.3). Filters are not modelled, nor is the trigger input TRC of captures.
 */
final class TimerTrigger {

    private static final int ENCODER_1 = 1;
    private static final int ENCODER_2 = 2;
    private static final int ENCODER_3 = 3;
    private static final int RESET = 4;
    private static final int GATED = 5;
    private static final int START = 6;
    private static final int CLOCK = 7;
    private static final int RESET_AND_START = 8;

    private static final int EDGES_OF_1 = 4;
    private static final int FILTERED_1 = 5;
    private static final int EXTERNAL = 7;

    private record Subscription(Signal signal, Signal.Listener listener) {}

    private final Timer timer;
    private final List<TimerChannel> channels;
    private final TimerInputs inputs;
    private final Signal external;
    private final Signal[] internal;
    private final Field slaveMode;
    private final Field slaveModeHigh;
    private final Field selection;
    private final Field selectionHigh;
    private final Field externalClock;
    private final Field externalPolarity;
    private final Field externalPrescaler;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private int externalEdges;

    TimerTrigger(Timer timer, List<TimerChannel> channels, RegisterBank registers, Site site) {
        this.timer = timer;
        this.channels = channels;
        Signals signals = site.wiring().signals();
        inputs = new TimerInputs(registers, site);
        external = signals.input(site.name() + "_ETR");
        internal = TimerCascade.triggers(site.name(), site.family()).stream()
                .map(signals::output)
                .toArray(Signal[]::new);
        slaveMode = registers.field("SMCR.SMS");
        slaveModeHigh = registers.field("SMCR.SMS_3");
        selection = registers.field("SMCR.TS");
        selectionHigh = registers.field("SMCR.TS_4_3");
        externalClock = registers.field("SMCR.ECE");
        externalPolarity = registers.field("SMCR.ETP");
        externalPrescaler = registers.field("SMCR.ETPS");
        site.wiring().whenRemoved(this::ignoreAll);
    }

    /** SMCR.SMS; a timer that cannot be a slave has none. */
    private int mode() {
        int mode = slaveMode.get() | slaveModeHigh.get() << 3;
        return mode < RESET && channels.size() < 2 ? 0 : mode;
    }

    /** SMCR.TS. */
    private int source() {
        return selection.get() | selectionHigh.get() << 3;
    }

    /** Whether the counter counts edges of a trigger or of a pin, not its clock. */
    boolean isClock() {
        return externalClock.isSet() || mode() == CLOCK || isEncoder();
    }

    /** Whether the counter is stopped by the level of the trigger. */
    boolean isHeld() {
        return mode() == GATED && !level();
    }

    /** Whether the counter follows a quadrature encoder, which chooses its direction. */
    boolean isEncoder() {
        return mode() >= ENCODER_1 && mode() <= ENCODER_3;
    }

    /** Registers may have changed: listens to what counts now, and to nothing else. */
    void configured() {
        ignoreAll();
        for (int i = 0; i < channels.size(); i++) {
            TimerChannel channel = channels.get(i);
            if (channel.captures()) {
                captureFrom(channel.selection() == 1 ? i : i ^ 1, channel);
            }
        }
        if (isEncoder()) {
            listen(0, high -> quadrature(true));
            listen(1, high -> quadrature(false));
        } else if (mode() >= RESET || timer.commutation().isByTrigger()) {
            listenToTrigger();
        }
        if (externalClock.isSet()) {
            listen(external, high -> externalEdge(high, timer::clocked));
        }
    }

    private void ignoreAll() {
        subscriptions.forEach(subscription -> subscription.signal.ignore(subscription.listener));
        subscriptions.clear();
    }

    private void captureFrom(int input, TimerChannel channel) {
        listen(input, high -> {
            if (channel.accepts(high)) {
                timer.captured(channel);
            }
        });
    }

    /** Listens to TI1 to TI4, by index. */
    private void listen(int input, Signal.Listener listener) {
        for (Signal signal : inputs.signals(input)) {
            listen(signal, changed -> listener.changed(inputs.level(input)));
        }
    }

    private void listen(Signal signal, Signal.Listener listener) {
        signal.watch(listener);
        subscriptions.add(new Subscription(signal, listener));
    }

    private void listenToTrigger() {
        int source = source();
        if (source < EDGES_OF_1) {
            listen(internal[source], this::edge);
        } else if (source == EDGES_OF_1) {
            listen(0, high -> fire());
        } else if (source == EXTERNAL) {
            listen(external, high -> externalEdge(high, this::fire));
        } else if (source - FILTERED_1 < channels.size()) {
            TimerChannel channel = channels.get(source - FILTERED_1);
            listen(source - FILTERED_1, high -> edge(channel.accepts(high)));
        }
    }

    private void externalEdge(boolean high, Runnable reaction) {
        if (high != externalPolarity.isSet() && ++externalEdges >= 1 << externalPrescaler.get()) {
            externalEdges = 0;
            reaction.run();
        } else if (mode() == GATED) {
            timer.gated(false);
        }
    }

    private void edge(boolean active) {
        if (active) {
            fire();
        } else if (mode() == GATED) {
            timer.gated(false);
        }
    }

    /** The trigger's active edge. */
    private void fire() {
        if (timer.commutation().isByTrigger()) {
            timer.commutatedByTrigger();
        }
        switch (mode()) {
            case RESET -> timer.resetByTrigger();
            case GATED -> timer.gated(!level());
            case START -> timer.startedByTrigger();
            case CLOCK -> timer.clockedByTrigger();
            case RESET_AND_START -> {
                timer.resetByTrigger();
                timer.startedByTrigger();
            }
            default -> {
                // No slave mode.
            }
        }
    }

    /** The level of the trigger, by its polarity. */
    private boolean level() {
        int source = source();
        if (source < EDGES_OF_1) {
            return internal[source].level();
        } else if (source == EDGES_OF_1) {
            return inputs.level(0);
        } else if (source == EXTERNAL) {
            return external.level() ^ externalPolarity.isSet();
        }
        int pin = source - FILTERED_1;
        return pin < channels.size() && inputs.level(pin) ^ channels.get(pin).inverts();
    }

    /** An edge of one of an encoder's two inputs. */
    private void quadrature(boolean first) {
        int mode = mode();
        if (mode == (first ? ENCODER_2 : ENCODER_1)) {
            return;
        }
        boolean differ = inputs.level(0)
                ^ channels.get(0).inverts()
                ^ inputs.level(1)
                ^ channels.get(1).inverts();
        timer.turned(first == differ);
    }
}
