package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.EventSource;
import dev.mcusim.peripheral.Drive;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Schedule;
import dev.mcusim.peripheral.Signal;
import dev.mcusim.peripheral.Wiring;
import java.util.function.LongUnaryOperator;

/**
 * The alarms and the wake-up timer of a real-time clock: their flags and those of the time stamp, and the signals to the external interrupt controller (RM0090, 26.3.6
 * and 26.3.7).
 */
final class RtcEvents {

    /** The flags, as in SR; in ISR they are further up. */
    static final int ALARM_A = 1;

    static final int ALARM_B = 2;
    static final int WAKE_UP = 4;
    static final int TIME_STAMP = 8;
    static final int TIME_STAMP_OVERFLOW = 16;

    private static final int LONG_WAKE_UP = 0x1_0000;

    private final RegisterBank registers;
    private RtcCalendar calendar;
    private int flags;
    private long wakeUpBegan;
    private Schedule.Alarm[] alarms = {};
    private Signal alarmSignal = new Signal();
    private Signal wakeUpSignal = new Signal();
    private Signal stampSignal = new Signal();

    RtcEvents(RegisterBank registers) {
        this.registers = registers;
    }

    /** Connects it to the rest of the chip, as after every reset. */
    void connect(Wiring wiring, Runnable due) {
        alarms = new Schedule.Alarm[] {
            wiring.schedule().alarm(() -> raise(ALARM_A, due)),
            wiring.schedule().alarm(() -> raise(ALARM_B, due)),
            wiring.schedule().alarm(() -> raise(WAKE_UP, due))
        };
        alarmSignal = wiring.signals().output("RTC_ALARM");
        alarmSignal.connect(() -> Drive.to(asks("CR.ALRAIE", ALARM_A) || asks("CR.ALRBIE", ALARM_B)));
        wakeUpSignal = wiring.signals().output("RTC_WAKEUP");
        wakeUpSignal.connect(() -> Drive.to(asks("CR.WUTIE", WAKE_UP)));
        stampSignal = wiring.signals().output("RTC_TAMPER");
        stampSignal.connect(() -> Drive.to(asks("CR.TSIE", TIME_STAMP)));
    }

    private boolean asks(String enable, int flag) {
        return registers.value(enable) != 0 && (flags & flag) != 0;
    }

    private void raise(int flag, Runnable due) {
        set(flag);
        due.run();
    }

    /** Sets a flag. */
    void set(int flag) {
        flags |= flag;
    }

    /** The flags that are set. */
    int flags() {
        return flags;
    }

    /** Clears flags. */
    void clear(int which) {
        flags &= ~which;
    }

    /** The wake-up timer has been switched on. */
    void beginWakeUp(long tick) {
        wakeUpBegan = registers.value("CR.WUCKSEL") < 4 ? tick : calendar.secondBegan(tick);
    }

    /** Begins anew with a calendar. */
    void reset(RtcCalendar newCalendar) {
        calendar = newCalendar;
        flags = 0;
    }

    /**
     * Something may have changed: sees to the next events, and tells of the signals.
     *
     * @param tick    cycles of the clock up to now
     * @param cycleAt the core's cycle of a cycle of the clock
     */
    void update(long tick, LongUnaryOperator cycleAt) {
        set(0, ALARM_A, alarm("A", tick), cycleAt);
        set(1, ALARM_B, alarm("B", tick), cycleAt);
        set(2, WAKE_UP, wakeUp(tick), cycleAt);
        alarmSignal.update();
        wakeUpSignal.update();
        stampSignal.update();
    }

    private void set(int alarm, int flag, long tick, LongUnaryOperator cycleAt) {
        boolean awaited = tick >= 0 && (flags & flag) == 0;
        alarms[alarm].at(awaited ? cycleAt.applyAsLong(tick) : EventSource.NEVER);
    }

    private long alarm(String which, long tick) {
        if (registers.value("CR.ALR" + which + "E") == 0 || calendar.isFrozen()) {
            return -1;
        }
        int time = registers.register("ALRM" + which + "R").value();
        int subsecond = registers.register("ALRM" + which + "SSR").value();
        boolean twelveHours = registers.value("CR.FMT") != 0;
        return new RtcAlarm(time, subsecond, twelveHours, calendar).next(tick);
    }

    private long wakeUp(long tick) {
        if (registers.value("CR.WUTE") == 0) {
            return -1;
        }
        int selection = registers.value("CR.WUCKSEL");
        long counts = (registers.register("WUTR").value() & 0xffff) + 1L + (selection >= 6 ? LONG_WAKE_UP : 0);
        long period = counts * (selection < 4 ? 16 >> selection : calendar.ticksPerSecond());
        return wakeUpBegan + ((tick - wakeUpBegan) / period + 1) * period;
    }
}
