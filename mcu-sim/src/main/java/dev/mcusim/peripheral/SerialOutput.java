package dev.mcusim.peripheral;

/** Receives what serial ports send. */
@FunctionalInterface
public interface SerialOutput {

    /** Lets go of everything. */
    SerialOutput NONE = (port, data) -> {};

    /**
     * One character has been sent.
     *
     * @param port name of the peripheral, for example {@code USART3}
     * @param data the lowest eight bits
     */
    void sent(String port, int data);
}
