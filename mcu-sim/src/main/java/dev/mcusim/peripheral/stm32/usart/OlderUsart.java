package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.Flags.CHARACTER_ERRORS;
import static dev.mcusim.peripheral.stm32.usart.Flags.IDLE;
import static dev.mcusim.peripheral.stm32.usart.Flags.ORE;
import static dev.mcusim.peripheral.stm32.usart.Flags.PE;
import static dev.mcusim.peripheral.stm32.usart.Flags.TC;

import dev.mcusim.bus.Device;

/**
 * USART of STM32F4: one data register for both directions, and flags that are cleared by reading the status register and then the data
 * register (RM0090, 30.6).
 *
 * <p>Not modelled: synchronous, LIN, IrDA and smartcard mode, flow control, noise.
 */
public final class OlderUsart extends Usart {

    private static final int SBK = 1;
    private static final int RWU = 1 << 1;
    private static final int WAKE = 1 << 11;
    private static final int UE = 1 << 13;
    /** CR2: LBDL, LBDIE, LBCL, CPHA, CPOL, CLKEN, LINEN. */
    private static final int CR2_NOT_MODELLED = 1 << 14 | 0xf << 8 | 3 << 5;
    /** CR3: IREN, IRLP, NACK, SCEN, RTSE, CTSE, CTSIE. */
    private static final int CR3_NOT_MODELLED = 7 << 8 | 3 << 4 | 3 << 1;

    private static final int CLEARED_BY_READING = CHARACTER_ERRORS | ORE | IDLE;
    private static final int ADDRESS_BITS = 4;

    /** The flags as the firmware has read them last; those among them are cleared by an access to the data register. */
    private int seen;

    private OlderUsart(UsartSite site) {
        super(site, UE);
        registers.register("SR").readOnly().reads(held -> see()).whenWritten(this::clearZeros);
        registers.register("DR").reads(held -> readData()).whenWritten(this::writeData);
        registers.register("CR1").reads(this::control).whenWritten(word -> control());
        registers.register("CR2").notModelled(CR2_NOT_MODELLED);
        registers.register("CR3").notModelled(CR3_NOT_MODELLED);
    }

    /** A port in its state after reset. */
    public static Device of(UsartSite site) {
        return new OlderUsart(site).device();
    }

    private int see() {
        receiver.look();
        seen = status();
        return seen;
    }

    /** Of the flags modelled, RXNE and TC are cleared by a zero. */
    private void clearZeros(int word) {
        if ((word & Flags.RXNE) == 0) {
            receiver.flush();
        }
        clear(~word & TC);
    }

    private int readData() {
        flags &= ~(seen & CLEARED_BY_READING);
        seen = 0;
        return read();
    }

    private void writeData(int word) {
        flags &= ~(seen & (PE | TC));
        seen &= ~(PE | TC);
        write(word);
    }

    private int control(int held) {
        receiver.look();
        return mute.isMuted() ? held | RWU : held & ~RWU;
    }

    private void control() {
        mute.set((cr1() & RWU) != 0);
        if ((cr1() & SBK) != 0) {
            transmitter.requestBreak();
        }
    }

    @Override
    boolean overwrites() {
        return false;
    }

    @Override
    long timeOutBits() {
        return 0;
    }

    @Override
    void configureMuteMode() {
        mute.configure(true, (cr1() & WAKE) != 0, cr2(), ADDRESS_BITS);
    }

    @Override
    boolean asksForMore(int status) {
        return (cr3() & EIE) != 0 && (cr3() & DMAR) != 0 && hasError(status);
    }

    @Override
    void timedOut() {
        throw new IllegalStateException("these ports do not look for a time-out");
    }

    @Override
    void characterReceived(int character) {
        // Nobody compares it.
    }

    @Override
    void breakSent() {
        registers.register("CR1").set(cr1() & ~SBK);
    }
}
