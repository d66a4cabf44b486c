package dev.mcusim.peripheral.stm32.i2c;

import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.ADDR;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.NACKF;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.RD_WRN;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.RELOAD;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.START;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.STOP;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.STOPF;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.TC;
import static dev.mcusim.peripheral.stm32.i2c.NewerFlags.TCR;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Field;

/**
 * I2C of STM32F7, H7 and L4+, and FMPI2C of STM32F4: told address and number of bytes, the controller goes through a transfer by itself
 * (RM0385, 30; RM0433, 47; RM0432, 49).
 *
 * <p>Not modelled: SMBus, PEC, time-outs, byte control in slaves, slaves that do not hold the clock, wake-up from stop mode, bus errors, loss of
 * arbitration.
 */
public final class NewerI2c extends NewerSlave implements MasterSide.Listener {

    /** How far a transfer as the master is. */
    private enum Stage {
        /** The bus is not this controller's. */
        IDLE,
        /** A start condition and an address are being sent. */
        ADDRESSING,
        /** Bytes go to and fro. */
        DATA,
        /** NBYTES are through: TC or TCR is set. */
        PAUSED,
        STOPPING
    }

    /** What is still to be sent of an address. */
    private enum Address {
        WHOLE,
        REST,
        HEADER_TO_READ
    }

    private final MasterSide side;
    private final NewerTiming timing;
    private final Field nbytes;

    private Stage stage = Stage.IDLE;
    private Address address = Address.WHOLE;
    /** Bytes of NBYTES that are still to come. */
    private int remaining;

    private NewerI2c(I2cSite site) {
        super(site);
        nbytes = registers.field("CR2.NBYTES");
        timing = new NewerTiming(registers, site.kernelHertz());
        side = new MasterSide(site, line, this);
        declare();
        site.wiring().whenClocksChange(side::clocksChanged);
        line.attach(this);
    }

    /** A controller in its state after reset. */
    public static Device of(I2cSite site) {
        return new NewerI2c(site).registers;
    }

    private void declare() {
        cr1.writable(0xff_dfff).notModelled(NewerFlags.CR1_NOT_MODELLED).whenWritten(word -> enable());
        cr2.writable(0x7ff_ffff).notModelled(NewerFlags.PECBYTE).whenWritten(this::control);
        registers.register("OAR1").writable(0x87ff);
        registers.register("OAR2").writable(0x87fe);
        registers.register("TIMINGR").writable(0xf0ff_ffff);
        registers.register("TIMEOUTR").notModelled(1 << 31 | 1 << 15);
        registers.register("ISR").readOnly().reads(held -> status()).whenWritten(this::flush);
        registers.register("ICR").reads(held -> 0).whenWritten(this::clear);
        registers.register("PECR").readOnly();
        registers.register("RXDR").readOnly().reads(this::readData);
        registers.register("TXDR").writable(0xff).whenWritten(word -> writeData());
    }

    private void enable() {
        if (!isEnabled()) {
            side.abort();
            stage = Stage.IDLE;
            off();
            drop(START | STOP | NewerFlags.NACK | NewerFlags.PECBYTE);
        }
        update();
    }

    private void control(int word) {
        if (!isEnabled()) {
            drop(START | STOP | NewerFlags.NACK);
            return;
        }
        if ((flags & TCR) != 0 && nbytes.get() != 0 && (word & (START | STOP)) == 0) {
            flags &= ~TCR;
            remaining = nbytes.get();
            stage = Stage.DATA;
            transfer();
        } else {
            if (stage == Stage.IDLE) {
                drop(STOP);
            }
            attend();
        }
        update();
    }

    /** Begins what START and STOP ask for, where nothing is on the bus just now. */
    private void attend() {
        if (!side.isIdle() || !isEnabled()) {
            return;
        }
        boolean master = stage != Stage.IDLE;
        if (master && is(STOP)) {
            stop();
        } else if (is(START) && (stage == Stage.PAUSED || !master && !line.bus().isBusy())) {
            start();
        }
    }

    private void start() {
        flags &= ~(TC | TCR);
        boolean again = is(RD_WRN) && is(NewerFlags.HEAD10R);
        address = is(NewerFlags.ADD10) && again ? Address.HEADER_TO_READ : Address.WHOLE;
        stage = Stage.ADDRESSING;
        side.setBit(timing.bit());
        side.start();
    }

    private void stop() {
        flags &= ~(TC | TCR);
        stage = Stage.STOPPING;
        side.stop();
    }

    /** What goes behind a start condition, or an acknowledged part of an address. */
    private void sendAddress() {
        int to = cr2.value() & NewerFlags.SADD;
        int read = is(RD_WRN) ? 1 : 0;
        if (!is(NewerFlags.ADD10)) {
            side.send(to & 0xfe | read);
        } else {
            int header = HEADER | to >> 8 << 1;
            side.send(address == Address.REST ? to : address == Address.HEADER_TO_READ ? header | 1 : header);
        }
    }

    /** Part of an address has been acknowledged: sends what comes next of it; whether that is nothing. */
    private boolean isWholeAddress() {
        if (!is(NewerFlags.ADD10) || address == Address.HEADER_TO_READ) {
            return true;
        }
        if (address == Address.WHOLE) {
            address = Address.REST;
            sendAddress();
            return false;
        }
        if (is(RD_WRN)) {
            address = Address.HEADER_TO_READ;
            side.start();
            return false;
        }
        return true;
    }

    /** Goes on behind an address or a byte. */
    private void transfer() {
        if (is(STOP)) {
            stop();
        } else if (remaining == 0) {
            chunkIsThrough();
        } else if (is(RD_WRN)) {
            side.receive();
        } else if (toSend) {
            toSend = false;
            side.send(registers.register("TXDR").value());
        }
    }

    private void chunkIsThrough() {
        stage = Stage.PAUSED;
        if (is(RELOAD)) {
            flags |= TCR;
        } else if (is(NewerFlags.AUTOEND)) {
            stop();
        } else {
            flags |= TC;
            attend();
        }
    }

    /** Takes a byte that has come as the master into RXDR, which is empty. */
    private void take(int data) {
        registers.register("RXDR").set(data);
        toRead = true;
        remaining--;
        boolean more = !is(STOP) && (remaining > 0 || is(RELOAD));
        side.acknowledge(more);
        transfer();
    }

    @Override
    boolean masterWaitsForData() {
        return stage == Stage.DATA && !is(RD_WRN) && remaining > 0 && side.isIdle();
    }

    private int readData(int held) {
        if (toRead) {
            toRead = false;
            if (isSlave()) {
                unload();
            } else if (shiftFull) {
                shiftFull = false;
                take(shift);
            }
            update();
        }
        return held;
    }

    private void writeData() {
        toSend = true;
        if (isSlave()) {
            load();
        } else if (masterWaitsForData()) {
            transfer();
        }
        update();
    }

    private void flush(int word) {
        if ((word & NewerFlags.TXE) != 0) {
            toSend = false;
            update();
        }
    }

    private void clear(int word) {
        boolean addressed = (flags & word & ADDR) != 0;
        flags &= ~(word & NewerFlags.CLEARABLE);
        if ((word & ADDR) != 0 && stage == Stage.IDLE) {
            drop(START);
        }
        if (addressed) {
            load();
            line.bus().resume();
        }
        update();
    }

    @Override
    public void started() {
        sendAddress();
        update();
    }

    @Override
    public void sent(boolean acknowledged) {
        if (!acknowledged) {
            drop(START);
            flags |= NACKF;
            stop();
        } else if (stage == Stage.DATA) {
            remaining--;
            transfer();
        } else if (isWholeAddress()) {
            drop(START);
            stage = Stage.DATA;
            remaining = nbytes.get();
            transfer();
        }
        update();
    }

    @Override
    public void received(int data) {
        if (toRead) {
            shift = data;
            shiftFull = true;
        } else {
            take(data);
        }
        update();
    }

    @Override
    public void released() {
        drop(STOP);
        flags |= STOPF;
        stage = Stage.IDLE;
        attend();
        update();
    }

    @Override
    public void busIsFree() {
        if (stage == Stage.IDLE) {
            attend();
        }
    }

    @Override
    public void clockIsFree() {
        side.clockIsFree();
    }
}
