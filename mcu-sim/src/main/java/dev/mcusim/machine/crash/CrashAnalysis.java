package dev.mcusim.machine.crash;

import dev.mcusim.board.Chip;
import dev.mcusim.cpu.FaultPhase;
import dev.mcusim.cpu.FaultReport;
import dev.mcusim.cpu.RegisterSnapshot;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.cpu.TakenFault;
import dev.mcusim.isa.Register;
import java.util.List;
import java.util.Optional;

/** Makes crash reports. */
public final class CrashAnalysis {

    private final Scene scene;

    /** An analysis of what was left behind. */
    public CrashAnalysis(Scene scene) {
        this.scene = scene;
    }

    /**
     * The report of how a run ended.
     *
     * @param handled the fault in whose handler the firmware was then
     * @param now     the registers when the run ended
     * @return empty when the firmware did not crash: it reached what it was to reach, ended well, or did nothing wrong so far
     */
    public Optional<CrashReport> of(StopReason stop, Optional<TakenFault> handled, RegisterSnapshot now) {
        if (stop instanceof StopReason.GuestFault fault) {
            return Optional.of(ended(fault.report()));
        } else if (stop instanceof StopReason.LockUp lockUp) {
            return Optional.of(lockUp(lockUp.report(), handled));
        }
        boolean wellEnded = stop instanceof StopReason.Exited exited && exited.code() == 0
                || stop instanceof StopReason.ReachedAddress
                || stop instanceof StopReason.StopRequested;
        boolean inHandler = (now.xpsr() & ExceptionNames.IPSR) != 0;
        if (handled.isEmpty() && stop instanceof StopReason.EndlessLoop && inHandler) {
            return Optional.of(new StuckHandler(scene, now).report());
        }
        return handled.filter(fault -> !wellEnded).map(this::taken);
    }

    /** The report of a fault that was handed to the firmware. */
    private CrashReport taken(TakenFault fault) {
        Chip chip = scene.board().chip();
        String title = ExceptionNames.of(chip, fault.exception())
                + (fault.escalatedFrom().isPresent()
                        ? ", escalated from "
                                + ExceptionNames.of(chip, fault.escalatedFrom().getAsInt())
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
    private CrashReport ended(FaultReport fault) {
        return report("Fault that ended the run", fault, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * The report of a lock-up.
     *
     * @param fault what locked the core up
     * @param first the fault that was being handled, which is what went wrong first
     */
    private CrashReport lockUp(FaultReport fault, Optional<TakenFault> first) {
        if (first.isEmpty()) {
            return report("Lock-up", fault, Optional.empty(), List.of(), Optional.empty());
        }
        CrashReport before = taken(first.get());
        return new CrashReport(
                "Lock-up, while handling " + before.title(),
                before.sentence() + " Then, in the handler: " + fault.sentence(),
                before.cause() + missingHandler(first.get()),
                before.note(),
                before.status(),
                before.registers(),
                before.frame(),
                before.code(),
                before.calls());
    }

    /** What there is to say about a handler that is no code. */
    private String missingHandler(TakenFault fault) {
        return scene.isCode(fault.vector() & ~1L)
                ? ""
                : " And %s has no handler: its vector leads to 0x%08x, where there is no code."
                        .formatted(ExceptionNames.of(scene.board().chip(), fault.exception()), fault.vector());
    }

    private CrashReport report(
            String title,
            FaultReport fault,
            Optional<TakenFault> taken,
            List<StatusRegister> status,
            Optional<StackedFrame> frame) {
        Scene then = taken.flatMap(TakenFault::stack).map(scene::withStack).orElse(scene);
        return new CrashReport(
                title,
                fault.sentence(),
                LikelyCause.of(new Evidence(then, fault, taken)),
                taken.map(handed -> new Imprecision(scene, handed, frame).note())
                        .orElse(""),
                status,
                fault.registers(),
                frame,
                new CodeAround(scene).lines(culprit(fault)),
                new CallStack(then).frames(fault.pc(), fault.registers(), stackPointer(fault, taken)));
    }

    /** The instruction to show: of a jump to where there is no code, the call, if there was one. */
    private long culprit(FaultReport fault) {
        return Evidence.isJump(fault.kind())
                ? scene.callBefore(fault.registers().value(Register.LR)).orElse(fault.pc())
                : fault.pc();
    }

    /** SP of the code that was executed: where pushing registers failed, the fault has another. */
    private static long stackPointer(FaultReport fault, Optional<TakenFault> taken) {
        long sp = Integer.toUnsignedLong(fault.registers().value(Register.SP));
        return fault.phase() != FaultPhase.STACKING
                ? sp
                : taken.map(frame -> frame.frame() + StackedFrame.bytes(frame.exceptionReturn()))
                        .orElse(sp);
    }
}
