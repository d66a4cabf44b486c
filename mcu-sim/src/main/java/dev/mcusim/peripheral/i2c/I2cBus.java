package dev.mcusim.peripheral.i2c;

import java.util.ArrayList;
import java.util.List;

/**
 * A bus of SCL and SDA with pull-ups (UM10204): what one controller puts there as the master, and who answers. An empty bus acknowledges
 * nothing and reads as ones. Two masters at once do not meet here, as the second waits until the bus is free.
 */
public final class I2cBus {

    /** Marks addresses of ten bits. */
    public static final int TEN_BITS = 1 << 10;

    private static final int RELEASED = 0xff;
    private static final int HEADER = 0xf0;
    private static final int HEADER_BITS = 0xf8;

    /** What the next byte is that the master sends. */
    private enum Next {
        ADDRESS,
        REST_OF_ADDRESS,
        DATA
    }

    private final List<I2cLine> lines = new ArrayList<>();
    private final List<I2cDevice> devices = new ArrayList<>();
    private final List<I2cListener> listeners = new ArrayList<>();
    private I2cLine master;
    private I2cDevice addressed;
    private int tenBitAddress;
    private Next next = Next.DATA;

    I2cBus(I2cLine first) {
        lines.add(first);
    }

    /** Devices: whether an address has ten bits with these two in front. */
    static boolean isTenBits(int address, int high) {
        return (address & TEN_BITS) != 0 && (address >> 8 & 3) == high;
    }

    /** Puts a device on the bus; of two that would answer, the first one does. */
    public void connect(I2cDevice device) {
        devices.add(device);
    }

    /** Tells about everything that happens from now on. */
    public void listen(I2cListener listener) {
        listeners.add(listener);
    }

    /** Wires another bus to this one: all that is on it is on this one. */
    public void join(I2cBus other) {
        if (other != this) {
            other.lines.forEach(line -> line.moveTo(this));
            lines.addAll(other.lines);
            devices.addAll(other.devices);
            listeners.addAll(other.listeners);
        }
    }

    /** Whether a start condition has come and no stop condition. */
    public boolean isBusy() {
        return master != null;
    }

    /** Whether a device keeps the clock low. */
    public boolean isHeld() {
        return addressed != null && addressed.holdsClock();
    }

    /** Devices: the clock is no longer kept low. */
    public void resume() {
        if (master != null) {
            master.controller().ifPresent(I2cLine.Controller::clockIsFree);
        }
    }

    /** Devices: lets go of the bus in the middle of a transfer, and answers no more. */
    public void leave(I2cDevice device) {
        if (addressed == device) {
            addressed = null;
            resume();
        }
    }

    /** Masters: a start condition, or a repeated one. */
    public void start(I2cLine by) {
        master = by;
        next = Next.ADDRESS;
    }

    /**
     * Masters: a byte, an address behind a start condition.
     *
     * @return whether somebody acknowledges it
     */
    public boolean send(int data) {
        return switch (next) {
            case ADDRESS -> (data & HEADER_BITS) == HEADER
                    ? header(data >> 1 & 3, (data & 1) != 0)
                    : address(data >> 1, (data & 1) != 0);
            case REST_OF_ADDRESS -> {
                tenBitAddress |= data;
                yield address(tenBitAddress, false);
            }
            case DATA -> {
                boolean acknowledged = addressed != null && addressed.receives(data);
                tell(data, acknowledged);
                yield acknowledged;
            }
        };
    }

    /** Masters: whether the second half of an address of ten bits comes next. */
    public boolean isHalfAddressed() {
        return next == Next.REST_OF_ADDRESS;
    }

    private boolean header(int high, boolean read) {
        if (read) {
            boolean again = addressed != null && tenBitAddress >> 8 == (TEN_BITS >> 8 | high);
            return address(again ? tenBitAddress : TEN_BITS | high << 8, true);
        }
        addressed = null;
        tenBitAddress = TEN_BITS | high << 8;
        next = Next.REST_OF_ADDRESS;
        for (I2cDevice device : others()) {
            if (device.knowsHeader(high)) {
                return true;
            }
        }
        return false;
    }

    private boolean address(int address, boolean read) {
        next = Next.DATA;
        addressed = null;
        for (I2cDevice device : others()) {
            if (device.addressed(address, read)) {
                addressed = device;
                break;
            }
        }
        if ((address & TEN_BITS) == 0) {
            tenBitAddress = 0;
        }
        for (I2cListener listener : listeners) {
            listener.addressed(address, read, addressed != null);
        }
        return addressed != null;
    }

    private void tell(int data, boolean acknowledged) {
        for (I2cListener listener : listeners) {
            listener.transferred(data, acknowledged);
        }
    }

    /** What may answer: devices, and controllers that are not the master. */
    private List<I2cDevice> others() {
        List<I2cDevice> others = new ArrayList<>(devices);
        for (I2cLine line : lines) {
            if (line != master) {
                line.controller().ifPresent(others::add);
            }
        }
        return others;
    }

    /** Masters: the byte that the device sends; ones where there is none. */
    public int receive() {
        return addressed == null ? RELEASED : addressed.sends();
    }

    /** Masters: acknowledges the byte received, or does not. */
    public void acknowledge(int data, boolean more) {
        tell(data, more);
        if (addressed != null) {
            addressed.acknowledged(more);
        }
    }

    /** Masters: a stop condition. */
    public void stop() {
        I2cDevice last = addressed;
        release();
        if (last != null) {
            last.stopped();
        }
        tellFree();
    }

    /** Controllers: lets go of the wires without a stop condition, which no device notices. */
    public void letGo(I2cLine line) {
        if (master == line) {
            release();
            tellFree();
        }
    }

    /** The chip is reset, and with it everybody who could be the master. */
    void reset() {
        if (isBusy()) {
            release();
        }
    }

    private void release() {
        addressed = null;
        master = null;
        tenBitAddress = 0;
        next = Next.DATA;
        for (I2cListener listener : listeners) {
            listener.stopped();
        }
    }

    private void tellFree() {
        for (I2cLine line : lines) {
            if (!isBusy()) {
                line.controller().ifPresent(I2cLine.Controller::busIsFree);
            }
        }
    }
}
