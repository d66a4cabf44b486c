package dev.mcusim.peripheral.i2c;

import java.io.ByteArrayOutputStream;

/** A device that sends back what was written to it last, from the first byte on, and ones behind that. */
public final class I2cEcho implements I2cDevice {

    private static final int MOST_KEPT = 1 << 16;
    private static final int NOTHING = 0xff;

    private final int address;
    private final ByteArrayOutputStream coming = new ByteArrayOutputStream();
    private byte[] kept = {};
    private int next;
    private boolean written;

    /**
     * A device to which nothing has been written.
     *
     * @param address 0 to 0x7f, or {@link I2cBus#TEN_BITS} with an address of ten bits
     */
    public I2cEcho(int address) {
        this.address = address;
    }

    @Override
    public boolean addressed(int to, boolean read) {
        if (to != address) {
            return false;
        }
        keep();
        next = 0;
        written = false;
        return true;
    }

    /** What has come takes the place of what came before; nothing does not. */
    private void keep() {
        if (written) {
            kept = coming.toByteArray();
            coming.reset();
        }
    }

    @Override
    public boolean knowsHeader(int high) {
        return I2cBus.isTenBits(address, high);
    }

    @Override
    public boolean receives(int data) {
        if (coming.size() < MOST_KEPT) {
            coming.write(data);
        }
        written = true;
        return true;
    }

    @Override
    public int sends() {
        return next < kept.length ? kept[next++] & 0xff : NOTHING;
    }

    @Override
    public void stopped() {
        keep();
        written = false;
    }
}
