package dev.mcusim.cpu.jit;

import dev.mcusim.cpu.Watchpoint;
import java.util.Collection;
import java.util.List;

/** The watchpoints. Only accesses that may touch them get here: slow paths ask, and all accesses of watched granules take these. */
final class Watching {

    private List<Watchpoint> watchpoints = List.of();
    private int pauses;

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

    /** Stops an instruction before it makes an access that is watched. */
    void check(long address, int size, boolean store) {
        if (watchpoints.isEmpty() || pauses > 0) {
            return;
        }
        for (Watchpoint watchpoint : watchpoints) {
            if (watchpoint.isHit(address, size, store)) {
                throw GuestTrap.watched(watchpoint);
            }
        }
    }
}
