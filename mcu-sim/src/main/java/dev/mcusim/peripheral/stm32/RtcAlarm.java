package dev.mcusim.peripheral.stm32;

import java.time.LocalDateTime;

/**
 * When an alarm of a real-time clock goes off: what ALRMxR and ALRMxSSR compare and what they mask (RM0090, 26.6.7 and 26.6.19).
 *
 * @param time      ALRMxR
 * @param subsecond ALRMxSSR
 * @param twelveHours whether the hour is one of twelve
 * @param calendar  what it is compared with
 */
record RtcAlarm(int time, int subsecond, boolean twelveHours, RtcCalendar calendar) {

    private static final int MASK_SECONDS = 1 << 7;
    private static final int MASK_MINUTES = 1 << 15;
    private static final int MASK_HOURS = 1 << 23;
    private static final int WEEKDAY = 1 << 30;
    private static final int MASK_DATE = 1 << 31;
    private static final int MOST_BITS_OF_SUBSECOND = 15;
    /** Every day of a month comes again within so many days, and every day of the week. */
    private static final int DAYS = 62;

    private static final long SECONDS_PER_DAY = 86_400;
    private static final long NOTHING = -1;

    /** The first cycle of the clock behind another at which it goes off; -1 when it never does. */
    long next(long tick) {
        long second = calendar.seconds(tick);
        int age = calendar.age(tick) + 1;
        for (int attempts = 0; attempts < 2; attempts++) {
            long match = matchingSecond(second);
            if (match == NOTHING) {
                return NOTHING;
            }
            int at = matchingAge(match > second ? 0 : age);
            if (at <= calendar.synchronous()) {
                return calendar.tickAt(match, at);
            }
            second = match + 1;
            age = 0;
        }
        return NOTHING;
    }

    /** The first age of a second, from one on, at which the subsecond matches; beyond the second's end when there is none. */
    private int matchingAge(int from) {
        int bits = Math.min(subsecond >>> 24 & 0xf, MOST_BITS_OF_SUBSECOND);
        if (bits == 0) {
            return from == 0 ? 0 : calendar.synchronous() + 1;
        }
        int period = 1 << bits;
        int wanted = Math.floorMod(calendar.synchronous() - (subsecond & period - 1), period);
        return from + Math.floorMod(wanted - from, period);
    }

    private long matchingSecond(long from) {
        for (int day = 0; day <= DAYS; day++) {
            long midnight = (from / SECONDS_PER_DAY + day) * SECONDS_PER_DAY;
            long match = matchesDay(midnight) ? matchingTime(Math.max(from, midnight) - midnight) : NOTHING;
            if (match != NOTHING) {
                return midnight + match;
            }
        }
        return NOTHING;
    }

    private boolean matchesDay(long midnight) {
        if ((time & MASK_DATE) != 0) {
            return true;
        }
        return (time & WEEKDAY) != 0
                ? calendar.weekday(midnight) == (time >>> 24 & 0xf)
                : calendar.day(midnight) == RtcCalendar.number(time >>> 24 & 0x3f);
    }

    /** The first time of day that matches, in seconds, from one on; -1 when there is none left that day. */
    private long matchingTime(long from) {
        for (long minute = from / 60; minute < SECONDS_PER_DAY / 60; minute++) {
            LocalDateTime at = RtcCalendar.dateTime(minute * 60);
            if (matches(MASK_HOURS, at.getHour(), RtcCalendar.hour(time, twelveHours))
                    && matches(MASK_MINUTES, at.getMinute(), minute())) {
                long earliest = Math.max(from, minute * 60);
                if ((time & MASK_SECONDS) != 0) {
                    return earliest;
                }
                long exact = minute * 60 + RtcCalendar.number(time & 0x7f);
                if (exact >= earliest) {
                    return exact;
                }
            }
        }
        return NOTHING;
    }

    private boolean matches(int mask, int value, int wanted) {
        return (time & mask) != 0 || value == wanted;
    }

    private int minute() {
        return RtcCalendar.number(time >>> 8 & 0x7f);
    }
}
