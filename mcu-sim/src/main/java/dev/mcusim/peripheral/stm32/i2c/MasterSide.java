package dev.mcusim.peripheral.stm32.i2c;

import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.i2c.I2cBus;
import dev.mcusim.peripheral.i2c.I2cLine;

/**
 * Puts conditions and bytes on the bus, one behind the other, in the time they take by the controller's clock. A device that keeps the clock
 * low delays what has not begun yet.
 */
final class MasterSide {

    /** Hears when something is through; none of these is begun by itself. */
    interface Listener {

        /** The start condition has been sent. */
        void started();

        /** The byte has been sent, and was acknowledged or not. */
        void sent(boolean acknowledged);

        /** A byte has come, and waits for {@link MasterSide#acknowledge}. */
        void received(int data);

        /** The stop condition has been sent. */
        void released();
    }

    private enum Doing {
        NOTHING,
        START,
        SEND,
        RECEIVE,
        STOP
    }

    private static final int BYTE_BITS = 9;

    private final I2cLine line;
    private final Ticks ticks;
    private final Listener listener;
    private final Schedule.Alarm alarm;
    private Doing doing = Doing.NOTHING;
    private boolean held;
    private int data;
    private long bit = 1;
    private long end;

    MasterSide(I2cSite site, I2cLine line, Listener listener) {
        this.line = line;
        this.listener = listener;
        ticks = new Ticks(site.wiring().schedule(), site.coreHertz(), site.kernelHertz());
        alarm = site.wiring().schedule().alarm(this::ended);
    }

    /** Cycles of the controller's clock that a bit takes, from the next condition or byte on; at least 1. */
    void setBit(long cycles) {
        bit = Math.max(1, cycles);
    }

    /** The clocks have changed. */
    void clocksChanged() {
        ticks.clocksChanged();
        if (alarm.isSet()) {
            alarm.at(ticks.cycleAt(end));
        }
    }

    /** Whether nothing is being sent, received or held back. */
    boolean isIdle() {
        return doing == Doing.NOTHING;
    }

    /** Begins a start condition, or a repeated one. */
    void start() {
        bus().start(line);
        begin(Doing.START);
    }

    /** Begins to send a byte. */
    void send(int newData) {
        data = newData & 0xff;
        begin(Doing.SEND);
    }

    /** Begins to receive a byte. */
    void receive() {
        begin(Doing.RECEIVE);
    }

    /** Acknowledges the byte received, or does not. */
    void acknowledge(boolean more) {
        bus().acknowledge(data, more);
    }

    /** Begins a stop condition. */
    void stop() {
        begin(Doing.STOP);
    }

    /** Lets go of the bus at once. */
    void abort() {
        doing = Doing.NOTHING;
        held = false;
        alarm.cancel();
        bus().letGo(line);
    }

    /** No device keeps the clock low any more. */
    void clockIsFree() {
        if (held) {
            begin(doing);
        }
    }

    private I2cBus bus() {
        return line.bus();
    }

    private void begin(Doing what) {
        doing = what;
        held = bus().isHeld();
        if (!held) {
            end = ticks.now() + (what == Doing.SEND || what == Doing.RECEIVE ? BYTE_BITS : 1) * bit;
            alarm.at(ticks.cycleAt(end));
        }
    }

    private void ended() {
        Doing was = doing;
        doing = Doing.NOTHING;
        switch (was) {
            case START -> listener.started();
            case SEND -> listener.sent(bus().send(data));
            case RECEIVE -> {
                data = bus().receive();
                listener.received(data);
            }
            case STOP -> {
                bus().stop();
                listener.released();
            }
            case NOTHING -> throw new IllegalStateException("nothing was begun");
        }
    }
}
