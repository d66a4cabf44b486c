package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.SystemRegisters;
import dev.mcusim.cpu.Watchpoint;
import dev.mcusim.cpu.Watchpoint.Kind;
import dev.mcusim.cpu.system.Dwt;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.cpu.system.FaultStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes watchpoints of the data address comparators that firmware sets up for its DebugMonitor (ARMv7-M ARM, C1.8.1 and table C1-14).
 * What nobody watches stays as fast as it is.
 */
final class Comparators {

    private static final int READ = 5;
    private static final int WRITE = 6;
    private static final int READ_OR_WRITE = 7;

    private final SystemRegisters registers;
    private final RegionMemory memory;
    private final Translations translations;
    private List<Watchpoint> watched = List.of();

    Comparators(SystemRegisters registers, RegionMemory memory, Translations translations) {
        this.registers = registers;
        this.memory = memory;
        this.translations = translations;
    }

    /** Takes over what has been written to the registers since the last time; to be called between blocks. */
    void update() {
        if (!registers.dwt().takeChange()) {
            return;
        }
        List<Watchpoint> now = new ArrayList<>();
        for (int i = 0; i < Dwt.COMPARATORS && registers.debugControl().monitorsEvents(); i++) {
            if (isOn(i)) {
                now.add(watchpoint(i));
            }
        }
        if (!now.equals(watched)) {
            watched = now;
            memory.watch(now);
            translations.forgetAll();
        }
    }

    private boolean isOn(int comparator) {
        int function = registers.dwt().function(comparator);
        return function >= READ && function <= READ_OR_WRITE && registers.isTracing();
    }

    private Watchpoint watchpoint(int comparator) {
        Dwt dwt = registers.dwt();
        long length = 1L << dwt.mask(comparator);
        long address = Integer.toUnsignedLong(dwt.comparator(comparator)) & -length;
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
            if (isOn(i) && watchpoint(i).equals(hit)) {
                registers.dwt().match(i);
            }
        }
        if (urgent) {
            registers.faults().raiseDebug(FaultStatus.DWTTRAP);
            registers.nvic().setPending(ExceptionNumber.DEBUG_MONITOR, true);
        }
    }

    /** Whether a watchpoint is one of the firmware's. */
    boolean holds(Watchpoint watchpoint) {
        return watched.contains(watchpoint);
    }
}
