package dev.mcusim.peripheral;

/**
 * How characters go over a serial line.
 *
 * @param length       bits between start and stop bit, a parity bit included: 7 to 9
 * @param parity       what the last of them is
 * @param halfStopBits length of the stop bits in halves of a bit: 1 to 4
 * @param baud         bits per second
 */
public record SerialFormat(int length, Parity parity, int halfStopBits, double baud) {

    /** How far two ends may be apart and still understand each other, as a fraction: with eight bits the middle of the stop bit is met. */
    private static final double TOLERANCE = 0.04;

    /** What the last bit of a character is. */
    public enum Parity {
        /** Data like the others. */
        NONE,
        /** Makes the number of ones even. */
        EVEN,
        /** Makes the number of ones odd. */
        ODD
    }

    /** How long a character takes, in halves of a bit. */
    public int halfBits() {
        return 2 + 2 * length + halfStopBits;
    }

    /** How many bits of a character are data. */
    public int dataBits() {
        return parity == Parity.NONE ? length : length - 1;
    }

    /** A character; bits of the number beyond the {@link #dataBits} are not sent. */
    public SerialFrame frame(int data) {
        int kept = data & mask(dataBits());
        return new SerialFrame(this, parity == Parity.NONE ? kept : kept | parityOf(kept) << length - 1, false);
    }

    /** A line that is held low for a character's time and longer. */
    public SerialFrame breakFrame() {
        return new SerialFrame(this, 0, true);
    }

    /** Whether the parity of received bits is right. */
    public boolean hasRightParity(int bits) {
        return parity == Parity.NONE || bits >>> length - 1 == parityOf(bits & mask(dataBits()));
    }

    /** Whether bits of one end have arrived at the other when this one looks at them. */
    public boolean isInStepWith(SerialFormat other) {
        return Math.abs(baud - other.baud) <= TOLERANCE * baud;
    }

    private int parityOf(int data) {
        int ones = Integer.bitCount(data) & 1;
        return parity == Parity.EVEN ? ones : ones ^ 1;
    }

    static int mask(int bits) {
        return (1 << bits) - 1;
    }
}
