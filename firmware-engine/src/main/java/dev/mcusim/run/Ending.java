package dev.mcusim.run;

import dev.mcusim.board.Chip;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.cpu.system.ExceptionNumber;
import dev.mcusim.machine.SystemMemory;
import dev.mcusim.report.Figures;
import dev.mcusim.run.script.Verdict;
import java.util.function.LongFunction;

/** How a run ended, for machines and for people. */
final class Ending {

    private Ending() {}

    /**
     * The word in reports, which is about what was expected where that made the end.
     *
     * @param inFaultHandler whether the firmware had been handed a fault that it had not returned from
     */
    static String status(StopReason stop, boolean inFaultHandler, Verdict verdict) {
        return switch (verdict.kind()) {
            case NONE -> status(stop, inFaultHandler);
            case PASSED -> "passed";
            case FAILED -> "failed";
            case TIMED_OUT -> "timed-out";
        };
    }

    private static String status(StopReason stop, boolean inFaultHandler) {
        boolean stuck = stop instanceof StopReason.EndlessLoop || stop instanceof StopReason.Asleep;
        if (inFaultHandler && stuck) {
            return "fault";
        }
        if (stop instanceof StopReason.Exited) {
            return "exited";
        } else if (stop instanceof StopReason.ReachedAddress) {
            return "reached";
        } else if (stop instanceof StopReason.GuestFault) {
            return "fault";
        } else if (stop instanceof StopReason.LockUp) {
            return "lock-up";
        } else if (stop instanceof StopReason.Breakpoint) {
            return "breakpoint";
        } else if (stop instanceof StopReason.BudgetSpent) {
            return "budget-spent";
        } else if (stop instanceof StopReason.EndlessLoop) {
            return "endless-loop";
        } else if (stop instanceof StopReason.Asleep) {
            return "asleep";
        } else if (stop instanceof StopReason.ResetRequested) {
            return "reset";
        }
        return "stopped";
    }

    /**
     * How a run ended in the handler of a fault.
     *
     * @param end    the sentence of the end itself
     * @param locate puts an address into words
     */
    static String behindFault(TakenFault fault, String end, LongFunction<String> locate) {
        String escalated = fault.escalatedFrom().isPresent()
                ? " escalated from "
                        + ExceptionNumber.name(fault.escalatedFrom().getAsInt())
                : "";
        return "%s The handler of %s%s was entered, %s. %s"
                .formatted(
                        fault.report().sentence(),
                        ExceptionNumber.name(fault.exception()),
                        escalated,
                        locate.apply(fault.vector()),
                        end);
    }

    /**
     * A sentence.
     *
     * @param pc     where the core is
     * @param chip   where the firmware runs
     * @param locate puts an address into words
     */
    static String sentence(StopReason stop, long pc, Chip chip, LongFunction<String> locate) {
        if (stop instanceof StopReason.Exited exited) {
            return "The firmware ended with exit code %d.".formatted(exited.code());
        } else if (stop instanceof StopReason.ReachedAddress reached) {
            return "The run ended when %s was reached.".formatted(locate.apply(reached.pc()));
        } else if (stop instanceof StopReason.GuestFault fault) {
            return fault.report().sentence();
        } else if (stop instanceof StopReason.LockUp lockUp) {
            return "The core locked up, as nothing handles a fault there. "
                    + lockUp.report().sentence();
        } else if (stop instanceof StopReason.Breakpoint breakpoint && SystemMemory.isEntered(breakpoint, chip)) {
            return "The firmware jumped to ST's boot loader in system memory, at 0x%08x, which mcusim does not have."
                    .formatted(breakpoint.pc());
        } else if (stop instanceof StopReason.Breakpoint breakpoint) {
            return "The firmware stopped at the breakpoint `bkpt %d` at %s."
                    .formatted(breakpoint.immediate(), locate.apply(breakpoint.pc()));
        } else if (stop instanceof StopReason.BudgetSpent spent) {
            return "The firmware did not end within %s instructions; it is at %s."
                    .formatted(Figures.count(spent.instructions()), locate.apply(pc));
        } else if (stop instanceof StopReason.EndlessLoop loop) {
            return "The firmware stopped in an endless loop at %s that no interrupt ends."
                    .formatted(locate.apply(loop.pc()));
        } else if (stop instanceof StopReason.Asleep asleep) {
            return "The firmware sleeps (WFI or WFE) before %s, and nothing is there to wake it."
                    .formatted(locate.apply(asleep.pc()));
        } else if (stop instanceof StopReason.ResetRequested reset) {
            return "The chip was to be reset at %s, once more than this run allows."
                    .formatted(locate.apply(reset.pc()));
        }
        return "The run was stopped from outside.";
    }
}
