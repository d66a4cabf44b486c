package dev.mcusim.machine;

import dev.mcusim.bus.ResetCause;
import java.util.ArrayList;
import java.util.List;

/** The resets of a machine since power-up, and how many more it carries out. */
final class Resets {

    private final int most;
    private final List<ResetCause> causes = new ArrayList<>();
    /** Who asks for the next one: AIRCR, unless a peripheral says otherwise. */
    private ResetCause next = ResetCause.SOFTWARE;

    /**
     * @param most resets that are carried out; the one behind them ends the run
     */
    Resets(int most) {
        this.most = most;
    }

    /** A peripheral asks for the next reset. */
    void requestedBy(ResetCause cause) {
        next = cause;
    }

    boolean mayFollow() {
        return causes.size() < most;
    }

    /** Counts the reset that was asked for, and says what has caused it. */
    ResetCause count() {
        ResetCause cause = next;
        causes.add(cause);
        next = ResetCause.SOFTWARE;
        return cause;
    }

    List<ResetCause> causes() {
        return List.copyOf(causes);
    }
}
