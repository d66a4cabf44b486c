package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;

/** The three analog watchdogs of the converters of STM32L4+ and H7: which voltages they let pass (RM0432, 21.4.28; RM0433, 25.4.29). */
final class NewerWatchdogs {

    private static final int WATCHDOGS = 3;
    private static final int ALL_BITS_16 = 0x03ff_ffff;

    private final RegisterBank registers;
    private final boolean wide;
    private final Register[] low = new Register[WATCHDOGS];
    private final Register[] high = new Register[WATCHDOGS];

    NewerWatchdogs(RegisterBank registers) {
        this.registers = registers;
        wide = registers.has("LTR1");
        for (int i = 0; i < WATCHDOGS; i++) {
            low[i] = registers.register((wide ? "LTR" : "TR") + (i + 1));
            high[i] = wide ? registers.register("HTR" + (i + 1)) : low[i];
        }
    }

    /** The flags of those that watch anything. */
    int enabled() {
        int flags = registers.value("CFGR.AWD1EN") + registers.value("CFGR.JAWD1EN") == 0 ? 0 : NewerAdc.AWD1;
        for (int i = 1; i < WATCHDOGS; i++) {
            flags |= channels(i) == 0 ? 0 : NewerAdc.AWD1 << i;
        }
        return flags;
    }

    private int channels(int watchdog) {
        return registers.register("AWD" + (watchdog + 1) + "CR").value();
    }

    /**
     * The flags of those that a conversion sets off.
     *
     * @param code what it has resulted in
     * @param bits resolution of that
     */
    int seen(int channel, int code, int bits, boolean injected) {
        int flags = 0;
        for (int i = 0; i < WATCHDOGS; i++) {
            if (watches(i, channel, injected) && isOutside(i, code, bits)) {
                flags |= NewerAdc.AWD1 << i;
            }
        }
        return flags;
    }

    private boolean watches(int watchdog, int channel, boolean injected) {
        if (watchdog > 0) {
            return (channels(watchdog) & 1 << channel) != 0;
        }
        boolean chosen = registers.value("CFGR.AWD1SGL") == 0 || registers.value("CFGR.AWD1CH") == channel;
        return chosen && registers.value(injected ? "CFGR.JAWD1EN" : "CFGR.AWD1EN") != 0;
    }

    /** Codes are compared at the upper end of 16 bits, or of 12, or, by the second and third watchdog, of 8 of these. */
    private boolean isOutside(int watchdog, int code, int bits) {
        if (wide) {
            int whole = code << 16 - bits;
            return whole < (low[watchdog].value() & ALL_BITS_16) || whole > (high[watchdog].value() & ALL_BITS_16);
        }
        int mask = watchdog == 0 ? 0xfff : 0xff;
        int whole = code << 12 - bits >>> (watchdog == 0 ? 0 : 4);
        return whole < (low[watchdog].value() & mask) || whole > (low[watchdog].value() >>> 16 & mask);
    }
}
