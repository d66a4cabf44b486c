package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.Watchpoint.Kind;
import dev.mcusim.cpu.system.Dwt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes watchpoints and breakpoints of the comparators of DWT and FPB that firmware sets up for its DebugMonitor (ARMv7-M ARM, C1.8.1, table C1-14 and C1.11).
 * What nobody watches stays as fast as it is.
 */
final class Comparators {

    private static final int PC = 4;
    private static final int READ = 5;
    private static final int WRITE = 6;
    private static final int READ_OR_WRITE = 7;
    private static final int DATAVMATCH = 1 << 8;

    private final SystemRegisters registers;
    private final RegionMemory memory;
    private final BlockCache cache;
    private final Translations translations;
    private List<Watchpoint> watched = List.of();
    private Set<Integer> breakpoints = Set.of();

    Comparators(SystemRegisters registers, RegionMemory memory, BlockCache cache, Translations translations) {
        this.registers = registers;
        this.memory = memory;
        this.cache = cache;
        this.translations = translations;
    }

    /** Takes over what has been written to the registers since the last time; to be called between blocks. */
    void update() {
        boolean changed = registers.dwt().takeChange();
        if (changed | registers.flashPatch().takeChange()) {
            updateCode();
            updateData();
        }
    }

    private void updateCode() {
        breakpoints = registers.debugControl().isHalting()
                ? Set.of()
                : registers.flashPatch().breakpoints();
        Set<Integer> monitored = new HashSet<>(breakpoints);
        for (int i = 0; i < Dwt.COMPARATORS; i++) {
            if (comparesPc(i)) {
                int end = first(i) + (1 << registers.dwt().mask(i));
                for (int address = first(i) & ~1; address < end; address += 2) {
                    monitored.add(address);
                }
            }
        }
        translations.codeChanged(cache.monitor(monitored));
    }

    private void updateData() {
        List<Watchpoint> now = new ArrayList<>();
        for (int i = 0; i < Dwt.COMPARATORS; i++) {
            if (comparesData(i)) {
                now.addAll(watchpoints(i));
            }
        }
        if (!now.equals(watched)) {
            watched = now;
            memory.watch(now);
            translations.forgetAll();
        }
    }

    private boolean isOn() {
        return registers.debugControl().monitorsEvents() && registers.isTracing();
    }

    private boolean comparesData(int comparator) {
        int function = registers.dwt().function(comparator) & ~DATAVMATCH;
        return function >= READ && function <= READ_OR_WRITE && isOn();
    }

    private boolean comparesValue(int comparator) {
        return (registers.dwt().function(comparator) & DATAVMATCH) != 0;
    }

    private boolean comparesPc(int comparator) {
        return registers.dwt().function(comparator) == PC && isOn();
    }

    /** The first address that a comparator does not tell from the one it holds. */
    private int first(int comparator) {
        return registers.dwt().comparator(comparator) & -1 << registers.dwt().mask(comparator);
    }

    /** Where a comparator watches data; a data value may be looked for at two places. */
    private List<Watchpoint> watchpoints(int comparator) {
        Dwt dwt = registers.dwt();
        Kind kind =
                switch (dwt.function(comparator) & ~DATAVMATCH) {
                    case READ -> Kind.READ;
                    case WRITE -> Kind.WRITE;
                    default -> Kind.ACCESS;
                };
        return comparesValue(comparator)
                ? List.of(place(dwt.valueAddress(0), kind), place(dwt.valueAddress(1), kind))
                : List.of(place(comparator, kind));
    }

    private Watchpoint place(int comparator, Kind kind) {
        boolean everywhere = comparator >= Dwt.COMPARATORS || comparesValue(comparator);
        return everywhere
                ? new Watchpoint(0, 1L << 32, kind)
                : new Watchpoint(
                        Integer.toUnsignedLong(first(comparator)),
                        1L << registers.dwt().mask(comparator),
                        kind);
    }

    /**
     * An instruction has made the accesses, beside others that nobody watches.
     *
     * @return whether a comparator has matched
     */
    boolean accessed(List<Watching.Access> accesses) {
        boolean matches = false;
        for (int i = 0; i < Dwt.COMPARATORS; i++) {
            if (comparesData(i) && watchesAnyOf(i, accesses)) {
                registers.dwt().match(i);
                matches = true;
            }
        }
        return matches;
    }

    private boolean watchesAnyOf(int comparator, List<Watching.Access> accesses) {
        for (Watchpoint watchpoint : watchpoints(comparator)) {
            for (Watching.Access access : accesses) {
                boolean hit = watchpoint.isHit(access.address(), access.size(), access.store());
                if (hit && (!comparesValue(comparator) || holdsValue(watchpoint, access))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether what has been accessed holds the value that comparator 1 looks for, naturally aligned; contents of peripherals are not known. */
    private boolean holdsValue(Watchpoint watchpoint, Watching.Access access) {
        int size = 1 << registers.dwt().valueSize();
        int unused = 32 - 8 * size;
        int wanted = registers.dwt().comparator(Dwt.VALUE_COMPARATOR) << unused >>> unused;
        for (long at = access.address() & -size; at < access.address() + access.size(); at += size) {
            boolean whole = at >= access.address() && at + size <= access.address() + access.size();
            if (whole && watchpoint.isHit(at, size, access.store()) && memory.holds(at, size, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the FPB stops execution before an address. */
    boolean isBreakpoint(int address) {
        return breakpoints.contains(address);
    }

    /**
     * An instruction has been executed.
     *
     * @return whether a comparator has matched its address
     */
    boolean executed(int address) {
        boolean matches = false;
        for (int i = 0; i < Dwt.COMPARATORS; i++) {
            if (comparesPc(i) && (address & -1 << registers.dwt().mask(i)) == first(i)) {
                registers.dwt().match(i);
                matches = true;
            }
        }
        return matches;
    }

    /** Whether a watchpoint is one of the firmware's. */
    boolean holds(Watchpoint watchpoint) {
        return watched.contains(watchpoint);
    }
}
