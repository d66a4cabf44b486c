package dev.mcusim.peripheral.i2c;

/** What answers on a bus: a chip beside the microcontroller, or the slave in a controller. Whatever it is told takes place now. */
public interface I2cDevice {

    /**
     * An address has come behind a start condition, perhaps a repeated one.
     *
     * @param address 0 to 0x7f, or {@link I2cBus#TEN_BITS} with an address of ten bits
     * @param read    whether the device is to send
     * @return whether it is addressed by that and acknowledges
     */
    boolean addressed(int address, boolean read);

    /** Whether it has an address of ten bits with these two in front, so that it acknowledges the first byte of it. */
    default boolean knowsHeader(int high) {
        return false;
    }

    /**
     * A byte has come.
     *
     * @return whether it acknowledges
     */
    boolean receives(int data);

    /** The byte that it sends, 0 to 255. */
    int sends();

    /** The byte that it has sent was acknowledged, so that it is to send another, or was not. */
    default void acknowledged(boolean more) {}

    /** It had been addressed, and a stop condition has come. */
    default void stopped() {}

    /** Whether it keeps the clock low, so that nothing goes on until {@link I2cBus#resume}. */
    default boolean holdsClock() {
        return false;
    }
}
