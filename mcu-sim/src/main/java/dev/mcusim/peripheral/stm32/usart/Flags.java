package dev.mcusim.peripheral.stm32.usart;

/** Bits of the status register: SR of the older ports, ISR of the newer ones, where 0 to 7 mean the same (RM0090, 30.6.1; RM0433, 48.7.9). */
final class Flags {

    /** Parity error. */
    static final int PE = 1;
    /** Framing error. */
    static final int FE = 1 << 1;
    /** Noise detected; never here. */
    static final int NE = 1 << 2;
    /** Overrun. */
    static final int ORE = 1 << 3;
    /** The line has been idle for the time of a character. */
    static final int IDLE = 1 << 4;
    /** A character has been received: RXNE, with FIFO RXFNE. */
    static final int RXNE = 1 << 5;
    /** Everything has been sent. */
    static final int TC = 1 << 6;
    /** A character can be written: TXE, with FIFO TXFNF. */
    static final int TXE = 1 << 7;

    /** Errors of a received character. */
    static final int CHARACTER_ERRORS = PE | FE | NE;

    private Flags() {}
}
