package dev.mcusim.peripheral.stm32;

/**
 * A pin that ends standby mode.
 *
 * @param number  from 1, as in WKUP1
 * @param pin     as {@code PA0}
 * @param falling whether a falling edge does it, not a rising one
 */
record WakeUpPin(int number, String pin, boolean falling) {}
