package dev.mcusim.peripheral.stm32.i2c;

import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.ACK;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.ADD10;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.ADDR;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.AF;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.LAST;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.MSL;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.PE;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.POS;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.SB;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.START;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.STOP;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.STOPF;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.SWRST;
import static dev.mcusim.peripheral.stm32.i2c.OlderFlags.TRA;

import dev.mcusim.bus.Device;

/**
 * I2C of STM32F4: the firmware follows every step of a transfer, and clears flags by reading status registers and then something else
 * (RM0090, 27).
 *
 * <p>Not modelled: SMBus, PEC, slaves that do not hold the clock, bus errors, loss of arbitration.
 */
public final class OlderI2c extends OlderSlave implements MasterSide.Listener {

    private final MasterSide side;
    private final OlderTiming timing;

    /** What ACK was when the byte before came, which counts with POS. */
    private boolean acknowledgesNext;
    /** The DMA controller has taken the last byte but one. */
    private boolean lastByte;

    private OlderI2c(I2cSite site) {
        super(site);
        timing = new OlderTiming(registers);
        received.whenServed(this::dmaServed);
        side = new MasterSide(site, line, this);
        declare();
        site.wiring().whenClocksChange(side::clocksChanged);
        line.attach(this);
    }

    /** A controller in its state after reset. */
    public static Device of(I2cSite site) {
        return new OlderI2c(site).registers;
    }

    private void declare() {
        cr1.notModelled(OlderFlags.CR1_NOT_MODELLED).whenWritten(this::control);
        cr2.writable(0x1f3f).whenWritten(word -> update());
        registers.register("OAR1").writable(0xc3ff);
        registers.register("OAR2").writable(0xff);
        registers.register("CCR").writable(0xcfff);
        registers.register("TRISE").writable(0x3f);
        registers.register("SR1").readOnly().reads(held -> seen = status()).whenWritten(this::clearErrors);
        registers.register("SR2").readOnly().reads(held -> readMode());
        registers.register("DR").reads(held -> readData()).whenWritten(this::writeData);
    }

    private boolean isMaster() {
        return (mode & MSL) != 0;
    }

    @Override
    boolean isSending() {
        return isMaster() ? !side.isIdle() : data.isShiftFull();
    }

    private void clearRequest(int bit) {
        cr1.set(cr1.value() & ~bit);
    }

    private void control(int word) {
        if ((seen & STOPF) != 0) {
            flags &= ~STOPF;
            seen &= ~STOPF;
        }
        if ((word & SWRST) != 0) {
            registers.reset();
            cr1.set(SWRST);
            side.abort();
            off();
        } else if ((word & PE) == 0) {
            clearRequest(START | STOP | ACK);
            side.abort();
            off();
        } else {
            if (stage == Stage.IDLE && (mode & MSL) == 0) {
                clearRequest(STOP);
            }
            proceed();
        }
        update();
    }

    /** Begins what the firmware has asked for, where the bus is at a point between two bytes. */
    private void proceed() {
        if (!side.isIdle() || !is(PE)) {
            return;
        }
        if (!isMaster()) {
            if (is(START) && stage == Stage.IDLE && !line.bus().isBusy()) {
                begin();
            }
            return;
        }
        boolean between = stage == Stage.DATA && !(receives() && !hasMoved) || stage == Stage.REFUSED;
        if (is(STOP) && (between || stage == Stage.STARTED)) {
            side.stop();
        } else if (is(START) && between) {
            begin();
        } else if (stage == Stage.DATA) {
            transfer();
        }
    }

    private boolean receives() {
        return !transmits();
    }

    private void begin() {
        if (transmits()) {
            data.clear();
        }
        mode = MSL;
        stage = Stage.STARTING;
        side.setBit(timing.bit());
        side.start();
    }

    private void transfer() {
        if (receives()) {
            if (!data.isShiftFull()) {
                side.receive();
            }
        } else if (data.isDataFull()) {
            side.send(data.shiftOut());
        }
    }

    private int readMode() {
        int word = mode | (line.bus().isBusy() ? OlderFlags.BUSY : 0);
        if ((seen & flags & ADDR) != 0) {
            flags &= ~ADDR;
            seen &= ~ADDR;
            hasMoved = false;
            acknowledgesNext = true;
            lastByte = false;
            stage = Stage.DATA;
            if (isMaster()) {
                proceedBehindAddress();
            } else {
                if (transmits() && data.isDataFull()) {
                    data.shiftOut();
                }
                line.bus().resume();
            }
            update();
        }
        return word;
    }

    private void proceedBehindAddress() {
        if (transmits() || !side.isIdle()) {
            proceed();
        } else {
            side.receive();
        }
    }

    private int readData() {
        if (transmits()) {
            return data.data();
        }
        int value = data.read();
        if (isMaster()) {
            proceed();
        } else {
            line.bus().resume();
        }
        update();
        return value;
    }

    private void writeData(int word) {
        if (stage == Stage.STARTED && (seen & SB) != 0) {
            flags &= ~SB;
            stage = Stage.ADDRESSING;
            mode = MSL | ((word & 1) == 0 ? TRA : 0);
            data.clear();
            side.send(word);
        } else if (stage == Stage.HALF_ADDRESSED && (seen & ADD10) != 0) {
            flags &= ~ADD10;
            stage = Stage.ADDRESSING;
            side.send(word);
        } else if (transmits()) {
            data.write(word);
            if (isMaster()) {
                proceed();
            } else if (stage == Stage.DATA && !data.isShiftFull()) {
                data.shiftOut();
                line.bus().resume();
            }
        }
        update();
    }

    private void clearErrors(int word) {
        flags &= word | ~OlderFlags.ERRORS;
        update();
    }

    private void dmaServed() {
        lastByte = received.left() == 1 && (cr2.value() & LAST) != 0;
    }

    @Override
    public void started() {
        clearRequest(START);
        stage = Stage.STARTED;
        flags |= SB;
        seen &= ~SB;
        proceed();
        update();
    }

    @Override
    public void sent(boolean acknowledged) {
        if (!acknowledged) {
            flags |= AF;
            stage = Stage.REFUSED;
        } else if (stage == Stage.DATA) {
            hasMoved = true;
        } else {
            acknowledgedAddress();
        }
        proceed();
        update();
    }

    private void acknowledgedAddress() {
        boolean half = line.bus().isHalfAddressed();
        stage = half ? Stage.HALF_ADDRESSED : Stage.ADDRESSED;
        flags |= half ? ADD10 : ADDR;
        seen &= ~(ADD10 | ADDR);
    }

    @Override
    public void received(int value) {
        boolean more = (is(POS) ? acknowledgesNext : is(ACK)) && !lastByte;
        acknowledgesNext = is(ACK);
        hasMoved = true;
        data.receive(value);
        side.acknowledge(more);
        if (!more) {
            stage = Stage.REFUSED;
        }
        proceed();
        update();
    }

    @Override
    public void released() {
        clearRequest(STOP);
        if (transmits()) {
            data.clear();
        }
        flags &= ~(SB | ADDR | ADD10);
        mode = 0;
        stage = Stage.IDLE;
        proceed();
        update();
    }

    @Override
    public void busIsFree() {
        if (!isMaster()) {
            proceed();
        }
    }

    @Override
    public void clockIsFree() {
        side.clockIsFree();
    }
}
