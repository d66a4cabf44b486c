package dev.mcusim.cpu.system;

/**
 * How exceptions preserve floating-point state: FPCCR, FPCAR and FPDSCR (ARMv7-M ARM, B1.5.7 and B3.2.20 to B3.2.23). State that is
 * put off is stored, or not, for the code that was interrupted, whose privilege and priority FPCCR keeps.
 */
public final class FpContext implements RegisterGroup {

    private static final int FPCCR = 0xe000_ef34;
    private static final int FPCAR = 0xe000_ef38;
    private static final int FPDSCR = 0xe000_ef3c;

    private static final int ASPEN = 1 << 31;
    private static final int LSPEN = 1 << 30;
    private static final int BFRDY = 1 << 6;
    private static final int MMRDY = 1 << 5;
    private static final int HFRDY = 1 << 4;
    private static final int THREAD = 1 << 3;
    private static final int USER = 1 << 1;
    private static final int LSPACT = 1;
    private static final int CONTROL_WRITABLE = 0xc000_017b;
    private static final int ADDRESS_WRITABLE = ~7;
    /** AHP, DN, FZ and RMode. */
    private static final int DEFAULTS_WRITABLE = 0x07c0_0000;

    private final Nvic nvic;
    private int control;
    private int address;
    private int defaults;

    /** As after reset. */
    public FpContext(Nvic nvic) {
        this.nvic = nvic;
        reset();
    }

    /** State is preserved, lazily; nothing is put off. */
    public void reset() {
        control = ASPEN | LSPEN;
        address = 0;
        defaults = 0;
    }

    @Override
    public boolean contains(int word) {
        return word == FPCCR || word == FPCAR || word == FPDSCR;
    }

    @Override
    public int read(int word) {
        return switch (word) {
            case FPCCR -> control;
            case FPCAR -> address;
            default -> defaults;
        };
    }

    @Override
    public void write(int word, int bits, int lanes) {
        int value = read(word) & ~lanes | bits;
        switch (word) {
            case FPCCR -> control = value & CONTROL_WRITABLE;
            case FPCAR -> address = value & ADDRESS_WRITABLE;
            default -> defaults = value & DEFAULTS_WRITABLE;
        }
    }

    /** Whether exceptions preserve state (ASPEN). */
    public boolean isPreserved() {
        return (control & ASPEN) != 0;
    }

    /** Whether storing it is put off until the handler uses the FPU (LSPEN). */
    public boolean isPreservedLazily() {
        return (control & LSPEN) != 0;
    }

    /** Whether state is still to be stored (LSPACT). */
    public boolean isWaiting() {
        return (control & LSPACT) != 0;
    }

    /**
     * Puts off storing state.
     *
     * @param frame    where it belongs
     * @param user     whether the code that is interrupted has no privilege
     * @param priority its execution priority
     */
    public void putOff(int frame, boolean user, int priority) {
        boolean thread = nvic.current() == ExceptionNumber.NONE;
        control = control & (ASPEN | LSPEN)
                | LSPACT
                | (user ? USER : 0)
                | (thread ? THREAD : 0)
                | (nvic.preempts(ExceptionNumber.HARD_FAULT, priority) ? HFRDY : 0)
                | (mayTake(ExceptionNumber.MEM_MANAGE, priority) ? MMRDY : 0)
                | (mayTake(ExceptionNumber.BUS_FAULT, priority) ? BFRDY : 0);
        address = frame;
    }

    private boolean mayTake(int exception, int priority) {
        return nvic.isEnabled(exception) && nvic.preempts(exception, priority);
    }

    /** State has been stored, or need not be any more. */
    public void done() {
        control &= ~LSPACT;
    }

    /** Where state is to be stored (FPCAR). */
    public int address() {
        return address;
    }

    /** What FPSCR begins with in a new floating-point context (FPDSCR). */
    public int defaults() {
        return defaults;
    }

    /** Whether state that is put off belongs to unprivileged code. */
    public boolean isOfUser() {
        return (control & USER) != 0;
    }

    /** Whether the code that was interrupted would have let a fault be taken: MemManage, BusFault or HardFault. */
    public boolean isReady(int exception) {
        return switch (exception) {
            case ExceptionNumber.MEM_MANAGE -> (control & MMRDY) != 0;
            case ExceptionNumber.BUS_FAULT -> (control & BFRDY) != 0;
            default -> (control & HFRDY) != 0;
        };
    }
}
