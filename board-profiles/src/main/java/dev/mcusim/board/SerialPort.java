package dev.mcusim.board;

import java.util.Objects;

/**
 * A serial port that a host computer can read, usually through the debugger on the board.
 *
 * @param uart name of the peripheral, for example {@code USART3}
 * @param base base address of the peripheral
 * @param interrupt its interrupt number
 * @param transmitPin for example {@code PD8}
 * @param receivePin for example {@code PD9}
 * @param alternateFunction number of the pins' alternate function, 0 to 15
 * @param evidence how well it is known that this port reaches the host
 * @param note a remark for humans, possibly empty
 */
public record SerialPort(
        String uart,
        long base,
        int interrupt,
        String transmitPin,
        String receivePin,
        int alternateFunction,
        Evidence evidence,
        String note) {
    public SerialPort {
        Objects.requireNonNull(uart);
        Objects.requireNonNull(transmitPin);
        Objects.requireNonNull(receivePin);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(note);
    }
}
