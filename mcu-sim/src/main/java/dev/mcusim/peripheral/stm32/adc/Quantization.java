package dev.mcusim.peripheral.stm32.adc;

import dev.mcusim.peripheral.Pin;

/** What a converter without errors makes of a voltage. */
public final class Quantization {

    private Quantization() {}

    /**
     * The nearest code, with the supply as reference (AN2834, 3.1).
     *
     * @param microvolts the voltage; beyond the reference it is cut off
     * @param bits       resolution, 6 to 16
     */
    public static int code(long microvolts, int bits) {
        return code(microvolts, Pin.SUPPLY_MICROVOLTS, bits);
    }

    /**
     * The nearest code.
     *
     * @param microvolts the voltage; beyond the reference it is cut off
     * @param reference  the reference voltage in microvolts
     * @param bits       resolution, 6 to 16
     */
    public static int code(long microvolts, long reference, int bits) {
        long codes = 1L << bits;
        long nearest = Math.floorDiv(microvolts * codes + reference / 2, reference);
        return (int) Math.max(0, Math.min(codes - 1, nearest));
    }
}
