package dev.mcusim.cpu.system;

import java.util.function.BooleanSupplier;

/**
 * The stimulus ports of the Instrumentation Trace Macrocell (ARMv7-M ARM, C1.7), by which firmware prints through a debug probe. Whoever
 * listens takes everything at once, so that ports are always ready. On both cores stores to control registers are ignored until the key
 * has been written to LAR.
 */
public final class Itm implements RegisterGroup {

    private static final int PORTS = 0xe000_0000;
    private static final int PORT_COUNT = 32;
    private static final int TER = 0xe000_0e00;
    private static final int TPR = 0xe000_0e40;
    private static final int TCR = 0xe000_0e80;
    private static final int LAR = 0xe000_0fb0;
    private static final int LSR = 0xe000_0fb4;
    private static final int KEY = 0xc5ac_ce55;
    private static final int TCR_ITMENA = 1;
    private static final int TCR_WRITABLE = 0x007f_0f1f;
    private static final int FIFO_READY = 1;
    private static final int LSR_IMPLEMENTED = 1;
    private static final int LSR_LOCKED = 1 << 1;

    private final BooleanSupplier tracing;
    private Listener listener = (port, value, size) -> {};
    private boolean connected;
    private boolean locked = true;
    private int enabledPorts;
    private int privileged;
    private int control;

    /**
     * The unit after power-up.
     *
     * @param tracing DEMCR.TRCENA, without which ports take nothing unless somebody is connected
     */
    public Itm(BooleanSupplier tracing) {
        this.tracing = tracing;
    }

    /** Receives what firmware writes. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A store to a stimulus port that is enabled.
         *
         * @param port  0 to 31
         * @param value in its lowest bytes
         * @param size  1, 2 or 4 bytes
         */
        void written(int port, int value, int size);
    }

    /** Connects somebody who wants to see what firmware writes, as a debugger does: all ports are enabled, without DEMCR.TRCENA, too. */
    public void connect(Listener who) {
        listener = who;
        connected = true;
        control |= TCR_ITMENA;
        enabledPorts = -1;
    }

    @Override
    public boolean contains(int address) {
        return isPort(address)
                || address == TER
                || address == TPR
                || address == TCR
                || address == LAR
                || address == LSR;
    }

    private static boolean isPort(int address) {
        return address >= PORTS && address < PORTS + 4 * PORT_COUNT;
    }

    @Override
    public int read(int address) {
        return switch (address) {
            case TER -> enabledPorts;
            case TPR -> privileged;
            case TCR -> control;
            case LAR -> 0;
            case LSR -> LSR_IMPLEMENTED | (locked ? LSR_LOCKED : 0);
            default -> isEnabled(address) ? FIFO_READY : 0;
        };
    }

    @Override
    public void write(int address, int bits, int lanes) {
        if (isPort(address)) {
            if ((tracing.getAsBoolean() || connected) && isEnabled(address)) {
                int value = bits >>> Integer.numberOfTrailingZeros(lanes);
                listener.written(port(address), value, Integer.bitCount(lanes) / Byte.SIZE);
            }
        } else if (address == LAR) {
            locked = bits != KEY;
        } else if (!locked) {
            writeUnlocked(address, read(address) & ~lanes | bits);
        }
    }

    private void writeUnlocked(int address, int value) {
        switch (address) {
            case TER -> enabledPorts = value;
            case TPR -> privileged = value & 15;
            case TCR -> control = value & TCR_WRITABLE;
            default -> {
                // LSR is read-only.
            }
        }
    }

    private boolean isEnabled(int address) {
        return (control & TCR_ITMENA) != 0 && (enabledPorts >>> port(address) & 1) != 0;
    }

    private static int port(int address) {
        return address - PORTS >>> 2;
    }

    /** Whether unprivileged code may write a port: each bit of TPR keeps it from eight. */
    public boolean isOpenToUsers(int address) {
        return isPort(address) && (privileged >>> port(address) / 8 & 1) == 0;
    }
}
