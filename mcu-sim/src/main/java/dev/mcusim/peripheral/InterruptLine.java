package dev.mcusim.peripheral;

/** What one peripheral does to an interrupt line of the chip. Several peripherals may share a line, which is high while one of them asks. */
public interface InterruptLine {

    /** A line that leads nowhere. */
    InterruptLine NONE = high -> {};

    /** Asks for an interrupt, or no longer does. */
    void set(boolean high);

    /** Asks for an interrupt once, as lines do that are triggered by an edge. */
    default void pulse() {
        set(true);
        set(false);
    }
}
