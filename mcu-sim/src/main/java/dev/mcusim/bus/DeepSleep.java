package dev.mcusim.bus;

/** What the chip around a core makes of sleep while SCR.SLEEPDEEP is set (ARMv7-M ARM, B1.5.19). */
public interface DeepSleep {

    /** Sleep like any other. */
    DeepSleep NONE = new DeepSleep() {
        @Override
        public boolean begin() {
            return false;
        }

        @Override
        public void end() {
            // Nothing has changed.
        }
    };

    /**
     * The core sleeps from now on.
     *
     * @return whether nothing but a reset wakes it
     */
    boolean begin();

    /** The core has been woken, or reset. */
    void end();
}
