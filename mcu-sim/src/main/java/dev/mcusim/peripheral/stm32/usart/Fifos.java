package dev.mcusim.peripheral.stm32.usart;

/**
 * The FIFOs of both halves: whether they are in use, their thresholds, and the flags that tell how full they are (RM0433, 48.5.5 and
 * 48.7). A receiver with FIFO holds one character more than the FIFO, in the data register.
 */
final class Fifos {

    /** CR1. */
    private static final int FIFOEN = 1 << 29;

    private static final int TXFEIE = 1 << 30;
    private static final int RXFFIE = 1 << 31;

    /** CR3. */
    private static final int TXFTIE = 1 << 23;

    private static final int RXFTIE = 1 << 28;
    private static final int RXFTCFG_AT = 25;
    private static final int TXFTCFG_AT = 29;

    /** ISR. */
    private static final int TXFE = 1 << 23;

    private static final int RXFF = 1 << 24;
    private static final int RXFT = 1 << 26;
    private static final int TXFT = 1 << 27;

    /** Thresholds in eighths of the depth, by RXFTCFG and TXFTCFG. */
    private static final int[] EIGHTHS = {1, 2, 4, 6, 7, 8, 8, 8};

    private final int depth;
    private final Transmitter transmitter;
    private final Receiver receiver;
    private boolean used;

    /**
     * @param depth how many characters each holds, 0 where there are none
     */
    Fifos(int depth, Transmitter transmitter, Receiver receiver) {
        this.depth = depth;
        this.transmitter = transmitter;
        this.receiver = receiver;
    }

    /** Uses them or not, as CR1 says. */
    void select(int cr1) {
        boolean use = depth > 0 && (cr1 & FIFOEN) != 0;
        if (use != used) {
            used = use;
            transmitter.depth(used ? depth : 1, used);
            receiver.depth(used ? depth + 1 : 1);
        }
    }

    /** The flags of ISR that tell about them. */
    int status(int cr3) {
        if (!used) {
            return 0;
        }
        int room = depth - transmitter.waiting();
        return (room == depth ? TXFE : 0)
                | (receiver.isFull() ? RXFF : 0)
                | (receiver.held() >= threshold(cr3 >>> RXFTCFG_AT) ? RXFT : 0)
                | (room >= threshold(cr3 >>> TXFTCFG_AT) ? TXFT : 0);
    }

    private int threshold(int configuration) {
        return depth * EIGHTHS[configuration & 7] / 8;
    }

    /** Whether one of the flags asks for an interrupt. */
    boolean asks(int status, int cr1, int cr3) {
        return (cr1 & TXFEIE) != 0 && (status & TXFE) != 0
                || (cr1 & RXFFIE) != 0 && (status & RXFF) != 0
                || (cr3 & TXFTIE) != 0 && (status & TXFT) != 0
                || (cr3 & RXFTIE) != 0 && (status & RXFT) != 0;
    }
}
