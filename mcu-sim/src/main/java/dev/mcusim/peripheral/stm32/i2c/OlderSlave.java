package dev.mcusim.peripheral.stm32.i2c;

import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.ACK;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.ADDR;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.AF;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.BTF;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.PE;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.STOPF;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.TRA;

import dev.mcusim.peripheral.DmaRequests;
import dev.mcusim.peripheral.InterruptLine;
import dev.mcusim.peripheral.Register;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.i2c.I2cLine;
import dev.mcusim.peripheral.stm32.i2c.OwnAddresses.Match;

/** The slave in a controller of STM32F4 (RM0090, 27.3.2), and the registers that it shares with the master. */
abstract class OlderSlave implements I2cLine.Controller {

    /** How far a transfer is. */
    enum Stage {
        IDLE,
        /** The start condition is being sent. */
        STARTING,
        /** SB is set. */
        STARTED,
        /** An address, or the first byte of one, is being sent. */
        ADDRESSING,
        /** ADD10 is set. */
        HALF_ADDRESSED,
        /** ADDR is set. */
        ADDRESSED,
        /** Bytes go to and fro. */
        DATA,
        /** Somebody has not acknowledged; the firmware says how it goes on. */
        REFUSED
    }

    final I2cLine line;
    final RegisterBank registers;
    final Register cr1;
    final Register cr2;
    final DmaRequests.Request received;
    final OlderData data = new OlderData();
    Stage stage = Stage.IDLE;
    /** The flags that stay until they are cleared: SB, ADDR, ADD10, STOPF and errors. */
    int flags;
    /** SR1 as the firmware has read it last. */
    int seen;
    /** MSL, TRA, and whom a slave was addressed as. */
    int mode;
    /** A byte has come or gone behind the address. */
    boolean hasMoved;

    private final OwnAddresses own;
    private final InterruptLine events;
    private final InterruptLine errors;
    private final DmaRequests.Request sent;

    OlderSlave(I2cSite site) {
        registers = new RegisterBank(site.layout(), site.bytes());
        line = site.wiring().i2c().line(site.name());
        cr1 = registers.register("CR1");
        cr2 = registers.register("CR2");
        own = OwnAddresses.older(registers);
        events = site.events();
        errors = site.errors();
        received = site.wiring().dma().line(site.name() + "_RX");
        sent = site.wiring().dma().line(site.name() + "_TX");
    }

    final boolean is(int bit) {
        return (cr1.value() & bit) != 0;
    }

    final boolean transmits() {
        return (mode & TRA) != 0;
    }

    /** Whether a byte is on its way out. */
    abstract boolean isSending();

    /** PE is cleared, or SWRST set. */
    final void off() {
        line.bus().leave(this);
        stage = Stage.IDLE;
        flags = 0;
        mode = 0;
        data.clear();
    }

    /** SR1. */
    final int status() {
        int status = flags;
        boolean behindAddress = stage == Stage.DATA || stage == Stage.REFUSED;
        if (!transmits() || !behindAddress) {
            status |= transmits() || !data.isDataFull() ? 0 : OlderFlags.RXNE;
            status |= !transmits() && data.isShiftFull() ? BTF : 0;
        } else if (stage == Stage.DATA) {
            status |= data.isDataFull() ? 0 : OlderFlags.TXE;
            status |= data.isDataFull() || isSending() || !hasMoved ? 0 : BTF;
        }
        return status;
    }

    /** Brings the lines in accord with flags and enable bits. */
    final void update() {
        int status = status();
        int enables = cr2.value();
        boolean dma = (enables & OlderFlags.DMAEN) != 0;
        int buffer = OlderFlags.TXE | OlderFlags.RXNE;
        boolean event =
                (status & OlderFlags.EVENTS) != 0 || (enables & OlderFlags.ITBUFEN) != 0 && (status & buffer) != 0;
        events.set((enables & OlderFlags.ITEVTEN) != 0 && event);
        errors.set((enables & OlderFlags.ITERREN) != 0 && (status & OlderFlags.ERRORS) != 0);
        sent.set(dma && (status & OlderFlags.TXE) != 0);
        received.set(dma && (status & OlderFlags.RXNE) != 0);
    }

    @Override
    public boolean addressed(int address, boolean read) {
        boolean answers = is(PE) && is(ACK);
        Match as = answers ? own.match(address, read, is(OlderFlags.ENGC)) : Match.NONE;
        if (as == Match.NONE) {
            return false;
        }
        data.clear();
        stage = Stage.ADDRESSED;
        flags |= ADDR;
        seen &= ~ADDR;
        mode = (read ? TRA : 0)
                | (as == Match.SECOND ? OlderFlags.DUALF : 0)
                | (as == Match.GENERAL_CALL ? OlderFlags.GENCALL : 0);
        update();
        return true;
    }

    @Override
    public boolean knowsHeader(int high) {
        return is(PE) && is(ACK) && own.knowsHeader(high);
    }

    @Override
    public boolean receives(int value) {
        data.receive(value);
        hasMoved = true;
        update();
        return is(ACK);
    }

    @Override
    public int sends() {
        return data.shift();
    }

    @Override
    public void acknowledged(boolean more) {
        hasMoved = true;
        if (more) {
            data.shiftOut();
        } else {
            data.clear();
            flags |= AF;
            stage = Stage.REFUSED;
        }
        update();
    }

    @Override
    public void stopped() {
        flags |= stage == Stage.REFUSED ? 0 : STOPF;
        seen &= ~STOPF;
        if (transmits()) {
            data.clear();
        }
        mode = 0;
        stage = Stage.IDLE;
        update();
    }

    @Override
    public boolean holdsClock() {
        return stage == Stage.ADDRESSED || stage == Stage.DATA && data.isShiftFull() != transmits();
    }
}
