package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.Pin;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.Wiring;

/**
 * Takes down the time of an edge at the pin RTC_TS (RM0090, 26.3.12), which is PC13 here: TSINSEL does not choose another. A second edge before the flag has been
 * cleared changes nothing but the flag of overflow.
 */
final class RtcTimeStamp {

    private static final String PIN = "PC13";
    private static final int WITHOUT_YEAR = 0xffff;

    private final RegisterBank registers;
    private final RtcEvents events;
    private final Runnable stamp;
    private final Pin.Listener listener = (pin, high, cycle) -> edge(high);
    private Pin pin;
    private boolean watching;

    /** @param stamp to call {@link #keep} with the present time, and to tell of flags that have changed */
    RtcTimeStamp(RegisterBank registers, RtcEvents events, Runnable stamp) {
        this.registers = registers;
        this.events = events;
        this.stamp = stamp;
        for (String name : new String[] {"TSTR", "TSDR", "TSSSR"}) {
            registers.register(name).readOnly().reads(held -> isTaken() ? held : 0);
        }
    }

    private boolean isTaken() {
        return (events.flags() & RtcEvents.TIME_STAMP) != 0;
    }

    /** Connects it to the rest of the chip, which has been made anew. */
    void connect(Wiring wiring) {
        pin = wiring.pins().pin(PIN);
        watching = false;
        wiring.whenRemoved(() -> pin.ignore(listener));
        update();
    }

    /** CR may have changed. */
    void update() {
        boolean enabled = registers.value("CR.TSE") != 0;
        if (pin == null || enabled == watching) {
            return;
        }
        watching = enabled;
        if (enabled) {
            pin.watch(listener);
        } else {
            pin.ignore(listener);
        }
    }

    private void edge(boolean high) {
        boolean falling = registers.value("CR.TSEDGE") != 0;
        if (high != falling) {
            stamp.run();
        }
    }

    /**
     * Takes down a time.
     *
     * @param time      as in TR
     * @param date      as in DR
     * @param subsecond as in SSR
     */
    void keep(int time, int date, int subsecond) {
        if (isTaken()) {
            events.set(RtcEvents.TIME_STAMP_OVERFLOW);
            return;
        }
        registers.register("TSTR").set(time);
        registers.register("TSDR").set(date & WITHOUT_YEAR);
        registers.register("TSSSR").set(subsecond);
        events.set(RtcEvents.TIME_STAMP);
    }
}
