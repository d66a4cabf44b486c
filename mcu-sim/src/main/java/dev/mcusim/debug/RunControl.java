package dev.mcusim.debug;

import dev.mcusim.cpu.StopReason;
import dev.mcusim.isa.Register;
import java.util.Optional;

/** Lets a board run until something happens that a debugger wants to know. */
final class RunControl {

    /** The upper byte of BKPT. */
    private static final int BKPT = 0xbe;

    private static final long NO_ADDRESS = -1;

    private final DebugTarget target;
    private final long mostInstructions;
    private volatile boolean interrupted;
    private Optional<StopReason> latest = Optional.empty();
    private boolean endedByItself;

    /**
     * Control of a board.
     *
     * @param mostInstructions the run ends after so many
     */
    RunControl(DebugTarget target, long mostInstructions) {
        this.target = target;
        this.mostInstructions = mostInstructions;
    }

    /** Ends the present run, or the next one; may be called from any thread. */
    void interrupt() {
        interrupted = true;
        target.machine().requestStop();
    }

    /** Forgets requests to stop; nothing runs. */
    void clearInterrupt() {
        if (interrupted) {
            target.machine().debugUnit().orElseThrow().forgetStopRequest();
            interrupted = false;
        }
    }

    /**
     * Resets the board.
     *
     * @throws dev.mcusim.machine.MachineException when the vector table does not lead to code
     */
    void reset() {
        latest = Optional.empty();
        target.machine().reset();
    }

    /** Goes on. */
    StopReason resume(Resume how) {
        StopReason stop = skipsBreakpoint() ? new StopReason.BudgetSpent(1) : null;
        if (stop == null || how instanceof Resume.Continue) {
            stop = go(how);
        }
        endedByItself = stop instanceof StopReason.StopRequested && !interrupted;
        clearInterrupt();
        latest = Optional.of(stop);
        return stop;
    }

    /** Whether something else than the debugger has asked for the latest stop, such as a script or a time-out. */
    boolean endedByItself() {
        return endedByItself;
    }

    private StopReason go(Resume how) {
        if (how instanceof Resume.Range range) {
            return steps(range);
        } else if (how instanceof Resume.Step) {
            return target.step();
        }
        target.arm();
        long executed = target.machine().counters().instructions();
        StopReason stop = target.machine().run(NO_ADDRESS, Math.max(0, mostInstructions - executed));
        return stop instanceof StopReason.BudgetSpent ? new StopReason.BudgetSpent(mostInstructions) : stop;
    }

    private StopReason steps(Resume.Range range) {
        StopReason stop = target.step();
        while (isStep(stop) && !interrupted && range.start() <= target.pc() && target.pc() < range.end()) {
            if (target.isBreakpoint(target.pc())) {
                return new StopReason.ReachedAddress(target.pc());
            }
            stop = target.step();
        }
        return interrupted && isStep(stop) ? new StopReason.StopRequested(target.pc()) : stop;
    }

    /** Whether an instruction has been executed and nothing else happened. */
    static boolean isStep(StopReason stop) {
        return stop instanceof StopReason.BudgetSpent;
    }

    /** Goes on behind a BKPT that stopped the program, unless the debugger has gone on somewhere else or changed it. */
    private boolean skipsBreakpoint() {
        boolean skips = latest.isPresent()
                && latest.get() instanceof StopReason.Breakpoint breakpoint
                && breakpoint.pc() == target.pc()
                && holdsBkpt(target.pc());
        if (skips) {
            target.machine().setRegister(Register.PC, (int) target.pc() + 2);
        }
        return skips;
    }

    private boolean holdsBkpt(long address) {
        byte[] code = new byte[2];
        return target.port().read(address, code) == 2 && (code[1] & 0xff) == BKPT;
    }
}
