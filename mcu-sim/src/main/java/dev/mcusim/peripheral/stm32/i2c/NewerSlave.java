package dev.mcusim.peripheral.stm32.i2c;

import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.ADDR;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.NACKF;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.RXNE;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.STOPF;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.TC;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.TCR;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.TXIS;

import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.i2c.I2cBus;
import dev.mcusim.peripheral.i2c.I2cLine;
import dev.mcusim.peripheral.stm32.i2c.OwnAddresses.Match;

/** The slave in a controller of STM32F7, H7 and L4+ (RM0433, 47.4.8), and the registers that it shares with the master. */
abstract class NewerSlave implements I2cLine.Controller {

    static final int HEADER = 0xf0;

    private static final int RELEASED = 0xff;
    private static final int SAME_PLACE =
            NewerFlags.TXIE | NewerFlags.RXIE | NewerFlags.ADDRIE | NewerFlags.NACKIE | NewerFlags.STOPIE;

    final I2cLine line;
    final RegisterBank registers;
    final Register cr1;
    final Register cr2;
    /** The flags that stay until they are cleared: ADDR, NACKF, STOPF, TC, TCR. */
    int flags;
    /** TXDR holds a byte. */
    boolean toSend;
    /** RXDR holds a byte. */
    boolean toRead;
    /** What has come while RXDR held a byte, or a slave's byte that is on its way. */
    int shift;

    boolean shiftFull;

    private final OwnAddresses own;
    private final InterruptLine events;
    private final InterruptLine errors;
    private final DmaRequests.Request received;
    private final DmaRequests.Request sent;
    private boolean slave;
    private boolean slaveSends;
    private int addressCode;

    NewerSlave(I2cSite site) {
        registers = new RegisterBank(site.layout(), site.bytes());
        line = site.wiring().i2c().line(site.name());
        cr1 = registers.register("CR1");
        cr2 = registers.register("CR2");
        own = OwnAddresses.newer(registers);
        events = site.events();
        errors = site.errors();
        received = site.wiring().dma().line(site.name() + "_RX");
        sent = site.wiring().dma().line(site.name() + "_TX");
    }

    final boolean isEnabled() {
        return (cr1.value() & NewerFlags.PE) != 0;
    }

    final boolean is(int bit) {
        return (cr2.value() & bit) != 0;
    }

    final void drop(int bits) {
        cr2.set(cr2.value() & ~bits);
    }

    /** Whether the master waits for TXDR. */
    abstract boolean masterWaitsForData();

    /** PE is cleared. */
    final void off() {
        line.bus().leave(this);
        flags = 0;
        toSend = false;
        toRead = false;
        shiftFull = false;
        slave = false;
        slaveSends = false;
        addressCode = 0;
    }

    /** ISR. */
    final int status() {
        boolean wants = slave ? slaveSends && (flags & ADDR) == 0 && !shiftFull : masterWaitsForData();
        return flags
                | (toSend ? 0 : NewerFlags.TXE)
                | (wants && !toSend ? TXIS : 0)
                | (toRead ? RXNE : 0)
                | (line.bus().isBusy() ? NewerFlags.BUSY : 0)
                | (slave && slaveSends ? 1 << NewerFlags.DIR_AT : 0)
                | addressCode << NewerFlags.ADDCODE_AT;
    }

    /** Brings the lines in accord with flags and enable bits. */
    final void update() {
        int status = status();
        int enables = cr1.value();
        int complete = (enables & NewerFlags.TCIE) != 0 ? TC | TCR : 0;
        events.set((status & (enables & SAME_PLACE | complete)) != 0);
        errors.set((enables & NewerFlags.ERRIE) != 0 && (status & NewerFlags.ERRORS) != 0);
        sent.set((enables & NewerFlags.TXDMAEN) != 0 && (status & TXIS) != 0);
        received.set((enables & NewerFlags.RXDMAEN) != 0 && (status & RXNE) != 0);
    }

    final boolean isSlave() {
        return slave;
    }

    /** TXDR has been written, or the address been taken note of: moves a byte on its way, where one is there and none is on its way. */
    final void load() {
        if (slaveSends && (flags & ADDR) == 0 && toSend && !shiftFull) {
            shift = registers.register("TXDR").value();
            shiftFull = true;
            toSend = false;
            line.bus().resume();
        }
    }

    /** RXDR has been read: the byte that has waited comes into it. */
    final void unload() {
        if (shiftFull && !slaveSends) {
            shiftFull = false;
            registers.register("RXDR").set(shift);
            toRead = true;
            line.bus().resume();
        }
    }

    @Override
    public boolean addressed(int to, boolean read) {
        boolean generalCall = (cr1.value() & NewerFlags.GCEN) != 0;
        if (!isEnabled() || own.match(to, read, generalCall) == Match.NONE) {
            return false;
        }
        slave = true;
        slaveSends = read;
        shiftFull = false;
        addressCode = (to & I2cBus.TEN_BITS) != 0 ? (HEADER | to >> 7 & 6) >> 1 : to;
        flags |= ADDR;
        update();
        return true;
    }

    @Override
    public boolean knowsHeader(int high) {
        return isEnabled() && own.knowsHeader(high);
    }

    @Override
    public boolean receives(int data) {
        if (toRead) {
            shift = data;
            shiftFull = true;
        } else {
            registers.register("RXDR").set(data);
            toRead = true;
        }
        boolean acknowledges = !is(NewerFlags.NACK);
        drop(NewerFlags.NACK);
        update();
        return acknowledges;
    }

    @Override
    public int sends() {
        return shiftFull ? shift : RELEASED;
    }

    @Override
    public void acknowledged(boolean more) {
        shiftFull = false;
        if (more) {
            load();
        } else {
            slaveSends = false;
            flags |= NACKF;
        }
        update();
    }

    @Override
    public void stopped() {
        flags |= STOPF;
        slave = false;
        drop(NewerFlags.NACK);
        update();
    }

    @Override
    public boolean holdsClock() {
        return (flags & ADDR) != 0 || slaveSends != shiftFull;
    }
}
