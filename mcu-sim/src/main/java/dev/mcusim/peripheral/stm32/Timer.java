package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.bus.EventSource;
import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A timer, advanced, general-purpose or basic (RM0090, 17 to 20). It works out its state when it is asked; it sets an alarm only where its
 * next event asks for an interrupt or a transfer, or changes a signal that somebody watches.
 */
final class Timer implements Device {

    private static final int UPDATE_GENERATION = 1;

    private final TimerFeatures features;
    private final RegisterBank registers;
    private final TimerFlags flags;
    private final TimeBase base;
    private final List<TimerChannel> channels = new ArrayList<>();
    private final TimerTrigger trigger;
    private final TimerOutput output;
    private final TimerBurst burst;
    private final Ticks ticks;
    private final Schedule.Alarm alarm;
    private final TimerMainOutput mainOutput;
    private final Field enabled;
    private final Field onlyOverflows;
    private final Field direction;
    private final Field alignment;
    private final Field comparesAtUpdate;
    private final TimerCommutation commutation;
    private long seen;
    private boolean catchingUp;
    private boolean disturbed;
    private boolean overflows = true;
    /** Whether somebody watches one of its signals. */
    private boolean isWatched;

    Timer(Site site) {
        features = TimerFeatures.of(site.name(), site.family());
        registers = new RegisterBank(site.layout("timer", "TIM"), site.bytes());
        burst = new TimerBurst(registers);
        flags = new TimerFlags(registers, burst, site.chip(), site.wiring());
        base = new TimeBase(features.bits(), new Progress());
        for (int number = 1; number <= features.channels(); number++) {
            channels.add(new TimerChannel(number, base, this, registers, site));
        }
        trigger = new TimerTrigger(this, channels, registers, site);
        output = new TimerOutput(this, channels, registers, site);
        ticks = site.ticks();
        alarm = site.wiring().schedule().alarm(this::takeUp);
        mainOutput = new TimerMainOutput(registers, features.advanced());
        enabled = registers.field("CR1.CEN");
        onlyOverflows = registers.field("CR1.URS");
        direction = registers.field("CR1.DIR");
        alignment = registers.field("CR1.CMS");
        comparesAtUpdate = registers.field("CR2.CCDS");
        commutation = new TimerCommutation(registers, features.advanced(), channels);
        declare();
        site.wiring().whenClocksChange(() -> {
            catchUp();
            ticks.clocksChanged();
            setAlarm();
        });
        channels.forEach(TimerChannel::connectOutputs);
        output.connect();
    }

    private void declare() {
        int width = features.bits() == 32 ? -1 : 0xffff;
        registers.register("CR1").reads(this::control).whenWritten(word -> configure());
        for (String name : List.of("CR2", "SMCR", "CCMR1", "CCMR2", "CCMR3", "CCER", "OR", "TISEL")) {
            registers.register(name).whenWritten(word -> configureInputs());
        }
        registers.register("EGR").reads(held -> 0).whenWritten(this::generate);
        registers.register("PSC").writable(0xffff).whenWritten(word -> base.setPrescaler(word));
        registers
                .register("RCR")
                .writable(features.advanced() ? 0xffff : 0)
                .whenWritten(
                        word -> base.setRepetition(registers.register("RCR").value()));
        registers.register("CNT").writable(width).reads(held -> counter()).whenWritten(word -> base.setCounter(word));
        registers.register("ARR").resetsTo(width).writable(width).whenWritten(word -> base.setReload(word));
    }

    /** CR1, whose DIR shows which way a counter goes that chooses by itself. */
    private int control(int held) {
        boolean chosen = !base.isCentred() && !trigger.isEncoder();
        return chosen ? held : held & ~(1 << 4) | (base.isDown() ? 1 << 4 : 0);
    }

    private int counter() {
        boolean mirrored = features.mirrors() && registers.value("CR1.UIFREMAP") != 0;
        int count = (int) base.counter();
        return mirrored ? count & Integer.MAX_VALUE | (flags.isSet(TimerFlags.UPDATE) ? 1 << 31 : 0) : count;
    }

    private void configure() {
        boolean centred = alignment.get() != 0;
        base.control(
                registers.value("CR1.UDIS") != 0,
                registers.value("CR1.OPM") != 0,
                centred,
                registers.value("CR1.ARPE") != 0);
        if (!centred && !trigger.isEncoder()) {
            base.setDown(direction.isSet());
        }
        base.run(enabled.isSet() && !trigger.isHeld());
    }

    private void configureInputs() {
        channels.forEach(TimerChannel::configured);
        trigger.configured();
        configure();
    }

    /** EGR: events that software brings about. */
    private void generate(int events) {
        if ((events & UPDATE_GENERATION) != 0) {
            restart();
        }
        for (int number = 1; number <= channels.size(); number++) {
            if ((events & TimerFlags.compare(number)) != 0) {
                channels.get(number - 1).generate();
            }
        }
        if ((events & TimerFlags.COMMUTATION) != 0) {
            commutation.happens();
        }
        if ((events & TimerFlags.BREAK) != 0) {
            mainOutput.broken();
        }
        int plain = TimerFlags.COMMUTATION | TimerFlags.TRIGGER | TimerFlags.BREAK;
        for (int rest = events & plain; rest != 0; rest &= rest - 1) {
            flags.raise(Integer.lowestOneBit(rest));
        }
    }

    /** An edge of the trigger commutates. */
    void commutatedByTrigger() {
        change(() -> {
            commutation.happens();
            flags.raise(TimerFlags.COMMUTATION);
        });
    }

    /** Begins anew; whether that sets the update flag is for URS to say. */
    private void restart() {
        overflows = false;
        base.reinitialize();
        overflows = true;
        output.restarted();
    }

    /** Lets the counter take everything in that has happened up to now. */
    void catchUp() {
        if (catchingUp) {
            return;
        }
        long now = ticks.now();
        long gone = now - seen;
        seen = now;
        if (gone > 0 && !trigger.isClock()) {
            catchingUp = true;
            base.advance(gone);
            catchingUp = false;
            tell();
            if (disturbed) {
                setAlarm();
            }
        }
    }

    /** Tells of changes of signals, whose levels are those of now. */
    private void tell() {
        if (!isWatched) {
            return;
        }
        boolean before = catchingUp;
        catchingUp = true;
        channels.forEach(TimerChannel::update);
        output.update();
        catchingUp = before;
    }

    /** Something changes from outside, with everything before taken in and the next event seen to behind. */
    private void change(Runnable action) {
        catchUp();
        action.run();
        changed();
    }

    private void changed() {
        tell();
        setAlarm();
    }

    /** The alarm has gone off, or others have begun or ended to watch. */
    void interestChanged() {
        isWatched = output.isWatched() || channels.stream().anyMatch(TimerChannel::isWatched);
        takeUp();
    }

    private void takeUp() {
        catchUp();
        setAlarm();
    }

    /** While the counter catches up, a transfer that it has asked for may change its registers; the alarm then has to wait. */
    private void setAlarm() {
        disturbed = catchingUp;
        if (disturbed) {
            return;
        }
        alarm.at(base.isRunning() && !trigger.isClock() ? nextEvent() : EventSource.NEVER);
    }

    private long nextEvent() {
        boolean all = output.isWatched();
        long wait = all || flags.isAwaited(TimerFlags.UPDATE) ? base.cyclesToEnd() : TimeBase.NEVER;
        int last = isWatched || flags.isCompareAwaited() ? channels.size() : 0;
        for (int number = 1; number <= last; number++) {
            TimerChannel channel = channels.get(number - 1);
            if (all || channel.isWatched() || flags.isAwaited(TimerFlags.compare(number))) {
                wait = Math.min(wait, channel.cyclesToMatch());
            }
        }
        return wait == TimeBase.NEVER ? EventSource.NEVER : ticks.cycleAt(seen + wait);
    }

    /** A channel, 1 to 6; empty where the timer does not have it. */
    Optional<TimerChannel> channel(int number) {
        return number > channels.size() ? Optional.empty() : Optional.of(channels.get(number - 1));
    }

    /** What it has. */
    TimerFeatures features() {
        return features;
    }

    /** Its flags. */
    TimerFlags flags() {
        return flags;
    }

    /** Whether it counts, or is ready to count edges. */
    boolean isEnabled() {
        return enabled.isSet();
    }

    /** Whether matches while counting in that direction set flags: a centre-aligned counter may have one only. */
    boolean flagsMatches(boolean down) {
        return switch (alignment.get()) {
            case 1 -> down;
            case 2 -> !down;
            default -> true;
        };
    }

    /** The counter has reached a channel's compare value. */
    void compared(int channel) {
        flags.note(TimerFlags.compare(channel));
        if (!comparesAtUpdate.isSet()) {
            flags.request(TimerFlags.compare(channel));
        }
        output.compared(channel);
    }

    /** The switch for all its outputs. */
    TimerMainOutput mainOutput() {
        return mainOutput;
    }

    /** What waits for the commutation event. */
    TimerCommutation commutation() {
        return commutation;
    }

    /** An edge on an input of a channel that captures. */
    void captured(TimerChannel channel) {
        change(() -> channel.capture(base.counter()));
    }

    /**
     * The level of the trigger has changed in gated mode.
     *
     * @param pulse whether it was there for one cycle of the clock only, as a trigger output is at an event
     */
    void gated(boolean pulse) {
        change(() -> {
            flags.raise(TimerFlags.TRIGGER);
            configure();
            if (pulse && enabled.isSet()) {
                base.run(true);
                base.advance(1);
                base.run(false);
            }
        });
    }

    /** The trigger begins the count anew. */
    void resetByTrigger() {
        change(() -> {
            flags.raise(TimerFlags.TRIGGER);
            restart();
        });
    }

    /** The trigger starts the counter. */
    void startedByTrigger() {
        change(() -> {
            flags.raise(TimerFlags.TRIGGER);
            enabled.set(1);
            configure();
        });
    }

    /** The trigger is the clock. */
    void clockedByTrigger() {
        change(() -> {
            flags.raise(TimerFlags.TRIGGER);
            base.advance(1);
        });
    }

    /** ETR is the clock. */
    void clocked() {
        change(() -> base.advance(1));
    }

    /** An encoder has turned by one step. */
    void turned(boolean up) {
        change(() -> {
            base.setDown(!up);
            base.advance(1);
        });
    }

    @Override
    public int read(int offset, int size) {
        catchUp();
        return registers.read(burst.redirect(offset), size);
    }

    @Override
    public void write(int offset, int size, int value) {
        catchUp();
        registers.write(burst.redirect(offset), size, value);
        changed();
    }

    /** What the counter brings about. */
    private final class Progress implements TimeBase.Events {

        @Override
        public void passed(long low, long high, boolean down) {
            for (int number = 1; number <= channels.size(); number++) {
                TimerChannel channel = channels.get(number - 1);
                if (channel.mayMatch(low, high)) {
                    channel.passed(low, high, down);
                }
            }
        }

        @Override
        public void updated() {
            channels.forEach(TimerChannel::takeOver);
            enabled.set(enabled.isSet() && (base.isRunning() || registers.value("CR1.OPM") == 0) ? 1 : 0);
            mainOutput.updated();
            if (overflows || !onlyOverflows.isSet()) {
                flags.raise(TimerFlags.UPDATE);
            }
            if (comparesAtUpdate.isSet()) {
                for (int number = 1; number <= channels.size(); number++) {
                    flags.request(TimerFlags.compare(number));
                }
            }
            output.updated();
        }

        @Override
        public void repeated(boolean updates) {
            if (updates) {
                flags.note(TimerFlags.UPDATE);
            }
            channels.forEach(TimerChannel::matched);
        }

        @Override
        public boolean waitsForUpdate() {
            return channels.stream().anyMatch(TimerChannel::waitsForUpdate);
        }
    }
}
