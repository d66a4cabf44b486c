package dev.mcusim.machine.semihosting;

/** The machine that asks: its registers r0 and r1, its memory, its time. */
public interface Guest {

    /** r0: the number of the operation. */
    int operation();

    /** r1: the operation's parameter. */
    int parameter();

    /**
     * Ends the call: r0 holds the result, and execution goes on behind the breakpoint.
     *
     * @param result new value of r0
     */
    void resume(int result);

    /** Whether all of a range is memory that can be read, or written where {@code write} is set. Addresses are unsigned 32-bit numbers. */
    boolean isMemory(long address, long length, boolean write);

    /** Reads memory for which {@link #isMemory} holds. */
    byte[] read(long address, int length);

    /** Writes memory for which {@link #isMemory} holds. */
    void write(long address, byte[] bytes);

    /** Simulated time since power-up, in seconds. */
    double seconds();
}
