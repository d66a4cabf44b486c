package dev.mcusim.peripheral.stm32.adc;

/** What the common registers of a group of converters say. */
interface CommonSettings {

    /** Those of a group whose common registers are not there yet. */
    CommonSettings NONE = new CommonSettings() {
        @Override
        public long hertz(long kernel, long bus) {
            return 0;
        }

        @Override
        public boolean senses() {
            return false;
        }

        @Override
        public boolean connectsReference() {
            return false;
        }

        @Override
        public boolean connectsBattery() {
            return false;
        }

        @Override
        public MultiMode mode() {
            return MultiMode.INDEPENDENT;
        }
    };

    /**
     * The converters' clock in Hz.
     *
     * @param kernel the clock that the RCC gives them, in Hz
     * @param bus    the clock of their bus, in Hz
     */
    long hertz(long kernel, long bus);

    /** Whether the temperature sensor is on. */
    boolean senses();

    /** Whether the internal reference is connected. */
    boolean connectsReference();

    /** Whether the battery pin is connected. */
    boolean connectsBattery();

    /** How converters work together. */
    MultiMode mode();
}
