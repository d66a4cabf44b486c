package dev.mcusim.trace;

import dev.mcusim.cpu.ExecutionListener;
import dev.mcusim.machine.Machine;
import java.util.Optional;

/** Looks at a machine from power-up until its run has ended. */
public interface Instrument {

    /**
     * The machine has been powered up and has executed nothing.
     *
     * @return who is to be told of every instruction; empty for nobody, which leaves the run as fast as it is
     */
    Optional<ExecutionListener> attach(Machine machine);

    /** The run has ended. */
    void finish(Machine machine);
}
