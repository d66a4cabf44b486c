package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.Flags.CHARACTER_ERRORS;
import static dev.mcusim.peripheral.stm32.usart.Flags.IDLE;
import static dev.mcusim.peripheral.stm32.usart.Flags.ORE;
import static dev.mcusim.peripheral.stm32.usart.Flags.TC;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.Register;

/**
 * USART, UART and LPUART of STM32F7, H7 and L4+: a data register for each direction, flags that are cleared by writing ICR, and FIFOs on
 * H7 and L4+ (RM0385, 31.8; RM0433, 48.7 and 49.6; RM0432, 50.8).
 *
 * <p>Not modelled: synchronous, LIN, IrDA and smartcard mode, flow control, automatic baud rate, wake-up from stop mode, noise.
 */
public final class NewerUsart extends Usart {

    /** CR1. */
    private static final int UE = 1;

    private static final int WAKE = 1 << 11;
    private static final int MME = 1 << 13;
    private static final int CMIE = 1 << 14;
    private static final int RTOIE = 1 << 26;
    /** UESM, EOBIE; DEDT and DEAT. */
    private static final int CR1_NOT_MODELLED = 1 << 27 | 0x3ff << 16 | 1 << 1;

    /** CR2. */
    private static final int ADDM7 = 1 << 4;

    private static final int RTOEN = 1 << 23;
    /** SLVEN, LBDIE, LBCL, CPHA, CPOL, CLKEN, LINEN, RXINV, TXINV, DATAINV, MSBFIRST, ABREN. */
    private static final int CR2_NOT_MODELLED = 0x1f << 16 | 1 << 14 | 0xf << 8 | 1 << 6 | 1;

    /** CR3. */
    private static final int OVRDIS = 1 << 12;
    /** IREN, IRLP, NACK, SCEN, RTSE, CTSE, CTSIE, DDRE, DEM, WUFIE, TCBGTIE. */
    private static final int CR3_NOT_MODELLED = 1 << 24 | 1 << 22 | 3 << 13 | 7 << 8 | 3 << 4 | 3 << 1;

    /** RQR. */
    private static final int SBKRQ = 1 << 1;

    private static final int MMRQ = 1 << 2;
    private static final int RXFRQ = 1 << 3;
    private static final int TXFRQ = 1 << 4;

    /** ISR beyond {@link Flags}, and ICR for the flags that stay. */
    private static final int RTOF = 1 << 11;

    private static final int BUSY = 1 << 16;
    private static final int CMF = 1 << 17;
    private static final int SBKF = 1 << 18;
    private static final int RWU = 1 << 19;
    private static final int TEACK = 1 << 21;
    private static final int REACK = 1 << 22;

    private static final int CLEARABLE = CHARACTER_ERRORS | ORE | IDLE | TC | RTOF | CMF;

    private final Register timeOut;
    private final Fifos fifos;

    private NewerUsart(UsartSite site) {
        super(site, UE);
        timeOut = registers.register("RTOR");
        fifos = new Fifos(site.fifo(), transmitter, receiver);
        registers.register("ISR").readOnly().reads(held -> see());
        registers.register("ICR").reads(held -> 0).whenWritten(word -> clear(word & CLEARABLE));
        registers.register("RQR").reads(held -> 0).whenWritten(this::request);
        registers.register("RDR").readOnly().reads(held -> read());
        registers.register("TDR").reads(held -> 0).whenWritten(this::writeData);
        registers.register("CR1").notModelled(CR1_NOT_MODELLED).whenWritten(this::control);
        registers.register("CR2").notModelled(CR2_NOT_MODELLED);
        registers.register("CR3").notModelled(CR3_NOT_MODELLED);
        timeOut.whenWritten(word -> configure());
        if (registers.has("PRESC")) {
            registers.register("PRESC").whenWritten(word -> configure());
        }
    }

    /** A port in its state after reset. */
    public static Device of(UsartSite site) {
        return new NewerUsart(site).device();
    }

    private int see() {
        receiver.look();
        return status();
    }

    private void control(int word) {
        fifos.select(word);
        if (!isEnabled()) {
            flags = TC;
            receiver.flush();
        }
        update();
    }

    private void request(int word) {
        if ((word & SBKRQ) != 0) {
            transmitter.requestBreak();
        }
        if ((word & MMRQ) != 0) {
            mute.set((cr1() & MME) != 0);
        }
        if ((word & RXFRQ) != 0) {
            receiver.flush();
        }
        if ((word & TXFRQ) != 0) {
            transmitter.flush();
        }
        update();
    }

    private void writeData(int word) {
        flags &= ~TC;
        write(word);
        if (!transmitter.isOn()) {
            raise(TC);
        }
    }

    @Override
    int status() {
        return super.status()
                | fifos.status(cr3())
                | (receiver.isBusy() ? BUSY : 0)
                | (transmitter.isBreakDue() ? SBKF : 0)
                | (mute.isMuted() ? RWU : 0)
                | (transmitter.isOn() ? TEACK : 0)
                | (receiver.isOn() ? REACK : 0);
    }

    @Override
    boolean overwrites() {
        return (cr3() & OVRDIS) != 0;
    }

    @Override
    long timeOutBits() {
        return (cr2() & RTOEN) != 0 ? timeOut.value() & 0xff_ffff : 0;
    }

    @Override
    void configureMuteMode() {
        mute.configure((cr1() & MME) != 0, (cr1() & WAKE) != 0, cr2() >>> 24, (cr2() & ADDM7) != 0 ? 7 : 4);
    }

    @Override
    boolean asksForMore(int status) {
        return (cr3() & EIE) != 0 && hasError(status)
                || (cr1() & CMIE) != 0 && (status & CMF) != 0
                || (cr1() & RTOIE) != 0 && (status & RTOF) != 0
                || fifos.asks(status, cr1(), cr3());
    }

    @Override
    void timedOut() {
        raise(RTOF);
    }

    @Override
    void characterReceived(int character) {
        if ((character & 0xff) == cr2() >>> 24) {
            raise(CMF);
        }
    }

    @Override
    void breakSent() {
        update();
    }
}
