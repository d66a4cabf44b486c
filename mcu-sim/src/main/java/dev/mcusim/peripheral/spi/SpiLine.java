package dev.mcusim.peripheral.spi;

import java.util.EnumMap;
import java.util.Map;

/**
 * The clock and data lines of an SPI controller, and what is at their other end. A line is outside the chip: it stays when the chip is
 * reset, while the controller at its one end is made anew.
 *
 * <p>Frames are numbers whose highest bit goes over the line first, of 4 to 32 bits, whatever order the controller sends bits in. A line
 * that nobody drives is pulled up: ones.
 */
public final class SpiLine {

    /** What clocks frames in and out by another's clock: a device outside, or a controller in slave mode. Whatever it is told takes place now. */
    public interface Slave {

        /**
         * A frame begins.
         *
         * @param sent what the master sends in it; ones where it sends nothing
         * @param bits its length
         * @return what the slave sends in it
         */
        int begins(int sent, int bits);

        /**
         * The frame has ended.
         *
         * @param sent what the master has sent in it
         * @param bits its length
         */
        default void ended(int sent, int bits) {}
    }

    /** The chip's end. */
    public interface Port extends Slave {

        /** Sends what is still to be sent, now. */
        void finish();
    }

    /** Why frames get lost. */
    public enum Loss {
        /** Written before there was room. */
        TRANSMITTER_FULL,
        /** Of another length than the slave is set to. */
        LENGTH
    }

    /** Drives nothing. */
    private static final Slave OPEN = (sent, bits) -> ones(bits);

    private static final class Unused implements Port {
        @Override
        public int begins(int sent, int bits) {
            return ones(bits);
        }

        @Override
        public void finish() {}
    }

    private final String name;
    private final Map<Loss, Long> losses = new EnumMap<>(Loss.class);
    private Port port = new Unused();
    private Slave other = OPEN;

    SpiLine(String name) {
        this.name = name;
    }

    /** Name of the controller, for example {@code SPI1}. */
    public String name() {
        return name;
    }

    /** So many ones. */
    public static int ones(int bits) {
        return -1 >>> 32 - bits;
    }

    /** The chip's end. */
    public Port port() {
        return port;
    }

    /** Masters: a frame begins; what the other end sends in it. */
    public int begin(int sent, int bits) {
        return other.begins(sent, bits) & ones(bits);
    }

    /** Masters: the frame has ended. */
    public void end(int sent, int bits) {
        other.ended(sent, bits);
    }

    /** Chips: puts a controller at the line's one end, in place of the one from before a reset. */
    public void attach(Port made) {
        port = made;
    }

    /** Connects something to the other end, in place of what was there. */
    public void connect(Slave end) {
        other = end;
    }

    /** Connects MOSI to MISO. */
    public void loopBack() {
        other = (sent, bits) -> sent;
    }

    /** Connects this controller with another: clock to clock, MOSI to MOSI, MISO to MISO; of the two, one has to be the slave. */
    public void wireTo(SpiLine partner) {
        other = new End(partner);
        partner.other = new End(this);
    }

    /** Controllers: a frame is lost. */
    public void lose(Loss reason) {
        losses.merge(reason, 1L, Long::sum);
    }

    /** How many frames have been lost, by reason. */
    public Map<Loss, Long> losses() {
        return losses;
    }

    /** The controller of another line, whichever it is at the time. */
    private record End(SpiLine line) implements Slave {
        @Override
        public int begins(int sent, int bits) {
            return line.port.begins(sent, bits);
        }

        @Override
        public void ended(int sent, int bits) {
            line.port.ended(sent, bits);
        }
    }
}
