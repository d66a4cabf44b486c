package dev.mcusim.peripheral.stm32;

import java.util.List;

/** What the registers of PWR say about low-power modes. */
interface PowerModes {

    /** Those of no chip. */
    PowerModes NONE = new PowerModes() {
        @Override
        public boolean selectsStandby() {
            return false;
        }

        @Override
        public List<WakeUpPin> wakeUpPins() {
            return List.of();
        }

        @Override
        public void show(boolean standby, int pins, boolean clock) {
            // There are no flags.
        }
    };

    /** Whether deep sleep is standby mode, not stop mode. */
    boolean selectsStandby();

    /** The pins that are enabled to end standby mode. */
    List<WakeUpPin> wakeUpPins();

    /** Whether the real-time clock ends standby mode. */
    default boolean wakesByClock() {
        return true;
    }

    /** Stop mode has ended. */
    default void stopEnded() {
        // Most families have no flag for that.
    }

    /**
     * Sets the flags.
     *
     * @param standby the chip has been in standby mode
     * @param pins    the wake-up pins that have ended it, from bit 0 on
     * @param clock   whether the real-time clock has
     */
    void show(boolean standby, int pins, boolean clock);
}
