package dev.mcusim.peripheral.stm32;

/**
 * The shadow registers through which firmware reads the calendar of a real-time clock: reading SSR keeps TR and DR as they are, reading TR
 * keeps DR, until DR is read (RM0090, 26.3.6).
 */
final class RtcShadow {

    private static final long LIVE = -1;
    private static final int SYNCHRONIZATION_TICKS = 2;

    private long keptTime = LIVE;
    private long keptDate = LIVE;
    private long synchronizedAt = SYNCHRONIZATION_TICKS;

    /** SSR is read in this second. */
    void subsecondRead(long seconds) {
        keptTime = keptTime == LIVE ? seconds : keptTime;
        keptDate = keptDate == LIVE ? seconds : keptDate;
    }

    /** The second that TR shows. */
    long timeRead(long seconds) {
        long shown = keptTime == LIVE ? seconds : keptTime;
        keptDate = keptDate == LIVE ? shown : keptDate;
        return shown;
    }

    /** The second that DR shows. */
    long dateRead(long seconds) {
        long shown = keptDate == LIVE ? seconds : keptDate;
        keptTime = LIVE;
        keptDate = LIVE;
        return shown;
    }

    /** RSF is cleared: the registers are synchronized anew. */
    void synchronize(long tick) {
        synchronizedAt = tick + SYNCHRONIZATION_TICKS;
    }

    /** RSF. */
    boolean isSynchronized(long tick) {
        return tick >= synchronizedAt;
    }
}
