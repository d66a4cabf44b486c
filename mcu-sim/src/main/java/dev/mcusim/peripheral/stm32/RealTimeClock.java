package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Ticks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The real-time clock (RM0090, 26; RM0455, 49): calendar, two alarms, wake-up timer, time stamp and backup registers. It belongs to the backup domain and
 * outlives resets. Calibration, shifting and tamper detection are not modelled.
 */
final class RealTimeClock implements Device {

    private static final int KEY_1 = 0xca;
    private static final int KEY_2 = 0x53;
    private static final int INITIALIZATION_TICKS = 2;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int FIRST_BACKUP_REGISTER = 0x50;
    /** Where ISR has the flags that SR has from bit 0 on. */
    private static final int FLAGS_IN_ISR = 8;

    private static final int ALL_FLAGS = 0x1f;

    private static final int RSF = 1 << 5;
    private static final int INIT = 1 << 7;
    private static final Set<String> UNPROTECTED = Set.of("WPR", "SCR");
    private static final Set<String> WHILE_INITIALIZED = Set.of("TR", "DR", "PRER");

    private final BackupDomain domain;
    private final RegisterBank registers;
    private final Map<Integer, String> names = new HashMap<>();
    private final boolean flagsInIsr;
    private final RtcEvents events;
    private final RtcTimeStamp timeStamp;
    private RtcCalendar calendar;
    private RtcShadow shadow;
    private Ticks ticks;
    private long earlierTicks;
    private int keysGiven;
    private long initializableAt;

    RealTimeClock(Site site) {
        domain = site.retained().backup();
        RegisterLayout older = site.layout("rtc", "RTC");
        flagsInIsr = !site.chip().peripherals().containsKey("TAMP");
        RegisterLayout layout = flagsInIsr ? older : site.layout("rtc", "RTC_3");
        layout.registers().forEach((name, register) -> names.put((int) register.offset(), name));
        registers = new RegisterBank(layout, site.bytes());
        events = new RtcEvents(registers);
        timeStamp = new RtcTimeStamp(registers, events, this::stamp);
        declare();
        reset();
    }

    /** Everything goes back to its value behind power-on. */
    void reset() {
        registers.reset();
        calendar = new RtcCalendar();
        shadow = new RtcShadow();
        shadow.synchronize(ticks == null ? 0 : tick());
        events.reset(calendar);
        timeStamp.update();
        keysGiven = 0;
        if (ticks != null) {
            calendar.start(tick());
            update();
        }
    }

    /** Connects it to the rest of the chip, which has been made anew. */
    void connect(Site site) {
        earlierTicks = ticks == null ? 0 : tick();
        ticks = site.ticks();
        events.connect(site.wiring(), this::update);
        timeStamp.connect(site.wiring());
        site.wiring().whenClocksChange(() -> {
            ticks.clocksChanged();
            update();
        });
        update();
    }

    private void declare() {
        registers.register("SSR").readOnly().reads(held -> subsecond());
        registers.register("TR").reads(held -> RtcCalendar.time(shownTime(), twelveHours()));
        registers.register("DR").reads(held -> calendar.date(shownDate()));
        registers.register("TR").whenWritten(word -> calendar.setTime(word, twelveHours()));
        registers.register("DR").whenWritten(word -> calendar.setDate(word));
        registers
                .register("PRER")
                .whenWritten(word ->
                        calendar.setPrescalers(registers.value("PRER.PREDIV_A"), registers.value("PRER.PREDIV_S")));
        registers.register("WPR").reads(held -> 0).whenWritten(this::key);
        registers
                .register(flagsInIsr ? "ISR" : "ICSR")
                .readOnly()
                .reads(held -> status())
                .whenWritten(this::control);
        if (!flagsInIsr) {
            registers.register("SR").readOnly().reads(held -> events.flags());
            registers
                    .register("MISR")
                    .readOnly()
                    .reads(held -> events.flags() & registers.register("CR").value() >>> 12);
            registers.register("SCR").reads(held -> 0).whenWritten(events::clear);
        }
    }

    private long tick() {
        return earlierTicks + ticks.now();
    }

    private void update() {
        events.update(tick(), at -> ticks.cycleAt(at - earlierTicks));
    }

    private void stamp() {
        long seconds = calendar.seconds(tick());
        timeStamp.keep(RtcCalendar.time(seconds, twelveHours()), calendar.date(seconds), calendar.subsecond(tick()));
        update();
    }

    private boolean twelveHours() {
        return registers.value("CR.FMT") != 0;
    }

    private boolean bypassed() {
        return registers.value("CR.BYPSHAD") != 0;
    }

    private int subsecond() {
        if (!bypassed()) {
            shadow.subsecondRead(calendar.seconds(tick()));
        }
        return calendar.subsecond(tick());
    }

    private long shownTime() {
        long seconds = calendar.seconds(tick());
        return bypassed() ? seconds : shadow.timeRead(seconds);
    }

    private long shownDate() {
        long seconds = calendar.seconds(tick());
        return bypassed() ? seconds : shadow.dateRead(seconds);
    }

    private void key(int word) {
        int key = word & 0xff;
        boolean first = key == KEY_1;
        keysGiven = key == KEY_2 && keysGiven == 1 ? 2 : first ? 1 : 0;
    }

    /** INITF. */
    private boolean isInitializable() {
        return calendar.isFrozen() && tick() >= initializableAt;
    }

    private int status() {
        int control = registers.register("CR").value();
        int writable = ~control >>> 8 & 7;
        return writable
                | (calendar.isSet(tick()) ? 1 << 4 : 0)
                | (!calendar.isFrozen() && shadow.isSynchronized(tick()) ? RSF : 0)
                | (isInitializable() ? 1 << 6 : 0)
                | (calendar.isFrozen() ? INIT : 0)
                | (flagsInIsr ? events.flags() << FLAGS_IN_ISR : 0);
    }

    /** A store to ISR or ICSR: zeros clear flags, INIT stops the calendar and starts it. */
    private void control(int word) {
        if (flagsInIsr) {
            events.clear(~word >>> FLAGS_IN_ISR & ALL_FLAGS);
        }
        if (keysGiven < 2) {
            return;
        }
        if ((word & RSF) == 0) {
            shadow.synchronize(tick());
        }
        boolean initialize = (word & INIT) != 0;
        if (initialize && !calendar.isFrozen()) {
            calendar.freeze(tick());
            initializableAt = tick() + INITIALIZATION_TICKS;
        } else if (!initialize && calendar.isFrozen()) {
            calendar.start(tick());
            shadow.synchronize(tick());
        }
    }

    @Override
    public int read(int offset, int size) {
        return registers.read(offset, size);
    }

    @Override
    public void write(int offset, int size, int value) {
        String name = names.getOrDefault(offset & ~3, "");
        if (!domain.isWritable() || !accepts(name, offset)) {
            return;
        }
        boolean wakesUp = registers.value("CR.WUTE") != 0;
        registers.write(offset, size, value);
        if (name.equals("CR")) {
            controlWritten(wakesUp);
        }
        update();
    }

    private boolean accepts(String name, int offset) {
        boolean backup = flagsInIsr && offset >= FIRST_BACKUP_REGISTER;
        boolean status = name.equals("ISR") || name.equals("ICSR");
        if (backup || status || UNPROTECTED.contains(name)) {
            return true;
        }
        return keysGiven == 2 && (!WHILE_INITIALIZED.contains(name) || isInitializable());
    }

    private void controlWritten(boolean wokeUp) {
        timeStamp.update();
        if (!wokeUp && registers.value("CR.WUTE") != 0) {
            events.beginWakeUp(tick());
        }
        calendar.shift((registers.value("CR.ADD1H") - registers.value("CR.SUB1H")) * (long) SECONDS_PER_HOUR);
        registers.field("CR.ADD1H").set(0);
        registers.field("CR.SUB1H").set(0);
    }
}
