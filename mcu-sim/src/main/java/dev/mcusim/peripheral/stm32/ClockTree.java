package dev.mcusim.peripheral.stm32;

import dev.mcusim.peripheral.RegisterBank;

/** Computes clocks from what the RCC registers hold now. */
interface ClockTree {

    /** The frequencies. */
    Clocks clocks();

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
}
