package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/** Computes clocks from what the RCC registers hold now. */
interface ClockTree {

    /** The oscillator of 32,768 Hz. */
    long LSE = 32_768;
    /** The low-speed internal oscillator, typically. */
    long LSI = 32_000;

    /** The frequencies. */
    Clocks clocks();

    /** The frequency of one source in Hz, 0 where it is off or the family does not have it. */
    long hertz(ClockSource source);

    /**
     * The tree of a family.
     *
     * @param rcc its registers
     * @param hse what drives the HSE input in Hz, 0 where nothing does
     */
    static ClockTree of(ChipFamily family, RegisterBank rcc, long hse) {
        return switch (family) {
            case F4, F7 -> new F4ClockTree(rcc, hse);
            case H7 -> new H7ClockTree(rcc, hse);
            case L4 -> new L4ClockTree(rcc, hse);
        };
    }

    /** A frequency, or 0 while the bit that enables it is clear. */
    static long ifSet(RegisterBank rcc, String enable, long hertz) {
        return rcc.value(enable) == 0 ? 0 : hertz;
    }
}
