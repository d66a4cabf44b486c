package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Watchpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The watchpoints. Only accesses that may touch them get here: slow paths ask, and all accesses of watched granules take these. */
final class Watching {

    private List<Watchpoint> watchpoints = List.of();
    private int pauses;
    /** Accesses to what is watched since the present instruction began; null while nobody wants to know. */
    private List<Access> noted;

    /** An access that an instruction makes. */
    record Access(long address, int size, boolean store) {}

    /** Replaces all. */
    void set(Collection<Watchpoint> all) {
        watchpoints = List.copyOf(all);
    }

    List<Watchpoint> watchpoints() {
        return watchpoints;
    }

    /** Until as many calls of {@link #resume}, accesses are not those of an instruction that is to be reported. */
    void pause() {
        pauses++;
    }

    void resume() {
        pauses--;
    }

    /** Accesses that {@link #check} lets pass are noted from now on. */
    void note() {
        noted = new ArrayList<>();
    }

    /** Those since {@link #note}. */
    List<Access> takeNoted() {
        List<Access> all = noted;
        noted = null;
        return all;
    }

    /** Stops an instruction before it makes an access that is watched. */
    void check(long address, int size, boolean store) {
        if (watchpoints.isEmpty() || pauses > 0) {
            if (noted != null && pauses == 1) {
                noted.add(new Access(address, size, store));
            }
            return;
        }
        for (Watchpoint watchpoint : watchpoints) {
            if (watchpoint.isHit(address, size, store)) {
                throw GuestTrap.watched(watchpoint);
            }
        }
    }
}
