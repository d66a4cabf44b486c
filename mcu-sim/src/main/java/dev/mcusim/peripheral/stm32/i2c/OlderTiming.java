package dev.mcusim.peripheral.stm32.i2c;

import dev.mcusim.peripheral.Field;
import dev.mcusim.peripheral.RegisterBank;

/** How long a bit takes by CCR (RM0090, 27.6.8). Rising edges take no time here, so that TRISE changes nothing. */
final class OlderTiming {

    private static final int STANDARD = 2;
    private static final int FAST = 3;
    private static final int FAST_16_TO_9 = 25;

    private final Field ccr;
    private final Field duty;
    private final Field fast;

    OlderTiming(RegisterBank registers) {
        ccr = registers.field("CCR.CCR");
        duty = registers.field("CCR.DUTY");
        fast = registers.field("CCR.FS");
    }

    /** Cycles of PCLK1 that a bit takes, 0 while CCR is. */
    long bit() {
        int parts = !fast.isSet() ? STANDARD : !duty.isSet() ? FAST : FAST_16_TO_9;
        return (long) parts * ccr.get();
    }
}
