package dev.mcusim.peripheral.stm32.spi;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.spi.SpiLine.Loss;

/**
 * SPI of STM32H7: a data register for each direction, FIFOs that are filled and emptied by packets, transfers of a counted number of
 * frames (RM0433, 50.4 and 50.11).
 *
 * <p>Not modelled: I2S, CRC, the reload of the count (TSER), locked registers. TXC asks for no interrupt. A master that waits for room
 * (MASRX) goes on by itself and does not set SUSP.
 */
public final class NewerSpi extends Spi {

    /** CR1. */
    private static final int SPE = 1;

    private static final int MASRX = 1 << 8;
    private static final int CSTART = 1 << 9;
    private static final int CSUSP = 1 << 10;
    private static final int HDDIR = 1 << 11;
    private static final int SSI = 1 << 12;

    /** CR2. */
    private static final int TSIZE = 0xffff;

    /** CFG1. */
    private static final int RXDMAEN = 1 << 14;

    private static final int TXDMAEN = 1 << 15;
    private static final int CRCEN = 1 << 22;
    private static final int LEAST_BITS = 4;

    /** CFG2. */
    private static final int MASTER = 1 << 22;

    private static final int LSBFRST = 1 << 23;
    private static final int SSM = 1 << 26;
    private static final int SSIOP = 1 << 28;

    /** COMM in CFG2. */
    private static final int FULL_DUPLEX = 0;

    private static final int TRANSMITTER = 1;
    private static final int RECEIVER = 2;

    /** SR. */
    private static final int RXP = 1;

    private static final int TXP = 1 << 1;
    private static final int DXP = 1 << 2;
    private static final int EOT = 1 << 3;
    private static final int TXTF = 1 << 4;
    private static final int UDR = 1 << 5;
    private static final int OVR = 1 << 6;
    private static final int MODF = 1 << 9;
    private static final int SUSP = 1 << 11;
    private static final int TXC = 1 << 12;
    private static final int RXPLVL_AT = 13;
    private static final int RXWNE = 1 << 15;
    private static final int CTSIZE_AT = 16;
    private static final int CLEARABLE = 0xff8;
    private static final int WORD = 4;

    /** IER: as SR, and EOTIE for SUSP, too. */
    private static final int ENABLES = 0x7ff;

    private final Register cr1;
    private final Register cr2;
    private final Register cfg1;
    private final Register cfg2;
    private final Register enables;
    private final Register underrun;
    /** The flags that stay until they are cleared. */
    private int flags;

    private boolean on;
    private boolean running;
    private boolean suspending;
    private boolean counted;
    private int left;
    private int unwritten;
    private int lastSent;
    private int lastReceived;

    private NewerSpi(SpiSite site) {
        super(site, "RXDR", "TXDR");
        cr1 = registers.register("CR1");
        cr2 = registers.register("CR2");
        cfg1 = registers.register("CFG1");
        cfg2 = registers.register("CFG2");
        enables = registers.register("IER");
        underrun = registers.register("UDRDR");
        cr1.whenWritten(this::control);
        cr2.notModelled(~TSIZE).whenWritten(word -> resize());
        cfg1.notModelled(CRCEN).whenWritten(word -> proceed());
        cfg2.whenWritten(word -> proceed());
        enables.whenWritten(word -> proceed());
        registers.register("SR").readOnly().reads(held -> status());
        registers.register("IFCR").reads(held -> 0).whenWritten(this::clear);
        registers.register("I2SCFGR").notModelled(1);
    }

    /** A controller in its state after reset. */
    public static Device of(SpiSite site) {
        return new NewerSpi(site);
    }

    private void control(int word) {
        if (((word & SPE) != 0) != on) {
            on = !on;
            arm();
        }
        if (!on) {
            abort();
            transmit.clear();
            receive.clear();
            running = false;
            suspending = false;
        } else if (isMaster() && has(cfg2, SSM) && has(cr1, SSI) == has(cfg2, SSIOP)) {
            flags |= MODF;
            on = false;
        } else if ((word & CSTART) != 0 && isMaster() && !running) {
            running = true;
            if (left == 0) {
                arm();
            }
        } else if ((word & CSUSP) != 0 && running) {
            suspending = true;
            suspendBetweenFrames();
        }
        show();
        proceed();
    }

    private void resize() {
        if (!running) {
            arm();
        }
        proceed();
    }

    /** Makes ready for a transfer of as many frames as TSIZE says, 0 for no end. */
    private void arm() {
        left = cr2.value() & TSIZE;
        unwritten = left;
        counted = left != 0;
    }

    private void suspendBetweenFrames() {
        if (suspending && !isBusy()) {
            suspending = false;
            running = false;
            flags |= SUSP;
        }
    }

    /** CR1 as it reads: CSTART lasts as long as the transfer. */
    private void show() {
        cr1.set(cr1.value() & ~(SPE | CSTART | CSUSP) | (on ? SPE : 0) | (running ? CSTART : 0));
    }

    private void clear(int word) {
        flags &= ~(word & CLEARABLE);
        proceed();
    }

    private static boolean has(Register register, int bit) {
        return (register.value() & bit) != 0;
    }

    private boolean isMaster() {
        return has(cfg2, MASTER);
    }

    private int communication() {
        return cfg2.value() >>> 17 & 3;
    }

    @Override
    boolean sends() {
        int way = communication();
        return way == FULL_DUPLEX || way == TRANSMITTER || way != RECEIVER && has(cr1, HDDIR);
    }

    private boolean receives() {
        int way = communication();
        return way == FULL_DUPLEX || way == RECEIVER || way != TRANSMITTER && !has(cr1, HDDIR);
    }

    @Override
    int frameBits() {
        return Math.max((cfg1.value() & 31) + 1, LEAST_BITS);
    }

    private int frameBytes() {
        return (frameBits() + 7) / 8;
    }

    /** Bytes of a packet. */
    private int packet() {
        return ((cfg1.value() >>> 5 & 15) + 1) * frameBytes();
    }

    private boolean wantsPacket() {
        return transmit.room() >= packet() && !(counted && unwritten == 0);
    }

    private boolean hasPacket() {
        return receive.size() >= packet();
    }

    private int status() {
        boolean complete = !isBusy() && (counted && on ? left == 0 : transmit.size() == 0);
        return flags
                | (hasPacket() ? RXP : 0)
                | (wantsPacket() ? TXP : 0)
                | (hasPacket() && wantsPacket() ? DXP : 0)
                | (complete ? TXC : 0)
                | receive.size() % WORD / frameBytes() << RXPLVL_AT
                | (receive.size() >= WORD ? RXWNE : 0)
                | left << CTSIZE_AT;
    }

    /** How many frames an access of some bytes moves. */
    private int frames(int size) {
        return Math.max(1, size / frameBytes());
    }

    @Override
    int readData(int size) {
        int data = receive.remove(frames(size) * frameBytes());
        proceed();
        return data;
    }

    @Override
    void writeData(int size, int value) {
        int frames = counted ? Math.min(frames(size), unwritten) : frames(size);
        int bytes = frames * frameBytes();
        if (!on || frames == 0 || transmit.room() < bytes) {
            lose(Loss.TRANSMITTER_FULL);
            return;
        }
        transmit.add(value, bytes);
        unwritten -= counted ? frames : 0;
        if (counted && unwritten == 0) {
            flags |= TXTF;
            enables.set(enables.value() & ~(TXP | DXP));
        }
        proceed();
    }

    @Override
    boolean wantsFrame() {
        return running
                && !(counted && left == 0)
                && (!sends() || transmit.size() >= frameBytes())
                && !(has(cr1, MASRX) && receives() && receive.room() < frameBytes());
    }

    @Override
    boolean isListening() {
        boolean selected = !has(cfg2, SSM) || has(cr1, SSI) == has(cfg2, SSIOP);
        return on && !isMaster() && selected && !(counted && left == 0);
    }

    @Override
    boolean isLowestFirst() {
        return has(cfg2, LSBFRST);
    }

    @Override
    int prescaler() {
        return 2 << (cfg1.value() >>> 28 & 7);
    }

    @Override
    int gap() {
        return cfg2.value() >>> 4 & 15;
    }

    @Override
    void frameBegins() {
        // Frames are all alike.
    }

    @Override
    int nextFrame() {
        if (transmit.size() >= frameBytes()) {
            lastSent = ordered(transmit.remove(frameBytes()), frameBits());
            return lastSent;
        }
        flags |= UDR;
        return switch (cfg1.value() >>> 9 & 3) {
            case 0 -> ordered(underrun.value(), frameBits());
            case 1 -> lastReceived;
            default -> lastSent;
        };
    }

    @Override
    void frameCame(int frame, int bits) {
        if (receives()) {
            lastReceived = frame;
            if (receive.room() >= frameBytes()) {
                receive.add(ordered(frame, bits), frameBytes());
            } else {
                flags |= OVR;
            }
        }
        if (counted) {
            left--;
            if (left == 0) {
                flags |= EOT;
                running = false;
            }
        }
        suspendBetweenFrames();
        show();
    }

    @Override
    boolean interrupts() {
        int status = status() | ((flags & SUSP) != 0 ? EOT : 0);
        return (status & enables.value() & ENABLES) != 0;
    }

    @Override
    boolean asksForData() {
        return has(cfg1, TXDMAEN) && on && wantsPacket();
    }

    @Override
    boolean offersData() {
        boolean rest = (flags & EOT) != 0 && receive.size() > 0;
        return has(cfg1, RXDMAEN) && (hasPacket() || rest);
    }
}
