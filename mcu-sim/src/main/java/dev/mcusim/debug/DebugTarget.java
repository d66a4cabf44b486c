package dev.mcusim.debug;

import dev.mcusim.cpu.DebugUnit;
import dev.mcusim.cpu.FaultCatch;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.DebugPort;
import dev.mcusim.machine.Machine;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** A board that is debugged, with what stops it. */
public final class DebugTarget {

    /** Most watchpoints: each makes accesses to its memory a little slower. */
    private static final int MOST_WATCHPOINTS = 32;

    private final Machine machine;
    private final Set<Long> softwareBreakpoints = new HashSet<>();
    private final Set<Long> hardwareBreakpoints = new HashSet<>();
    private final Set<Watchpoint> watchpoints = new LinkedHashSet<>();
    private FaultCatch faultCatch = FaultCatch.NONE;
    private boolean changed = true;

    /**
     * Debugs a board.
     *
     * @param machine its core has a {@link DebugUnit}
     */
    public DebugTarget(Machine machine) {
        this.machine = machine;
        machine.debugged();
    }

    Machine machine() {
        return machine;
    }

    DebugPort port() {
        return machine.debugPort();
    }

    long pc() {
        return Integer.toUnsignedLong(machine.register(Register.PC));
    }

    /** Makes a breakpoint; making one twice is the same as once. */
    void setBreakpoint(long address, boolean hardware) {
        changed |= (hardware ? hardwareBreakpoints : softwareBreakpoints).add(address & ~1L);
    }

    void clearBreakpoint(long address, boolean hardware) {
        changed |= (hardware ? hardwareBreakpoints : softwareBreakpoints).remove(address & ~1L);
    }

    /** Watches memory; false when there are too many watchpoints. */
    boolean setWatchpoint(Watchpoint watchpoint) {
        if (watchpoints.size() >= MOST_WATCHPOINTS && !watchpoints.contains(watchpoint)) {
            return false;
        }
        changed |= watchpoints.add(watchpoint);
        return true;
    }

    void clearWatchpoint(Watchpoint watchpoint) {
        changed |= watchpoints.remove(watchpoint);
    }

    /** Chooses the faults that stop the program before their handler does. */
    void catchFaults(FaultCatch which) {
        faultCatch = which;
        changed = true;
    }

    FaultCatch faultCatch() {
        return faultCatch;
    }

    /** Forgets all breakpoints and watchpoints, and catches no faults. */
    void clearAll() {
        faultCatch = FaultCatch.NONE;
        softwareBreakpoints.clear();
        hardwareBreakpoints.clear();
        watchpoints.clear();
        changed = true;
    }

    boolean isHardwareBreakpoint(long address) {
        return hardwareBreakpoints.contains(address);
    }

    boolean isBreakpoint(long address) {
        return hardwareBreakpoints.contains(address) || softwareBreakpoints.contains(address);
    }

    /** Executes one instruction. gdb takes all watchpoints away to get past a watched access; the core need not see that. */
    StopReason step() {
        machine.debugUnit().orElseThrow().catchFaults(faultCatch);
        if (!watchpoints.isEmpty()) {
            arm();
        }
        return machine.step(!watchpoints.isEmpty());
    }

    /** Hands breakpoints and watchpoints to the core. gdb takes all away at each stop and sets them again; most of that is never seen here. */
    void arm() {
        if (changed) {
            DebugUnit unit = machine.debugUnit().orElseThrow();
            Set<Long> all = new HashSet<>(softwareBreakpoints);
            all.addAll(hardwareBreakpoints);
            unit.setBreakpoints(all);
            unit.setWatchpoints(watchpoints);
            unit.catchFaults(faultCatch);
            changed = false;
        }
    }
}
