package dev.mcusim.peripheral.stm32;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The calendar of a real-time clock: what time it is at a cycle of its clock, behind its two prescalers (RM0090, 26.3.1 to 26.3.3). It counts
 * seconds from the beginning of year 00 and begins there; every fourth year is a leap year.
 */
final class RtcCalendar {

    private static final LocalDateTime BEGINNING = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long SECONDS_OF_A_CENTURY = 36_525 * SECONDS_PER_DAY;
    private static final long NOTHING = -1;
    private static final int DATE_FIELDS = 0xffff3f;
    private static final int PM = 1 << 22;

    private int asynchronous = 0x7f;
    private int synchronous = 0xff;
    private boolean frozen;
    private long origin;
    private long originSeconds;
    /** Day of the week at the beginning, less one. */
    private int firstWeekday;
    /** What was written to DR when that is no date, and the midnight at which that day begins. */
    private int oddDate;

    private long oddDay = NOTHING;

    /** PRER. */
    void setPrescalers(int newAsynchronous, int newSynchronous) {
        asynchronous = newAsynchronous;
        synchronous = newSynchronous;
    }

    /** Cycles of the clock in a second of the calendar. */
    long ticksPerSecond() {
        return (asynchronous + 1L) * (synchronous + 1L);
    }

    /** PREDIV_S. */
    int synchronous() {
        return synchronous;
    }

    /** Stands still from now on. */
    void freeze(long tick) {
        originSeconds = seconds(tick);
        frozen = true;
    }

    /** Goes on from the beginning of the second. */
    void start(long tick) {
        origin = tick;
        frozen = false;
    }

    /** Whether it stands still, to be set. */
    boolean isFrozen() {
        return frozen;
    }

    /** Whether its year is another than 00. */
    boolean isSet(long tick) {
        return date(seconds(tick)) >>> 16 != 0;
    }

    /** Puts the hand forward or back. */
    void shift(long seconds) {
        originSeconds += seconds;
    }

    /** How often the first prescaler has counted since the calendar began to count the present way. */
    private long counts(long tick) {
        return frozen ? 0 : (tick - origin) / (asynchronous + 1L);
    }

    /** Seconds since the beginning of the calendar. */
    long seconds(long tick) {
        return Math.floorMod(originSeconds + counts(tick) / (synchronous + 1L), SECONDS_OF_A_CENTURY);
    }

    /** How many counts of the second prescaler the present second is old. */
    int age(long tick) {
        return (int) (counts(tick) % (synchronous + 1L));
    }

    /** SSR, which counts down. */
    int subsecond(long tick) {
        return synchronous - age(tick);
    }

    /** The first cycle of the clock at which it is so many seconds, and the second that old. */
    long tickAt(long seconds, int age) {
        return origin + ((seconds - originSeconds) * (synchronous + 1L) + age) * (asynchronous + 1L);
    }

    /** The first cycle of the present second. */
    long secondBegan(long tick) {
        return origin + (tick - origin) / ticksPerSecond() * ticksPerSecond();
    }

    /** Date and time of day. */
    static LocalDateTime dateTime(long seconds) {
        return BEGINNING.plusSeconds(seconds);
    }

    /** Day of the week, 1 to 7. */
    int weekday(long seconds) {
        return Math.floorMod(firstWeekday + seconds / SECONDS_PER_DAY, 7) + 1;
    }

    /** TR. */
    static int time(long seconds, boolean twelveHours) {
        LocalDateTime now = dateTime(seconds);
        int hour = now.getHour();
        int shown = twelveHours ? (hour + 11) % 12 + 1 : hour;
        return (twelveHours && hour >= 12 ? PM : 0)
                | bcd(shown) << 16
                | bcd(now.getMinute()) << 8
                | bcd(now.getSecond());
    }

    /** DR. */
    int date(long seconds) {
        if (seconds / SECONDS_PER_DAY * SECONDS_PER_DAY == oddDay) {
            return oddDate;
        }
        LocalDateTime now = dateTime(seconds);
        int year = now.getYear() - BEGINNING.getYear();
        return bcd(year) << 16 | weekday(seconds) << 13 | bcd(now.getMonthValue()) << 8 | bcd(now.getDayOfMonth());
    }

    /** Sets the time of day from TR; numbers that are no time are cut off. */
    void setTime(int tr, boolean twelveHours) {
        LocalDateTime day = dateTime(originSeconds).truncatedTo(ChronoUnit.DAYS);
        LocalDateTime set = day.plusHours(Math.min(hour(tr, twelveHours), 23))
                .plusMinutes(Math.min(number(tr >>> 8 & 0x7f), 59))
                .plusSeconds(Math.min(number(tr & 0x7f), 59));
        originSeconds = BEGINNING.until(set, ChronoUnit.SECONDS);
    }

    /**
     * Sets the date from DR. Numbers that are no date are shown as they were written until midnight, and cut off then; behind a day 0 comes
     * the first day of the month.
     */
    void setDate(int dr) {
        LocalDateTime month = BEGINNING
                .plusYears(Math.min(number(dr >>> 16 & 0xff), 99))
                .withMonth(Math.max(1, Math.min(number(dr >>> 8 & 0x1f), 12)));
        int days = month.toLocalDate().lengthOfMonth();
        LocalDateTime day = month.plusDays(Math.min(number(dr & 0x3f), days) - 1L);
        long midnight = Math.floorMod(BEGINNING.until(day, ChronoUnit.SECONDS), SECONDS_OF_A_CENTURY);
        originSeconds = midnight + originSeconds % SECONDS_PER_DAY;
        firstWeekday = Math.floorMod((dr >>> 13 & 7) - 1 - originSeconds / SECONDS_PER_DAY, 7);
        oddDay = NOTHING;
        oddDate = dr & DATE_FIELDS;
        oddDay = date(midnight) == oddDate ? NOTHING : midnight;
    }

    /** The day of the month that an alarm compares. */
    int day(long seconds) {
        return number(date(seconds) & 0x3f);
    }

    /** The hour, 0 to 23, that the fields of TR and ALRMxR stand for. */
    static int hour(int fields, boolean twelveHours) {
        int shown = number(fields >>> 16 & 0x3f);
        return twelveHours ? shown % 12 + ((fields & PM) != 0 ? 12 : 0) : shown;
    }

    private static int bcd(int number) {
        return number / 10 << 4 | number % 10;
    }

    /** The number that two digits stand for. */
    static int number(int bcd) {
        return (bcd >>> 4) * 10 + (bcd & 0xf);
    }
}
