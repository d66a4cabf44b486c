package dev.mcusim.deploy;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.LayerInfo;
import dev.mcusim.machine.Machine;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.Report;
import java.util.Optional;

/**
 * A second machine with the same firmware on another core. It is brought to every place at which the first machine stops, and must be in the
 * same state there. Behind the first difference, it goes no further.
 */
final class SecondOpinion implements AutoCloseable {
    private final CoreKind core;
    private final Machine machine;
    private final FirmwareBuild build;
    private int compared;
    private Report.CoreDifference difference;

    /** A machine that has just been powered up. */
    SecondOpinion(FirmwareBuild build, CoreKind core) {
        this.build = build;
        this.core = core;
        machine = Inference.powerUp(build, core);
    }

    /** Writes memory as the first machine's was. */
    void write(long address, byte[] bytes) {
        machine.writeMemory(address, bytes);
    }

    /**
     * Makes the run that the first machine has made, and compares.
     *
     * @param address where that was to end
     * @param budget most instructions that it was allowed
     * @param layer the layer that it was to complete; empty for start-up and the end of the inference
     */
    void follow(Machine first, StopReason stop, long address, long budget, Optional<LayerInfo> layer) {
        if (difference != null) {
            return;
        }
        StopReason own = machine.run(address, budget);
        Optional<StateDifference> found = ending(stop).equals(ending(own))
                ? StateDifference.between(first, machine, build.board().regions())
                : Optional.of(new StateDifference("end of the run", ending(stop), ending(own)));
        compared++;
        difference = found.map(state -> new Report.CoreDifference(
                        layer.map(LayerInfo::index).orElse(-1),
                        layer.map(LayerInfo::symbol).orElse(""),
                        state.what(),
                        state.one(),
                        state.other()))
                .orElse(null);
    }

    private static String ending(StopReason stop) {
        if (stop instanceof StopReason.GuestFault fault) {
            return "%s at 0x%08x"
                    .formatted(fault.report().kind(), fault.report().pc());
        }
        return stop.toString();
    }

    /** What the comparison found. */
    Report.CoreCheck check() {
        CheckStatus status = difference == null ? CheckStatus.MATCH : CheckStatus.MISMATCH;
        return new Report.CoreCheck(core.key(), status, compared, difference);
    }

    @Override
    public void close() {
        machine.close();
    }
}
