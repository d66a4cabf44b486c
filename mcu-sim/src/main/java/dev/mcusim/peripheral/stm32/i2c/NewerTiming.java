package dev.mcusim.peripheral.stm32.i2c;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;
import java.util.function.LongSupplier;

/**
 * How long a bit takes by TIMINGR and the filters (RM0433, 47.4.5 and 47.4.9): the low and the high time of SCL, and behind each of both edges
 * two cycles of synchronization, the digital filter, and the least delay of the analog one. The edges themselves take no time here.
 */
final class NewerTiming {

    private static final int SYNCHRONIZATION = 2;
    private static final long ANALOG_FILTER_PER_SECOND = 20_000_000;

    private final Field prescaler;
    private final Field low;
    private final Field high;
    private final Field digitalFilter;
    private final Field analogFilterOff;
    private final LongSupplier hertz;

    /**
     * @param hertz frequency of the kernel clock
     */
    NewerTiming(RegisterBank registers, LongSupplier hertz) {
        prescaler = registers.field("TIMINGR.PRESC");
        low = registers.field("TIMINGR.SCLL");
        high = registers.field("TIMINGR.SCLH");
        digitalFilter = registers.field("CR1.DNF");
        analogFilterOff = registers.field("CR1.ANFOFF");
        this.hertz = hertz;
    }

    /** Cycles of the kernel clock that a bit takes. */
    long bit() {
        long edges = 2L * (SYNCHRONIZATION + digitalFilter.get() + analogFilter());
        return (low.get() + 1L + high.get() + 1L) * (prescaler.get() + 1L) + edges;
    }

    /** 50 ns in cycles of the kernel clock. */
    private long analogFilter() {
        return analogFilterOff.isSet()
                ? 0
                : (hertz.getAsLong() + ANALOG_FILTER_PER_SECOND - 1) / ANALOG_FILTER_PER_SECOND;
    }
}
