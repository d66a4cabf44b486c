package dev.mcusim.peripheral.stm32;

import dev.mcusim.bus.Device;
import dev.mcusim.peripheral.RegisterBank;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.SerialOutput;

/**
 * USART, UART or LPUART as a sink: a character is sent at once, so that the transmitter is always empty, and none is ever received. Line
 * speed, interrupts, DMA and synchronous modes are not modelled.
 */
final class SerialPort {

    /** IDLEIE, RXNEIE, TCIE, TXEIE, PEIE. */
    private static final int INTERRUPT_ENABLES = 0x1f << 4;
    /** DMAR, DMAT. */
    private static final int DMA_ENABLES = 3 << 6;

    private static final int TC = 1 << 6;
    private static final int TXE = 1 << 7;
    private static final int RE = 1 << 2;
    private static final int TE = 1 << 3;
    private static final int TEACK = 1 << 21;
    private static final int REACK = 1 << 22;

    private SerialPort() {}

    static Device of(RegisterLayout layout, int bytes, SerialOutput output) {
        RegisterBank registers = new RegisterBank(layout, bytes);
        registers.register("CR1").notModelled(INTERRUPT_ENABLES);
        registers.register("CR3").notModelled(DMA_ENABLES);
        if (registers.has("TDR")) {
            newer(registers, output);
        } else {
            older(registers, output);
        }
        return registers;
    }

    /** F4: one data register for both directions. */
    private static void older(RegisterBank registers, SerialOutput output) {
        registers.register("SR").readOnly().reads(held -> TXE | TC);
        registers.register("DR").reads(held -> 0).whenWritten(word -> output.sent(registers.name(), word & 0xff));
    }

    /** F7, H7, L4+: two data registers, and acknowledgements of the enable bits. */
    private static void newer(RegisterBank registers, SerialOutput output) {
        registers
                .register("ISR")
                .readOnly()
                .reads(held -> status(registers.register("CR1").value()));
        registers.register("ICR").reads(held -> 0);
        registers.register("RQR").reads(held -> 0);
        registers.register("RDR").readOnly();
        registers.register("TDR").reads(held -> 0).whenWritten(word -> output.sent(registers.name(), word & 0xff));
    }

    private static int status(int control) {
        return TXE | TC | ((control & TE) != 0 ? TEACK : 0) | ((control & RE) != 0 ? REACK : 0);
    }
}
