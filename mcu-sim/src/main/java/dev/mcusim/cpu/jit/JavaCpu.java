package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.isa.meaning.Cpu;
import dev.mcusim.timing.CoreClock;

/** The state of the core, and what it makes of exceptional instructions. */
final class JavaCpu extends Cpu {

    /** Nothing has happened. */
    static final int NOTHING = 0;
    /** The core has executed WFI. */
    static final int ASLEEP = 1;
    /** The core has left Thumb state. */
    static final int LEFT_THUMB = 2;

    private static final int SP = 13;
    private static final int CONTROL_SPSEL = 2;

    /** What the last instruction of a block has brought about. */
    int event = NOTHING;
    /** The translation being executed, and the site in it that was executed by its step last. */
    Translation translation;

    int site;
    /** Index of the edge on which the block being executed was entered; -1 for the entry of the translation. */
    int edge;
    /** What translated code leaves behind: instructions it might still have executed. */
    int left;
    /** {@link CoreClock#issueCycles} at which execution must pause between blocks, unless there are stalls. */
    long deadline;
    /** Whether code has changed that may be part of the translation being executed. */
    boolean codeChanged;
    /** Time. */
    final CoreClock clock;
    /** When execution must pause between blocks, by the core's cycle counter. */
    long nextEvent = Long.MAX_VALUE;

    private final SystemRegisters systemRegisters;
    private final RegionMemory regions;
    private final boolean alwaysStrict;
    private int otherStackPointer;
    private int primask;
    private int basepri;
    private int faultmask;
    private int control;

    JavaCpu(RegionMemory memory, CoreClock clock, SystemRegisters systemRegisters, boolean strictAlignment) {
        super(memory);
        this.clock = clock;
        this.regions = memory;
        this.systemRegisters = systemRegisters;
        this.alwaysStrict = strictAlignment;
    }

    /** Takes over what system registers enable and trap; to be called when they may have changed. */
    void systemRegistersChanged() {
        boolean trapsUnaligned = systemRegisters.trapsUnaligned();
        fpuEnabled = systemRegisters.fpuEnabled();
        trapsDivisionByZero = systemRegisters.trapsDivisionByZero();
        strictAlignment = alwaysStrict || trapsUnaligned;
        regions.trapUnaligned(trapsUnaligned);
    }

    /** Computes {@link #deadline} anew: cycles have been waited, or {@link #nextEvent} or the code may have changed. */
    void updateDeadline() {
        deadline = codeChanged ? Long.MIN_VALUE : nextEvent - clock.stallCycles;
    }

    @Override
    protected void leaveThumb() {
        event = LEFT_THUMB;
    }

    @Override
    public void sleep() {
        event = ASLEEP;
    }

    @Override
    public int special(int sysm) {
        boolean process = (control & CONTROL_SPSEL) != 0;
        return switch (sysm) {
            case 8 -> process ? otherStackPointer : r[SP];
            case 9 -> process ? r[SP] : otherStackPointer;
            case 16 -> primask;
            case 17, 18 -> basepri;
            case 19 -> faultmask;
            case 20 -> control;
            default -> 0;
        };
    }

    @Override
    public void setSpecial(int sysm, int value) {
        boolean process = (control & CONTROL_SPSEL) != 0;
        switch (sysm) {
            case 8, 9 -> {
                if (process == (sysm == 9)) {
                    r[SP] = value & ~3;
                } else {
                    otherStackPointer = value & ~3;
                }
            }
            case 16 -> primask = value & 1;
            case 17 -> basepri = value & 0xff;
            case 19 -> faultmask = value & 1;
            case 20 -> {
                if (((control ^ value) & CONTROL_SPSEL) != 0) {
                    int present = r[SP];
                    r[SP] = otherStackPointer;
                    otherStackPointer = present;
                }
                control = value & 7;
            }
            default -> {
                // Nothing else is modelled; the decoder lets no other number through.
            }
        }
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
    public RuntimeException supervisorCall(int immediate) {
        return GuestTrap.of(FaultKind.SUPERVISOR_CALL_NOT_MODELLED);
    }

    @Override
    public RuntimeException undefined() {
        return GuestTrap.of(FaultKind.UNDEFINED_INSTRUCTION);
    }
}
