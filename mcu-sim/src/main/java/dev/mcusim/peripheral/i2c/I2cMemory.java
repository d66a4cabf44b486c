package dev.mcusim.peripheral.i2c;

import java.util.function.LongSupplier;

/**
 * A device with a memory and a pointer into it: the first byte or bytes written behind its address are the pointer, with the highest first,
 * and each byte from then on, written or read, moves it on by one. So do the registers of most sensors, and EEPROMs of the 24xx kind: those
 * write within a page, and acknowledge nothing while they program behind a stop condition.
 *
 * <p>A memory that is larger than its pointer can reach takes several addresses, as 24C04 to 24C16 do.
 */
public final class I2cMemory implements I2cDevice {

    private static final int ONE_BYTE_REACHES = 256;
    private static final int MOST_ADDRESSES = 8;

    private final int address;
    private final byte[] contents;
    private final int pointerBytes;
    private final int page;
    private final long programming;
    private final LongSupplier nanoseconds;
    private int pointer;
    private int high;
    private int pointerLeft;
    private boolean written;
    private long readyAt;

    private I2cMemory(
            int address, byte[] contents, int pointerBytes, int page, long programming, LongSupplier nanoseconds) {
        this.address = address;
        this.contents = contents;
        this.pointerBytes = pointerBytes;
        this.page = page;
        this.programming = programming;
        this.nanoseconds = nanoseconds;
    }

    /**
     * Registers.
     *
     * @param address      0 to 0x7f, or {@link I2cBus#TEN_BITS} with an address of ten bits
     * @param contents     what they hold, a power of two of bytes, 256 at most where the pointer has one byte; what is written to them is written here
     * @param pointerBytes 1 or 2
     */
    public static I2cMemory registers(int address, byte[] contents, int pointerBytes) {
        return new I2cMemory(address, contents, pointerBytes, contents.length, 0, () -> 0);
    }

    /**
     * An EEPROM.
     *
     * @param address     0 to 0x7f, the first one of several for 512 to 2048 bytes
     * @param contents    what it holds, a power of two of bytes; what is programmed is written here
     * @param page        bytes of a page, a power of two
     * @param programming nanoseconds that programming takes
     * @param nanoseconds the time
     */
    public static I2cMemory eeprom(int address, byte[] contents, int page, long programming, LongSupplier nanoseconds) {
        int pointerBytes = contents.length > ONE_BYTE_REACHES * MOST_ADDRESSES ? 2 : 1;
        return new I2cMemory(address, contents, pointerBytes, page, programming, nanoseconds);
    }

    /** How many addresses it takes. */
    public int addresses() {
        return pointerBytes == 1 ? Math.max(1, contents.length / ONE_BYTE_REACHES) : 1;
    }

    @Override
    public boolean addressed(int to, boolean read) {
        int block = to - address;
        if (block < 0 || block >= addresses() || nanoseconds.getAsLong() < readyAt) {
            return false;
        }
        if (addresses() > 1) {
            pointer = pointer % ONE_BYTE_REACHES + block * ONE_BYTE_REACHES;
        }
        pointerLeft = read ? 0 : pointerBytes;
        written = false;
        return true;
    }

    @Override
    public boolean knowsHeader(int high) {
        return I2cBus.isTenBits(address, high);
    }

    @Override
    public boolean receives(int data) {
        if (pointerLeft > 0) {
            pointerLeft--;
            if (pointerLeft > 0) {
                high = data << 8;
            } else {
                setPointer((pointerBytes == 2 ? high : pointer & -ONE_BYTE_REACHES) | data);
            }
            return true;
        }
        contents[pointer] = (byte) data;
        written = true;
        setPointer(pointer & -page | pointer + 1 & page - 1);
        return true;
    }

    private void setPointer(int value) {
        pointer = value & contents.length - 1;
    }

    @Override
    public int sends() {
        int data = contents[pointer] & 0xff;
        setPointer(pointer + 1);
        return data;
    }

    @Override
    public void stopped() {
        if (written) {
            readyAt = nanoseconds.getAsLong() + programming;
        }
        written = false;
    }
}
