package dev.mcusim.cpu.system;

/**
 * The registers of {@link Nvic}, {@link SysTick} and {@link FaultStatus} (ARMv7-M ARM, B3.2 to B3.4): leads loads and stores to
 * them. Requests to reset are kept for whoever runs the core.
 */
public final class SystemControlSpace implements RegisterGroup {

    private static final int ICTR = 0xe000_e004;
    private static final int SYST_CSR = 0xe000_e010;
    private static final int SYST_RVR = 0xe000_e014;
    private static final int SYST_CVR = 0xe000_e018;
    private static final int SYST_CALIB = 0xe000_e01c;
    private static final int NVIC_ISER = 0xe000_e100;
    private static final int NVIC_ICER = 0xe000_e180;
    private static final int NVIC_ISPR = 0xe000_e200;
    private static final int NVIC_ICPR = 0xe000_e280;
    private static final int NVIC_IABR = 0xe000_e300;
    private static final int NVIC_IPR = 0xe000_e400;
    private static final int NVIC_END = 0xe000_e600;
    private static final int ICSR = 0xe000_ed04;
    private static final int AIRCR = 0xe000_ed0c;
    private static final int SHPR1 = 0xe000_ed18;
    private static final int SHPR_END = 0xe000_ed24;
    private static final int SHCSR = 0xe000_ed24;
    private static final int STIR = 0xe000_ef00;

    private static final int AIRCR_READ_KEY = 0xfa05;
    private static final int AIRCR_WRITE_KEY = 0x05fa;
    private static final int AIRCR_VECTRESET = 1;
    private static final int AIRCR_SYSRESETREQ = 1 << 2;
    private static final int BLOCK = 0x80;

    private final Nvic nvic;
    private final SysTick sysTick;
    private final FaultStatus faults = new FaultStatus();
    private final SystemHandlers handlers;
    private boolean resetRequested;
    private boolean coreResetRequested;

    /** The registers of an interrupt controller and a timer. */
    public SystemControlSpace(Nvic nvic, SysTick sysTick) {
        this.nvic = nvic;
        this.sysTick = sysTick;
        handlers = new SystemHandlers(nvic);
    }

    /** The interrupt controller. */
    public Nvic nvic() {
        return nvic;
    }

    /** The system timer. */
    public SysTick sysTick() {
        return sysTick;
    }

    /** Why faults were taken. */
    public FaultStatus faults() {
        return faults;
    }

    /** Everything is as after reset. */
    public void reset() {
        nvic.reset();
        sysTick.reset();
        faults.reset();
        resetRequested = false;
        coreResetRequested = false;
    }

    /** Asks for a reset, as a store to AIRCR does. */
    public void requestReset() {
        resetRequested = true;
    }

    /** Whether AIRCR.SYSRESETREQ or VECTRESET has been written, or {@link #requestReset} called. */
    public boolean resetRequested() {
        return resetRequested || coreResetRequested;
    }

    /** Whether the reset asked for is that of the core alone (AIRCR.VECTRESET). */
    public boolean onlyCoreResetRequested() {
        return coreResetRequested && !resetRequested;
    }

    @Override
    public boolean contains(int address) {
        return switch (address) {
            case ICTR, SYST_CSR, SYST_RVR, SYST_CVR, SYST_CALIB, ICSR, AIRCR, SHCSR, STIR -> true;
            default -> address >= NVIC_ISER && address < NVIC_END
                    || address >= SHPR1 && address < SHPR_END
                    || faults.contains(address);
        };
    }

    @Override
    public int read(int address) {
        return switch (address) {
            case ICTR -> (nvic.exceptions() - ExceptionNumber.FIRST_INTERRUPT + 31) / 32 - 1;
            case SYST_CSR -> sysTick.readControl();
            case SYST_RVR -> sysTick.reload();
            case SYST_CVR -> sysTick.current();
            case SYST_CALIB -> sysTick.calibration();
            case ICSR -> interruptState();
            case AIRCR -> AIRCR_READ_KEY << 16 | nvic.priorityGrouping() << 8;
            case STIR -> 0;
            case SHCSR -> handlers.read();
            default -> faults.contains(address) ? faults.read(address) : readPriorityOrInterrupts(address);
        };
    }

    @Override
    public void write(int address, int bits, int lanes) {
        switch (address) {
            case SYST_CSR -> sysTick.setControl(sysTick.control() & ~lanes | bits);
            case SYST_RVR -> sysTick.setReload(sysTick.reload() & ~lanes | bits);
            case SYST_CVR -> sysTick.clearCurrent();
            case ICSR -> setInterruptState(bits);
            case AIRCR -> setApplicationInterrupts(bits, lanes);
            case STIR -> trigger(bits, lanes);
            case SHCSR -> handlers.write(bits, lanes);
            case ICTR, SYST_CALIB -> {
                // Read-only.
            }
            default -> {
                if (faults.contains(address)) {
                    faults.write(address, bits, lanes);
                } else if (address >= SHPR1) {
                    setPriorities(address - SHPR1 + ExceptionNumber.MEM_MANAGE, bits, lanes);
                } else {
                    writeInterrupts(address, bits, lanes);
                }
            }
        }
    }

    private int readPriorityOrInterrupts(int address) {
        return address >= SHPR1 ? priorities(address - SHPR1 + ExceptionNumber.MEM_MANAGE) : interrupts(address);
    }

    private int interruptState() {
        int next = nvic.next(Nvic.THREAD_PRIORITY);
        boolean others = nvic.activeCount() > 1;
        return nvic.current()
                | (others ? 0 : 1 << 11)
                | next << 12
                | bit(nvic.isInterruptPending(), 22)
                | bit(nvic.isPending(ExceptionNumber.SYSTICK), 26)
                | bit(nvic.isPending(ExceptionNumber.PENDSV), 28)
                | bit(nvic.isPending(ExceptionNumber.NMI), 31);
    }

    private void setInterruptState(int bits) {
        if ((bits & 1 << 25) != 0) {
            nvic.setPending(ExceptionNumber.SYSTICK, false);
        }
        if ((bits & 1 << 26) != 0) {
            nvic.setPending(ExceptionNumber.SYSTICK, true);
        }
        if ((bits & 1 << 27) != 0) {
            nvic.setPending(ExceptionNumber.PENDSV, false);
        }
        if ((bits & 1 << 28) != 0) {
            nvic.setPending(ExceptionNumber.PENDSV, true);
        }
        if (bits < 0) {
            nvic.setPending(ExceptionNumber.NMI, true);
        }
    }

    private void setApplicationInterrupts(int bits, int lanes) {
        if (bits >>> 16 == AIRCR_WRITE_KEY) {
            nvic.setPriorityGrouping(nvic.priorityGrouping() & ~(lanes >>> 8) | bits >>> 8);
            resetRequested |= (bits & AIRCR_SYSRESETREQ) != 0;
            coreResetRequested |= (bits & AIRCR_VECTRESET) != 0;
        }
    }

    private int interrupts(int address) {
        if (address >= NVIC_IPR) {
            return priorities(ExceptionNumber.FIRST_INTERRUPT + address - NVIC_IPR);
        }
        int first = first(address);
        int bits = 0;
        for (int i = 0; i < 32 && nvic.has(first + i); i++) {
            bits |= bit(state(address, first + i), i);
        }
        return bits;
    }

    private boolean state(int address, int exception) {
        if (address < NVIC_ISPR) {
            return nvic.isEnabled(exception);
        }
        return address < NVIC_IABR ? nvic.isPending(exception) : nvic.isActive(exception);
    }

    private void writeInterrupts(int address, int bits, int lanes) {
        if (address >= NVIC_IPR) {
            setPriorities(ExceptionNumber.FIRST_INTERRUPT + address - NVIC_IPR, bits, lanes);
            return;
        }
        int first = first(address);
        for (int i = 0; i < 32; i++) {
            if ((bits >>> i & 1) != 0 && nvic.has(first + i)) {
                if (address < NVIC_ISPR) {
                    nvic.setEnabled(first + i, address < NVIC_ICER);
                } else if (address < NVIC_IABR) {
                    pend(first + i, address < NVIC_ICPR);
                }
            }
        }
    }

    /** The exception of bit 0 of a word of ISER, ICER, ISPR, ICPR or IABR. */
    private static int first(int address) {
        return ExceptionNumber.FIRST_INTERRUPT + (address & BLOCK - 1) * 8;
    }

    private void trigger(int bits, int lanes) {
        if ((lanes & 0xff) != 0) {
            pend(ExceptionNumber.FIRST_INTERRUPT + (bits & 0x1ff), true);
        }
    }

    private void pend(int exception, boolean on) {
        if (nvic.has(exception)) {
            nvic.setPending(exception, on);
        }
    }

    private int priorities(int first) {
        int word = 0;
        for (int i = 0; i < 4 && nvic.has(first + i); i++) {
            word |= nvic.priority(first + i) << 8 * i;
        }
        return word;
    }

    private void setPriorities(int first, int bits, int lanes) {
        for (int i = 0; i < 4 && nvic.has(first + i); i++) {
            if ((lanes >>> 8 * i & 0xff) != 0 && ExceptionNumber.hasPriority(first + i)) {
                nvic.setPriority(first + i, bits >>> 8 * i & 0xff);
            }
        }
    }

    private static int bit(boolean set, int position) {
        return set ? 1 << position : 0;
    }
}
