package dev.mcusim.cpu.system;

/**
 * The registers that say why a fault was taken: CFSR, HFSR, DFSR, MMFAR and BFAR (ARMv7-M ARM, B3.2.15 to B3.2.19). Status bits are
 * cleared by writing ones.
 */
public final class FaultStatus {

    /** MMFSR: an instruction fetch was not allowed. */
    public static final int IACCVIOL = 1;
    /** MMFSR: a load or store was not allowed. */
    public static final int DACCVIOL = 1 << 1;
    /** MMFSR: unstacking was not allowed. */
    public static final int MUNSTKERR = 1 << 3;
    /** MMFSR: stacking was not allowed. */
    public static final int MSTKERR = 1 << 4;
    /** MMFSR: lazy floating-point stacking was not allowed. */
    public static final int MLSPERR = 1 << 5;
    /** MMFSR: MMFAR holds the address. */
    public static final int MMARVALID = 1 << 7;
    /** BFSR: an instruction fetch met a bus error. */
    public static final int IBUSERR = 1 << 8;
    /** BFSR: a load or store met a bus error, and the stacked PC is that of the instruction. */
    public static final int PRECISERR = 1 << 9;
    /** BFSR: a store met a bus error when the core had gone on. */
    public static final int IMPRECISERR = 1 << 10;
    /** BFSR: unstacking met a bus error. */
    public static final int UNSTKERR = 1 << 11;
    /** BFSR: stacking met a bus error. */
    public static final int STKERR = 1 << 12;
    /** BFSR: lazy floating-point stacking met a bus error. */
    public static final int LSPERR = 1 << 13;
    /** BFSR: BFAR holds the address. */
    public static final int BFARVALID = 1 << 15;
    /** UFSR: an undefined instruction. */
    public static final int UNDEFINSTR = 1 << 16;
    /** UFSR: EPSR.T was zero. */
    public static final int INVSTATE = 1 << 17;
    /** UFSR: an invalid return from an exception. */
    public static final int INVPC = 1 << 18;
    /** UFSR: a coprocessor that is disabled or not there. */
    public static final int NOCP = 1 << 19;
    /** UFSR: an unaligned access. */
    public static final int UNALIGNED = 1 << 24;
    /** UFSR: a division by zero. */
    public static final int DIVBYZERO = 1 << 25;
    /** HFSR: the vector table could not be read. */
    public static final int VECTTBL = 1 << 1;
    /** HFSR: a fault was escalated. */
    public static final int FORCED = 1 << 30;

    /** HFSR: a breakpoint that neither a debugger nor DebugMonitor has taken. */
    public static final int DEBUGEVT = 1 << 31;

    /** DFSR: a single step. */
    public static final int HALTED = 1;

    /** DFSR: a BKPT instruction, or a breakpoint of the FPB. */
    public static final int BKPT = 1 << 1;

    /** DFSR: a comparator of the DWT. */
    public static final int DWTTRAP = 1 << 2;

    private static final int CFSR = 0xe000_ed28;
    private static final int HFSR = 0xe000_ed2c;
    private static final int DFSR = 0xe000_ed30;
    private static final int MMFAR = 0xe000_ed34;
    private static final int BFAR = 0xe000_ed38;
    private static final int AFSR = 0xe000_ed3c;

    private int configurable;
    private int hard;
    private int debug;
    private int memManageAddress;
    private int busAddress;

    /** Everything is zero. */
    void reset() {
        configurable = 0;
        hard = 0;
        debug = 0;
        memManageAddress = 0;
        busAddress = 0;
    }

    /** CFSR. */
    public int cfsr() {
        return configurable;
    }

    /** HFSR. */
    public int hfsr() {
        return hard;
    }

    /** MMFAR. */
    public int mmfar() {
        return memManageAddress;
    }

    /** BFAR. */
    public int bfar() {
        return busAddress;
    }

    /**
     * Sets bits of CFSR.
     *
     * @param bits    with {@link #MMARVALID} or {@link #BFARVALID} where the address register is to be set
     * @param address what MMFAR or BFAR gets
     */
    public void raise(int bits, int address) {
        configurable |= bits;
        if ((bits & MMARVALID) != 0) {
            memManageAddress = address;
        }
        if ((bits & BFARVALID) != 0) {
            busAddress = address;
        }
    }

    /** Sets bits of HFSR. */
    public void raiseHard(int bits) {
        hard |= bits;
    }

    /** Sets bits of DFSR. */
    public void raiseDebug(int bits) {
        debug |= bits;
    }

    /** Whether there is a register of this class at a word address. */
    boolean contains(int address) {
        return address >= CFSR && address <= AFSR;
    }

    /** The word at an address where {@link #contains} holds; the auxiliary register AFSR is zero. */
    int read(int address) {
        return switch (address) {
            case CFSR -> configurable;
            case HFSR -> hard;
            case DFSR -> debug;
            case MMFAR -> memManageAddress;
            case BFAR -> busAddress;
            default -> 0;
        };
    }

    /**
     * A store to an address where {@link #contains} holds.
     *
     * @param bits  the value, zero outside the lanes
     * @param lanes the bits of the bytes that the store covers
     */
    void write(int address, int bits, int lanes) {
        switch (address) {
            case CFSR -> configurable &= ~bits;
            case HFSR -> hard &= ~bits;
            case DFSR -> debug &= ~bits;
            case MMFAR -> memManageAddress = memManageAddress & ~lanes | bits;
            case BFAR -> busAddress = busAddress & ~lanes | bits;
            default -> {
                // AFSR has no bits on these cores.
            }
        }
    }
}
