package dev.mcusim.machine.crash;

import dev.mcusim.board.Chip;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.TakenFault;
import java.util.List;
import java.util.Optional;

/** Makes crash reports. */
public final class CrashAnalysis {

    private final Scene scene;

    /** An analysis of what was left behind. */
    public CrashAnalysis(Scene scene) {
        this.scene = scene;
    }

    /** The report of a fault that was handed to the firmware. */
    public CrashReport taken(TakenFault fault) {
        Chip chip = scene.board().chip();
        String title = ExceptionNames.of(chip, fault.exception())
                + (fault.escalatedFrom().isPresent()
                        ? ", escalated from " + ExceptionNames.of(chip, fault.escalatedFrom().getAsInt())
                        : "");
        Optional<StackedFrame> frame =
                Optional.ofNullable(StackedFrame.at(scene, fault.frame(), fault.exceptionReturn()));
        return report(
                title,
                fault.report(),
                Optional.of(fault),
                StatusRegisters.decode(fault.cfsr(), fault.hfsr(), fault.mmfar(), fault.bfar()),
                frame);
    }

    /** The report of a fault that ended the run. */
    public CrashReport ended(FaultReport fault) {
        return report("Fault that ended the run", fault, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * The report of a lock-up.
     *
     * @param fault what locked the core up
     * @param first the fault that was being handled, which is what went wrong first
     */
    public CrashReport lockUp(FaultReport fault, Optional<TakenFault> first) {
        return report("Lock-up", fault, Optional.empty(), List.of(), Optional.empty());
    }

    private CrashReport report(
            String title,
            FaultReport fault,
            Optional<TakenFault> taken,
            List<StatusRegister> status,
            Optional<StackedFrame> frame) {
        return new CrashReport(
                title,
                fault.sentence(),
                LikelyCause.of(new Evidence(scene, fault, taken)),
                status,
                fault.registers(),
                frame,
                new CodeAround(scene).lines(fault.pc()),
                new CallStack(scene).frames(fault.pc(), fault.registers()));
    }
}
