package dev.mcusim.cpu.system;

/**
 * DEMCR (ARMv7-M ARM, C1.6.5): enables DWT and ITM, and makes exceptions of debug events. Only power-up resets it, but for DebugMonitor's part. The
 * vector catch bits are kept without effect.
 */
public final class DebugControl implements RegisterGroup {

    private static final int DEMCR = 0xe000_edfc;
    private static final int WRITABLE = 0x010d_07f1;
    private static final int TRCENA = 1 << 24;
    private static final int MON_EN = 1 << 16;
    private static final int MON_PEND = 1 << 17;
    private static final int MON_STEP = 1 << 18;
    private static final int MONITOR = 0x000f_0000;

    private final Nvic nvic;
    private final Dwt dwt;
    private int value;
    private boolean halting;

    /**
     * The register after power-up.
     *
     * @param nvic what keeps DebugMonitor pending
     * @param dwt  what TRCENA enables
     */
    public DebugControl(Nvic nvic, Dwt dwt) {
        this.nvic = nvic;
        this.dwt = dwt;
    }

    /** A reset other than power-up, which DebugMonitor's bits alone notice. */
    public void reset() {
        value &= ~MONITOR;
    }

    /** A debugger is there from now on: debug events halt the core and are not for DebugMonitor, as with DHCSR.C_DEBUGEN. */
    public void enableHalting() {
        halting = true;
    }

    /** Whether TRCENA enables DWT and ITM. */
    public boolean isTracing() {
        return (value & TRCENA) != 0;
    }

    /** Whether MON_EN makes exceptions of debug events. */
    public boolean monitorsEvents() {
        return !halting && (value & MON_EN) != 0;
    }

    /** Whether a debugger takes all debug events. */
    public boolean isHalting() {
        return halting;
    }

    /** Whether MON_STEP makes a debug event of every instruction whose priority is below that of DebugMonitor. */
    public boolean steps() {
        return (value & MON_STEP) != 0 && monitorsEvents();
    }

    @Override
    public boolean contains(int address) {
        return address == DEMCR;
    }

    @Override
    public int read(int address) {
        return value | (nvic.isPending(ExceptionNumber.DEBUG_MONITOR) ? MON_PEND : 0);
    }

    @Override
    public void write(int address, int bits, int lanes) {
        dwt.hold();
        value = (value & ~lanes | bits) & WRITABLE;
        dwt.goOn();
        if ((lanes & MON_PEND) != 0) {
            nvic.setPending(ExceptionNumber.DEBUG_MONITOR, (bits & MON_PEND) != 0);
        }
    }
}
