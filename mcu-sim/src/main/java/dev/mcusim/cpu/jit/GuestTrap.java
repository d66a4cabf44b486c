package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Fault;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.Watchpoint;
import java.io.Serial;

/** An instruction that cannot be completed. Carries no stack trace: this is how a step leaves, not an error of the host. */
final class GuestTrap extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** No address, or no breakpoint. */
    private static final int NONE = -1;

    /** Not a fault: the instruction has been completed, and an exception is to be taken behind it. */
    static final GuestTrap LEAVES_BLOCK = of(FaultKind.EXCEPTION_NOT_MODELLED);

    private final FaultKind kind;
    private final long address;
    private final int size;
    private final int breakpoint;
    private final transient Watchpoint watchpoint;
    private FaultPhase phase = FaultPhase.EXECUTION;

    private GuestTrap(FaultKind kind, long address, int size, int breakpoint, Watchpoint watchpoint) {
        super(null, null, false, false);
        this.kind = kind;
        this.address = address;
        this.size = size;
        this.breakpoint = breakpoint;
        this.watchpoint = watchpoint;
    }

    /** A fault without address. */
    static GuestTrap of(FaultKind kind) {
        return new GuestTrap(kind, NONE, 0, NONE, null);
    }

    /** A fault of an access. */
    static GuestTrap at(FaultKind kind, long address, int size) {
        return new GuestTrap(kind, address, size, NONE, null);
    }

    /** A breakpoint. */
    static GuestTrap breakpoint(int immediate) {
        return new GuestTrap(FaultKind.EXCEPTION_NOT_MODELLED, NONE, 0, immediate, null);
    }

    /** An access that a debugger watches, which has not been made. */
    static GuestTrap watched(Watchpoint watchpoint) {
        return new GuestTrap(FaultKind.EXCEPTION_NOT_MODELLED, NONE, 0, NONE, watchpoint);
    }

    /** This trap, as that of another activity of the core. */
    GuestTrap in(FaultPhase activity) {
        phase = activity;
        return this;
    }

    /** What is watched; null for everything else. */
    Watchpoint watchpoint() {
        return watchpoint;
    }

    boolean isBreakpoint() {
        return breakpoint >= 0;
    }

    /** The operand of the breakpoint. */
    int immediate() {
        return breakpoint;
    }

    /** The fault of the instruction at an address. */
    Fault fault(long pc) {
        return (address == NONE ? Fault.at(kind, pc) : Fault.of(kind, pc, address, size)).in(phase);
    }
}
