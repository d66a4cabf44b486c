package dev.mcusim.peripheral.i2c;

import java.util.Optional;

/**
 * The two pins of a controller, SCL and SDA, and the bus that they are on. A line is outside the chip: it stays when the chip is reset, while
 * the controller is made anew.
 */
public final class I2cLine {

    /** The chip's end. */
    public interface Controller extends I2cDevice {

        /** The bus has become free. */
        void busIsFree();

        /** A device has let go of the clock. */
        void clockIsFree();
    }

    private final String name;
    private I2cBus bus;
    private Optional<Controller> controller = Optional.empty();

    I2cLine(String name) {
        this.name = name;
        bus = new I2cBus(this);
    }

    /** Name of the controller, for example {@code I2C1}. */
    public String name() {
        return name;
    }

    /** The bus that it is on, its own one unless it has been wired to another. */
    public I2cBus bus() {
        return bus;
    }

    void moveTo(I2cBus other) {
        bus = other;
    }

    /** Chips: puts a controller at the line's end, in place of the one from before a reset, which lets go of the bus. */
    public void attach(Controller made) {
        controller.ifPresent(bus::leave);
        controller = Optional.of(made);
        bus.letGo(this);
    }

    /** The chip is reset: there is no controller until one is attached. */
    void reset() {
        controller = Optional.empty();
        bus.reset();
    }

    Optional<Controller> controller() {
        return controller;
    }
}
