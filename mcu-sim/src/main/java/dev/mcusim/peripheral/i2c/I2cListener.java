package dev.mcusim.peripheral.i2c;

/** Hears what happens on a bus. */
public interface I2cListener {

    /**
     * A start condition, perhaps a repeated one, and an address; of an address of ten bits, once the whole of it is there.
     *
     * @param address      as in {@link I2cDevice#addressed}
     * @param acknowledged whether somebody has it
     */
    void addressed(int address, boolean read, boolean acknowledged);

    /** A byte to or from the device. */
    void transferred(int data, boolean acknowledged);

    /** A stop condition, or the controller has let go of the bus without one. */
    void stopped();
}
