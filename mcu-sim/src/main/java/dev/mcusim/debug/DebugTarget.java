package dev.mcusim.debug;

import dev.mcusim.board.MemoryRegion;
import dev.mcusim.cpu.DebugUnit;
import dev.mcusim.cpu.FaultCatch;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.isa.Register;
import dev.mcusim.machine.DebugPort;
import dev.mcusim.machine.Machine;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A board that is debugged, with what stops it. Resets make it anew: memory keeps what it holds, everything else is as after power-up. */
public final class DebugTarget implements AutoCloseable {

    /** Most watchpoints: each makes accesses to its memory a little slower. */
    private static final int MOST_WATCHPOINTS = 32;

    private final List<MemoryRegion> memory;
    private final Supplier<Machine> powerUp;
    private final Set<Long> softwareBreakpoints = new HashSet<>();
    private final Set<Long> hardwareBreakpoints = new HashSet<>();
    private final Set<Watchpoint> watchpoints = new LinkedHashSet<>();
    private volatile Machine machine;
    private FaultCatch faultCatch = FaultCatch.NONE;
    private boolean changed = true;

    /**
     * A board that has just been powered up.
     *
     * @param memory  what survives resets
     * @param powerUp makes the board; its core has a {@link DebugUnit}
     */
    public DebugTarget(List<MemoryRegion> memory, Supplier<Machine> powerUp) {
        this.memory = List.copyOf(memory);
        this.powerUp = powerUp;
        machine = powerUp.get();
    }

    /** The board as it is since the last reset. */
    public Machine machine() {
        return machine;
    }

    /** Resets the board; the core is before the first instruction of what its vector table says now. */
    void reset() {
        Machine before = machine;
        Machine after = powerUp.get();
        for (MemoryRegion region : memory) {
            after.writeMemory(region.base(), before.readMemory(region.base(), (int) region.size()));
        }
        before.close();
        long vectors = after.systemRegisters().vectorTable();
        after.setRegister(Register.SP, after.readWord(vectors));
        after.setRegister(Register.PC, after.readWord(vectors + 4));
        machine = after;
        changed = true;
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

    @Override
    public void close() {
        machine.close();
    }
}
