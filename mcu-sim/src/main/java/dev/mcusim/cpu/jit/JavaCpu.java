package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FpContext;
import dev.mcusim.cpu.system.Mpu;
import dev.mcusim.cpu.system.Nvic;
import dev.mcusim.isa.meaning.Cpu;
import dev.mcusim.isa.meaning.Step;
import dev.mcusim.timing.CoreClock;
import java.util.function.LongSupplier;

/** The state of the core, and what it makes of exceptional instructions. */
final class JavaCpu extends Cpu {

    /** Nothing has happened. */
    static final int NOTHING = 0;
    /** The core has executed WFI. */
    static final int ASLEEP = 1;
    /** The core has left Thumb state. */
    static final int LEFT_THUMB = 2;
    /** The core has executed WFE, and there had been no event. */
    static final int AWAITING_EVENT = 3;

    /** For {@link #position}. */
    static final int BETWEEN_BLOCKS = Integer.MAX_VALUE;

    static final int SP = 13;
    static final int LR = 14;
    private static final int EPSR_T = 1 << 24;
    private static final int EPSR_IT = 0x0600_fc00;

    /** AHP, DN, FZ and RMode. */
    private static final int FPSCR_DEFAULTS = 0x07c0_0000;

    /** ITSTATE of the next instruction, between blocks. */
    int itState;
    /** EPSR.T: zero makes the next instruction fault. */
    boolean thumb = true;
    /** Whether there has been an event since the last WFE: the event register (ARMv7-M ARM, B1.5.18). */
    boolean eventRegister;
    /** What the last instruction of a block has brought about. */
    int event = NOTHING;
    /** The translation being executed, and the site in it that was executed by its step last. */
    Translation translation;

    int site;
    /** Index of the edge on which the block being executed was entered; -1 for the entry of the translation. */
    int edge;
    /** What translated code leaves behind: instructions it might still have executed. */
    int left;
    /** {@link CoreClock#issueCycles} at which execution must pause, unless there are stalls. */
    long deadline;
    /** Whether code has changed that may be part of the translation being executed. */
    boolean codeChanged;
    /** Time. */
    final CoreClock clock;
    /** When execution must pause between blocks, by the core's cycle counter. */
    long nextEvent = Long.MAX_VALUE;

    /** Index of the instruction being executed in {@link CoreClock#current}; {@link #BETWEEN_BLOCKS} when none is. */
    int position = BETWEEN_BLOCKS;
    /** Whether an exception waits that the present instruction has brought about: the block is left behind it. */
    boolean leavesBlock;
    /** Whether accesses are made without privilege. */
    boolean isUser;
    /** What the memory protection unit must allow for loads, see {@link Mpu}. */
    int readRight = Mpu.UNCHECKED;
    /** The same for stores. */
    int writeRight = Mpu.UNCHECKED;
    /** The same for execution. */
    int executeRight = Mpu.UNCHECKED;
    /** Stores whose bus errors come later. */
    final WriteBuffer writeBuffer;
    /** Stack pointers, masks and CONTROL. */
    final SpecialRegisters specials;
    /** Whether the run has to end, which another thread may ask for. */
    volatile boolean stopRequested;

    private final SystemRegisters systemRegisters;
    private final FpContext fpContext;
    private final RegionMemory regions;
    private final boolean alwaysStrict;
    private long latestTime;
    private final boolean endsRunOnFault;
    private LongSupplier upcoming = () -> Long.MAX_VALUE;
    private ExceptionFrame frame;

    JavaCpu(
            RegionMemory memory,
            CoreClock clock,
            SystemRegisters systemRegisters,
            WriteBuffer writeBuffer,
            boolean strictAlignment,
            boolean endsRunOnFault) {
        super(memory);
        this.clock = clock;
        this.regions = memory;
        this.systemRegisters = systemRegisters;
        this.writeBuffer = writeBuffer;
        specials = new SpecialRegisters(r, systemRegisters.nvic());
        this.fpContext = systemRegisters.fpContext();
        this.alwaysStrict = strictAlignment;
        this.endsRunOnFault = endsRunOnFault;
    }

    /** Connects what stores floating-point state that exception entry has put off. */
    void connect(ExceptionFrame exceptionFrame) {
        frame = exceptionFrame;
    }

    /** Connects what knows the cycle at which something happens next. */
    void connect(LongSupplier nextHappening) {
        upcoming = nextHappening;
    }

    /** Takes over what system registers enable, trap and make pending; to be called when they may have changed. */
    void systemRegistersChanged() {
        boolean trapsUnaligned = systemRegisters.trapsUnaligned();
        trapsDivisionByZero = systemRegisters.trapsDivisionByZero();
        strictAlignment = alwaysStrict || trapsUnaligned;
        regions.trapUnaligned(trapsUnaligned);
        fpContextChanged();
        privilegeChanged();
        nextEvent = 0;
    }

    private void fpContextChanged() {
        boolean ready = specials.hasFpContext() || !fpContext.isPreserved();
        fpuEnabled = ready && !fpContext.isWaiting() && mayUseFpu();
    }

    private boolean mayUseFpu() {
        return isUser ? systemRegisters.fpuEnabledForUsers() : systemRegisters.fpuEnabled();
    }

    /** As ExecuteFPCheck() of the manual: stores what was put off, and begins a floating-point context. */
    @Override
    public void prepareFpu() {
        if (!mayUseFpu()) {
            throw GuestTrap.of(FaultKind.FPU_DISABLED);
        }
        if (fpContext.isWaiting()) {
            storePutOffFpState();
        }
        if (!specials.hasFpContext() && fpContext.isPreserved()) {
            fpscr.setBits(fpscr.bits() & ~FPSCR_DEFAULTS | fpContext.defaults() & FPSCR_DEFAULTS);
            specials.setFpContext(true);
        }
        fpContextChanged();
    }

    /** Floating-point state that cannot be stored is lost, as its fault cannot be taken yet. */
    void dropPutOffFpState() {
        fpContext.done();
        fpContextChanged();
    }

    private void storePutOffFpState() {
        accessAs(fpContext.isOfUser());
        try {
            frame.storePutOffFpState();
        } catch (GuestTrap trap) {
            throw trap.in(FaultPhase.LAZY_STACKING);
        } finally {
            privilegeChanged();
        }
    }

    /** Sets CONTROL.FPCA. */
    void setFpContext(boolean context) {
        specials.setFpContext(context);
        fpContextChanged();
    }

    /** APSR, IPSR and EPSR in one word, between blocks. */
    int xpsr() {
        int it = (itState & 3) << 25 | (itState & 0xfc) << 8;
        return apsr() | it | (thumb ? EPSR_T : 0) | systemRegisters.nvic().current();
    }

    /**
     * Goes on somewhere else.
     *
     * @param target   the address, with the instruction set in bit 0
     * @param itBits   a word whose bits of EPSR give ITSTATE; that of an interrupted multiple transfer counts as none, as it begins anew
     */
    void go(int target, int itBits) {
        next = target & ~1;
        thumb = (target & 1) != 0;
        int it = (itBits & EPSR_IT) >>> 8 & 0xfc | itBits >>> 25 & 3;
        itState = (it & 15) == 0 ? 0 : it;
    }

    /** Mode, priority or what CONTROL or the memory protection unit says about privilege may have changed. */
    void privilegeChanged() {
        boolean user = systemRegisters.nvic().current() == ExceptionNumber.NONE && specials.isThreadUnprivileged();
        boolean changes = user != isUser;
        accessAs(user);
        if (changes) {
            fpContextChanged();
        }
    }

    /** Makes accesses as with or without privilege, whatever the present mode. */
    private void accessAs(boolean user) {
        Mpu mpu = systemRegisters.mpu();
        isUser = user;
        boolean checked = mpu.isEnabled()
                && (mpu.checksFaultHandlers() || systemRegisters.nvic().executionPriority(specials.masks()) >= 0);
        readRight = !checked ? Mpu.UNCHECKED : user ? Mpu.USER_READ : Mpu.PRIVILEGED_READ;
        writeRight = !checked ? Mpu.UNCHECKED : user ? Mpu.USER_WRITE : Mpu.PRIVILEGED_WRITE;
        executeRight = !checked ? Mpu.UNCHECKED : user ? Mpu.USER_EXECUTE : Mpu.PRIVILEGED_EXECUTE;
    }

    /** Makes accesses as those that unstack registers on a return, until {@link #privilegeChanged}. */
    void accessForReturn(boolean toThread) {
        accessAs(toThread && specials.isThreadUnprivileged());
    }

    /** Whether bus errors of loads and stores are ignored now. */
    boolean ignoresBusFaults() {
        return systemRegisters.ignoresBusFaults() && systemRegisters.nvic().executionPriority(specials.masks()) < 0;
    }

    /** Reads the vector table, which nothing forbids. */
    int loadVector(int address) {
        isUser = false;
        readRight = Mpu.UNCHECKED;
        try {
            return memory.loadWord(address);
        } finally {
            privilegeChanged();
        }
    }

    @Override
    public void executeUnprivileged(Step access) {
        accessAs(true);
        try {
            access.execute(this);
        } finally {
            privilegeChanged();
        }
    }

    /** As reset leaves it; registers other than the special ones are not touched. */
    void reset() {
        specials.reset();
        exclusive = false;
        event = NOTHING;
        eventRegister = false;
        fpscr.setBits(0);
        systemRegistersChanged();
    }

    /** Whether a vector is the address of Thumb code that can be fetched. */
    boolean leadsToCode(int vector) {
        return (vector & 1) != 0 && regions.fetch(vector & ~1) >= 0;
    }

    /** Whether a fault ends the run, in place of being taken. */
    boolean endsRunOnFault() {
        return endsRunOnFault;
    }

    /** The cycle at which the present instruction looks at a clock. Never goes back. */
    long time() {
        latestTime = Math.max(latestTime, clock.at(position));
        return latestTime;
    }

    /** To be called when an instruction has stored to a system register or a peripheral, of which an exception may come soon. */
    void storedOutside() {
        leavesBlock = nextEvent == 0 && (systemRegisters.resetRequested() || exceptionIsDue());
    }

    /** Whether an exception waits, or something happens before the block has ended, such as a single step. */
    private boolean exceptionIsDue() {
        Nvic nvic = systemRegisters.nvic();
        return upcoming.getAsLong() < clock.now()
                || systemRegisters.debugControl().steps()
                || nvic.next(nvic.executionPriority(specials.masks())) != ExceptionNumber.NONE;
    }

    /** Ends a translated region behind the present instruction, where that has brought about an exception. */
    void leaveBlock() {
        if (leavesBlock) {
            throw GuestTrap.LEAVES_BLOCK;
        }
    }

    /**
     * Computes {@link #deadline} anew: cycles have been waited, or {@link #nextEvent} or the code may have changed. A region is left
     * before the block in which it comes, so that the interpreter can stop at the very instruction.
     */
    void updateDeadline() {
        deadline = codeChanged ? Long.MIN_VALUE : nextEvent - clock.stallCycles;
    }

    @Override
    public void divides(int dividend, int divisor, boolean signed) {
        clock.divide(dividend, divisor, signed);
    }

    @Override
    protected void leaveThumb() {
        event = LEFT_THUMB;
        thumb = false;
    }

    @Override
    public void sleep() {
        event = ASLEEP;
    }

    @Override
    public void waitForEvent() {
        if (!eventRegister) {
            event = AWAITING_EVENT;
        }
        eventRegister = false;
    }

    @Override
    public void awaitStores() {
        if (writeBuffer.drain()) {
            exceptionIsToCome();
        }
    }

    /** The present instruction has brought about something that is to be looked at right behind it. */
    void exceptionIsToCome() {
        leavesBlock = true;
        nextEvent = 0;
    }

    @Override
    public void sendEvent() {
        eventRegister = true;
    }

    /** An exception has become pending. */
    void exceptionPended() {
        nextEvent = 0;
        eventRegister |= systemRegisters.sleep().sendsEventOnPend();
    }

    @Override
    public int special(int sysm) {
        return specials.get(sysm);
    }

    @Override
    public void setSpecial(int sysm, int value) {
        specials.set(sysm, value);
        fpContextChanged();
        privilegeChanged();
        nextEvent = 0;
    }

    @Override
    protected RuntimeException unaligned(int address, int alignment) {
        return GuestTrap.at(FaultKind.UNALIGNED, Integer.toUnsignedLong(address), alignment);
    }

    @Override
    public RuntimeException divisionByZero() {
        return GuestTrap.of(FaultKind.DIVIDE_BY_ZERO);
    }

    @Override
    public RuntimeException breakpoint(int immediate) {
        return GuestTrap.breakpoint(immediate);
    }

    @Override
    public void supervisorCall(int immediate) {
        Nvic nvic = systemRegisters.nvic();
        int slot = (int) systemRegisters.vectorTable() + 4 * ExceptionNumber.SVCALL;
        if (endsRunOnFault && !leadsToCode(loadVector(slot))) {
            throw GuestTrap.of(FaultKind.SUPERVISOR_CALL_NOT_MODELLED);
        }
        if (!nvic.preempts(ExceptionNumber.SVCALL, nvic.executionPriority(specials.masks()))) {
            throw GuestTrap.of(FaultKind.SUPERVISOR_CALL_MASKED);
        }
        nvic.setPending(ExceptionNumber.SVCALL, true);
        nextEvent = 0;
    }

    @Override
    public RuntimeException undefined() {
        return GuestTrap.of(FaultKind.UNDEFINED_INSTRUCTION);
    }
}
