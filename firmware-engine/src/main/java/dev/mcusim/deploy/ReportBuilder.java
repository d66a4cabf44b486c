package dev.mcusim.deploy;

import dev.mcusim.board.Board;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.board.RunCurrent;
import dev.mcusim.cpu.Counters;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.LayerInfo;
import dev.mcusim.machine.FunctionProfile;
import dev.mcusim.model.Network;
import dev.mcusim.plan.DoesNotFitException;
import dev.mcusim.plan.MemoryPlan;
import dev.mcusim.plan.Shortfall;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import dev.mcusim.report.RunStatus;
import dev.mcusim.report.Version;
import dev.mcusim.timing.StallCause;
import dev.mcusim.timing.Stalls;
import dev.mcusim.timing.TimingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts what a deployment found into a report. */
final class ReportBuilder {
    private final NetworkFile model;
    private final Board board;
    private final DeployOptions options;
    private final List<Report.Tensor> inputs;

    ReportBuilder(NetworkFile model, Board board, DeployOptions options, List<byte[]> inputs) {
        this.model = model;
        this.board = board;
        this.options = options;
        Network network = model.network();
        this.inputs = IntStream.range(0, inputs.size())
                .mapToObj(
                        i -> TensorValues.input(network.tensor(network.inputs().get(i)), inputs.get(i)))
                .toList();
    }

    /** The report of a network that was not run because it does not fit. */
    Report refused(DoesNotFitException refusal) {
        List<Report.Excess> excess =
                refusal.shortfalls().stream().map(ReportBuilder::excess).toList();
        Report.Memory memory = new Report.Memory(regions(null), null, null, List.of(), List.of(), excess);
        return report(
                null,
                new Report.Run(RunStatus.DOES_NOT_FIT, 0, 0, 0, refusal.getMessage()),
                null,
                List.of(),
                new Report.CrossCheck(CheckStatus.SKIPPED, 0, null),
                null,
                memory,
                List.of());
    }

    /** The report of a network that was run, to the end or not. */
    Report ran(FirmwareBuild build, InferenceResult result) {
        Counters counters = result.counters();
        double milliseconds = counters.cycles() * 1e3 / board.clock().hertz();
        Report.Run run = new Report.Run(
                result.status(), counters.instructions(), counters.cycles(), milliseconds, result.ending());
        Network network = model.network();
        List<Report.OutputTensor> outputs = IntStream.range(0, result.outputs().size())
                .mapToObj(i -> TensorValues.output(
                        network.tensor(network.outputs().get(i)),
                        result.outputs().get(i)))
                .toList();
        return report(
                result.memorySettings(),
                run,
                result.completed() ? energy(milliseconds) : null,
                outputs,
                crossCheck(result),
                result.secondCore().orElse(null),
                memory(build, result),
                layers(build, result));
    }

    private Report report(
            MemorySettings settings,
            Report.Run run,
            Report.Energy energy,
            List<Report.OutputTensor> outputs,
            Report.CrossCheck check,
            Report.CoreCheck coreCheck,
            Report.Memory memory,
            List<Report.Layer> layers) {
        TimingModel timing = TimingModel.of(board.chip());
        return new Report(
                new Report.Tool(Version.current()),
                model.description(),
                new Report.BoardInfo(
                        board.id(),
                        board.name(),
                        board.chip().part(),
                        board.chip().core().key(),
                        board.clock().hertz()),
                options.core().key(),
                new Report.Timing(timing.name(), timing.validation()),
                settings,
                run,
                energy,
                inputs,
                outputs,
                check,
                coreCheck,
                memory,
                layers);
    }

    private static Report.CrossCheck crossCheck(InferenceResult result) {
        int compared = result.comparedLayers();
        CheckStatus status = CheckStatus.MATCH;
        if (compared == 0) {
            status = CheckStatus.SKIPPED;
        } else if (result.firstMismatch().isPresent()) {
            status = CheckStatus.MISMATCH;
        }
        return new Report.CrossCheck(status, compared, result.firstMismatch().orElse(null));
    }

    private Report.Energy energy(double milliseconds) {
        return board.chip()
                .runCurrent(board.clock().hertz())
                .filter(current -> current.volts().isPresent())
                .map(current -> energy(current, current.volts().get(), milliseconds))
                .orElse(null);
    }

    private static Report.Energy energy(RunCurrent current, double volts, double milliseconds) {
        return new Report.Energy(
                volts * current.milliamperes() * milliseconds / 1e3,
                current.milliamperes(),
                volts,
                current.evidence().key() + ": " + current.source());
    }

    private Report.Memory memory(FirmwareBuild build, InferenceResult result) {
        MemoryPlan plan = build.memoryPlan();
        return new Report.Memory(
                regions(build),
                new Report.Flash(
                        build.flash().limit(),
                        build.flash().total(),
                        build.flash().code(),
                        build.flash().weights()),
                new Report.Sram(
                        build.sram().limit(),
                        build.sram().total(),
                        build.sram().arena(),
                        plan.lowerBound(),
                        arenaPlan(plan),
                        result.stackPeak(),
                        build.sram().stackReserved(),
                        build.sram().other()),
                MemoryContents.sections(build),
                MemoryContents.buffers(build.placement()),
                List.of());
    }

    private static String arenaPlan(MemoryPlan plan) {
        String method =
                switch (plan.method()) {
                    case BEST_FIT -> "best-fit";
                    case EXACT -> "exact search";
                };
        return method + (plan.optimal() ? ", proven smallest" : ", not proven smallest");
    }

    private List<Report.Region> regions(FirmwareBuild build) {
        List<Report.Region> regions = new ArrayList<>();
        for (MemoryRegion region : board.regions()) {
            long used = 0;
            if (build != null) {
                used = region.kind() == MemoryRegion.Kind.FLASH
                        ? build.flash().total()
                        : build.placement().used(region);
            }
            regions.add(new Report.Region(
                    region.name(), region.kind().key(), MemoryContents.hex(region.base()), region.size(), used));
        }
        return regions;
    }

    private static Report.Excess excess(Shortfall shortfall) {
        return new Report.Excess(
                shortfall.region(),
                shortfall.need(),
                shortfall.limit(),
                shortfall.excess(),
                shortfall.contributors().stream()
                        .map(c -> new Report.Contributor(c.name(), c.bytes()))
                        .toList());
    }

    private static List<Report.Layer> layers(FirmwareBuild build, InferenceResult result) {
        return build.layers().stream().map(layer -> layer(layer, result)).toList();
    }

    private static Report.Layer layer(LayerInfo layer, InferenceResult result) {
        Optional<FunctionProfile> function = result.profile().function(layer.symbol());
        LayerResult outcome = result.layers().get(layer.index());
        return new Report.Layer(
                layer.index(),
                layer.symbol(),
                layer.operator().name(),
                layer.kernel(),
                layer.macs(),
                function.map(FunctionProfile::instructions).orElse(0L),
                function.map(FunctionProfile::cycles).orElse(0L),
                layer.flashBytes(),
                layer.scratchBytes(),
                function.map(profile -> stalls(profile.stalls())).orElse(Report.Stalls.NONE),
                outcome.outputs().stream().map(TensorValues::crc32).toList(),
                outcome.check());
    }

    private static Report.Stalls stalls(Stalls stalls) {
        return new Report.Stalls(
                stalls.cycles(StallCause.FETCH),
                stalls.cycles(StallCause.LOAD),
                stalls.cycles(StallCause.STORE),
                stalls.cycles(StallCause.BRANCH),
                stalls.cycles(StallCause.DIVISION));
    }
}
