package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.Watchpoint.Kind;
import dev.mcusim.cpu.system.Dwt;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
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
                now.add(watchpoint(i));
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
        int function = registers.dwt().function(comparator);
        return function >= READ && function <= READ_OR_WRITE && isOn();
    }

    private boolean comparesPc(int comparator) {
        return registers.dwt().function(comparator) == PC && isOn();
    }

    /** The first address that a comparator does not tell from the one it holds. */
    private int first(int comparator) {
        return registers.dwt().comparator(comparator) & -1 << registers.dwt().mask(comparator);
    }

    private Watchpoint watchpoint(int comparator) {
        Dwt dwt = registers.dwt();
        long length = 1L << dwt.mask(comparator);
        long address = Integer.toUnsignedLong(first(comparator));
        Kind kind =
                switch (dwt.function(comparator)) {
                    case READ -> Kind.READ;
                    case WRITE -> Kind.WRITE;
                    default -> Kind.ACCESS;
                };
        return new Watchpoint(address, length, kind);
    }

    /**
     * An access has been made that a comparator watches: tells the firmware.
     *
     * @param urgent whether DebugMonitor can be taken; a match is forgotten otherwise
     */
    void matched(Watchpoint hit, boolean urgent) {
        for (int i = 0; i < Dwt.COMPARATORS; i++) {
            if (comparesData(i) && watchpoint(i).equals(hit)) {
                registers.dwt().match(i);
            }
        }
        tell(urgent);
    }

    private void tell(boolean urgent) {
        if (urgent) {
            registers.faults().raiseDebug(FaultStatus.DWTTRAP);
            registers.nvic().setPending(ExceptionNumber.DEBUG_MONITOR, true);
        }
    }

    /** Whether the FPB stops execution before an address. */
    boolean isBreakpoint(int address) {
        return breakpoints.contains(address);
    }

    /**
     * An instruction has been executed: tells the firmware if a comparator watches its address.
     *
     * @param urgent whether DebugMonitor can be taken; a match is forgotten otherwise
     */
    void executed(int address, boolean urgent) {
        boolean matches = false;
        for (int i = 0; i < Dwt.COMPARATORS; i++) {
            if (comparesPc(i) && (address & -1 << registers.dwt().mask(i)) == first(i)) {
                registers.dwt().match(i);
                matches = true;
            }
        }
        tell(matches && urgent);
    }

    /** Whether a watchpoint is one of the firmware's. */
    boolean holds(Watchpoint watchpoint) {
        return watched.contains(watchpoint);
    }
}
