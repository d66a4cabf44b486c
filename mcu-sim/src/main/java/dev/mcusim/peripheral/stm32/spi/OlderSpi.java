package dev.mcusim.peripheral.stm32.spi;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.spi.SpiLine.Loss;

/**
 * SPI of STM32F4, F7 and L4+: one data register for both directions, which on F4 holds a frame and on F7 and L4+ leads to FIFOs (RM0090,
 * 28.5; RM0385, 35.9; RM0432, 53.6).
 *
 * <p>Not modelled: I2S, the last item of an odd number of bytes that DMA packs (LDMA_RX, LDMA_TX).
 */
public final class OlderSpi extends Spi {

    /** CR1. */
    private static final int MSTR = 1 << 2;

    private static final int SPE = 1 << 6;
    private static final int LSBFIRST = 1 << 7;
    private static final int SSI = 1 << 8;
    private static final int SSM = 1 << 9;
    private static final int RXONLY = 1 << 10;
    /** DFF on F4, CRCL on F7 and L4+. */
    private static final int LONG = 1 << 11;

    private static final int CRCNEXT = 1 << 12;
    private static final int CRCEN = 1 << 13;
    private static final int BIDIOE = 1 << 14;
    private static final int BIDIMODE = 1 << 15;

    /** CR2. */
    private static final int RXDMAEN = 1;

    private static final int TXDMAEN = 1 << 1;
    private static final int ERRIE = 1 << 5;
    private static final int RXNEIE = 1 << 6;
    private static final int TXEIE = 1 << 7;
    private static final int FRXTH = 1 << 12;
    private static final int LDMA = 3 << 13;
    private static final int LEAST_DS = 3;
    private static final int DS_OF_8_BITS = 7;

    /** SR. */
    private static final int RXNE = 1;

    private static final int TXE = 1 << 1;
    private static final int CRCERR = 1 << 4;
    private static final int MODF = 1 << 5;
    private static final int OVR = 1 << 6;
    private static final int BSY = 1 << 7;
    private static final int FRLVL_AT = 9;
    private static final int FTLVL_AT = 11;

    private static final int I2SMOD = 1 << 11;

    private final Register cr1;
    private final Register cr2;
    private final Register polynomial;
    private final Checksum sentSum = new Checksum();
    private final Checksum receivedSum = new Checksum();
    private final boolean fifos;
    /** The flags that stay until they are cleared. */
    private int flags;

    private int last;
    private boolean dataRead;
    private boolean modeFaultSeen;
    private boolean sumOnLine;

    private OlderSpi(SpiSite site) {
        super(site, "DR", "DR");
        fifos = registers.has("CR2.DS");
        cr1 = registers.register("CR1");
        cr2 = registers.register("CR2");
        polynomial = registers.register("CRCPR");
        cr1.whenWritten(this::control);
        cr2.whenWritten(word -> control());
        if (fifos) {
            cr2.notModelled(LDMA);
        }
        registers.register("SR").readOnly().reads(held -> see()).whenWritten(this::clearZeros);
        registers.register("RXCRCR").readOnly().reads(held -> receivedSum.value());
        registers.register("TXCRCR").readOnly().reads(held -> sentSum.value());
        registers.register("I2SCFGR").notModelled(I2SMOD);
    }

    /** A controller in its state after reset. */
    public static Device of(SpiSite site) {
        return new OlderSpi(site);
    }

    private boolean has(int bits) {
        return (cr1.value() & bits) != 0;
    }

    private void control(int word) {
        if (modeFaultSeen) {
            flags &= ~MODF;
            modeFaultSeen = false;
        }
        if (has(MSTR) && has(SSM) && !has(SSI)) {
            flags |= MODF;
            cr1.set(cr1.value() & ~(MSTR | SPE));
        }
        if (!has(CRCEN)) {
            sentSum.clear();
            receivedSum.clear();
        }
        proceed();
    }

    private void control() {
        if (fifos && (cr2.value() >>> 8 & 15) < LEAST_DS) {
            cr2.set(cr2.value() & ~(15 << 8) | DS_OF_8_BITS << 8);
        }
        proceed();
    }

    private int status() {
        boolean empty = fifos ? transmit.size() <= 2 : transmit.size() == 0;
        int status = flags | (isReadable() ? RXNE : 0) | (empty ? TXE : 0) | (isBusy() ? BSY : 0);
        return fifos ? status | level(receive) << FRLVL_AT | level(transmit) << FTLVL_AT : status;
    }

    /** Quarters in use, where three and four are alike. */
    private static int level(ByteFifo fifo) {
        return Math.min(fifo.size(), 3);
    }

    private boolean isReadable() {
        int least = fifos && (cr2.value() & FRXTH) == 0 ? 2 : 1;
        return receive.size() >= least;
    }

    private int see() {
        int status = status();
        modeFaultSeen = (status & MODF) != 0;
        if (dataRead && (status & OVR) != 0) {
            flags &= ~OVR;
            proceed();
        }
        return status;
    }

    private void clearZeros(int word) {
        flags &= word | ~CRCERR;
        proceed();
    }

    /** Bytes that an access to the data register moves; an access by 32 bits moves 16. */
    private int moved(int size) {
        return fifos && size == 1 ? frameBytes() : 2;
    }

    private int frameBytes() {
        return fifos && dataBits() <= 8 ? 1 : 2;
    }

    @Override
    int readData(int size) {
        if (receive.size() > 0) {
            last = receive.remove(moved(size));
        }
        dataRead = (flags & OVR) != 0;
        proceed();
        return size == 1 ? last & 0xff : last;
    }

    @Override
    void writeData(int size, int value) {
        int bytes = moved(size);
        if (transmit.room() < bytes) {
            lose(Loss.TRANSMITTER_FULL);
            if (fifos) {
                return;
            }
            transmit.clear();
        }
        transmit.add(size == 1 ? value & 0xff : value, bytes);
        proceed();
    }

    @Override
    boolean wantsFrame() {
        return has(SPE) && has(MSTR) && (!sends() || transmit.size() >= frameBytes() || isSumNext());
    }

    @Override
    boolean isListening() {
        return has(SPE) && !has(MSTR) && !(has(SSM) && has(SSI));
    }

    private int dataBits() {
        return fifos ? (cr2.value() >>> 8 & 15) + 1 : has(LONG) ? 16 : 8;
    }

    private int sumBits() {
        return has(LONG) ? 16 : 8;
    }

    @Override
    int frameBits() {
        return isSumNext() ? sumBits() : dataBits();
    }

    /** Whether the next frame is the checksum: the data are through, and CRCNEXT has told that. */
    private boolean isSumNext() {
        return has(CRCEN) && has(CRCNEXT) && (!sends() || transmit.size() == 0);
    }

    @Override
    boolean isLowestFirst() {
        return has(LSBFIRST);
    }

    @Override
    boolean sends() {
        return has(BIDIMODE) ? has(BIDIOE) : !has(RXONLY);
    }

    private boolean receives() {
        return !has(BIDIMODE) || !has(BIDIOE);
    }

    @Override
    int prescaler() {
        return 2 << (cr1.value() >>> 3 & 7);
    }

    @Override
    int gap() {
        return 0;
    }

    @Override
    int nextFrame() {
        if (sumOnLine) {
            return sentSum.value();
        }
        int bits = dataBits();
        int frame = ordered(transmit.remove(frameBytes()), bits);
        if (has(CRCEN)) {
            sentSum.add(frame, bits, polynomial.value(), sumBits());
        }
        return frame;
    }

    @Override
    void frameBegins() {
        sumOnLine = isSumNext();
        if (sumOnLine) {
            cr1.set(cr1.value() & ~CRCNEXT);
        }
    }

    @Override
    void frameCame(int frame, int bits) {
        if (!receives()) {
            return;
        }
        if (sumOnLine && frame != receivedSum.value()) {
            flags |= CRCERR;
        } else if (has(CRCEN) && !sumOnLine) {
            receivedSum.add(frame, bits, polynomial.value(), sumBits());
        }
        int bytes = fifos && bits <= 8 ? 1 : 2;
        if (receive.room() >= bytes) {
            receive.add(sumOnLine ? frame : ordered(frame, bits), bytes);
        } else {
            flags |= OVR;
            dataRead = false;
        }
    }

    @Override
    boolean interrupts() {
        int status = status();
        int enables = cr2.value();
        return (enables & TXEIE) != 0 && (status & TXE) != 0
                || (enables & RXNEIE) != 0 && (status & RXNE) != 0
                || (enables & ERRIE) != 0 && (status & (OVR | MODF | CRCERR)) != 0;
    }

    @Override
    boolean asksForData() {
        return (cr2.value() & TXDMAEN) != 0 && (status() & TXE) != 0;
    }

    @Override
    boolean offersData() {
        return (cr2.value() & RXDMAEN) != 0 && isReadable();
    }
}
