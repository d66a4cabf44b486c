package dev.mcusim.deploy;

import dev.mcusim.cpu.CoreKind;
import dev.mcusim.cpu.Counters;
import dev.mcusim.cpu.StopReason;
import dev.mcusim.firmware.FirmwareBuild;
import dev.mcusim.firmware.LayerInfo;
import dev.mcusim.firmware.TensorLocation;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.Machine;
import dev.mcusim.machine.MachineOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Tensor;
import dev.mcusim.model.WorkCount;
import dev.mcusim.progress.Progress;
import dev.mcusim.reference.ReferenceRun;
import dev.mcusim.report.CheckStatus;
import dev.mcusim.report.MemorySettings;
import dev.mcusim.report.Report;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Boots a firmware from reset and runs one inference, stopping behind every layer to read its outputs before later layers overwrite them. */
final class Inference implements AutoCloseable {
    private final FirmwareBuild build;
    private final Machine machine;
    private final Optional<SecondOpinion> second;
    private long budget;

    Inference(FirmwareBuild build, CoreKind core, Optional<CoreKind> secondCore, long budget) {
        this.build = build;
        this.budget = budget;
        machine = powerUp(build, core);
        second = secondCore.map(kind -> new SecondOpinion(build, kind));
    }

    /** A machine with a firmware in its flash. */
    static Machine powerUp(FirmwareBuild build, CoreKind core) {
        MachineOptions options = MachineOptions.DEFAULT.withBoot(build.board().clock());
        return Machine.create(build.board(), ProgramImage.read(build.elf()), core, options);
    }

    /**
     * Runs from reset to the end of the first inference.
     *
     * @param expected what every layer should compute; empty when nothing is to be compared
     * @param progress told after every layer
     */
    InferenceResult run(List<byte[]> inputs, Optional<ReferenceRun> expected, Progress progress) {
        StopReason stop = runTo(build.startAddress(), Optional.empty());
        Counters start = machine.counters();
        boolean started = stop instanceof StopReason.ReachedAddress;
        List<LayerResult> layers = new ArrayList<>();
        if (started) {
            for (int i = 0; i < inputs.size(); i++) {
                write(build.inputs().get(i), inputs.get(i));
            }
            stop = runLayers(expected, layers, progress);
        }
        for (LayerInfo layer :
                build.layers().subList(layers.size(), build.layers().size())) {
            layers.add(LayerResult.missing(layer.index()));
        }
        boolean completed = stop instanceof StopReason.ReachedAddress;
        return new InferenceResult(
                stop,
                layers,
                completed ? build.outputs().stream().map(this::read).toList() : List.of(),
                machine.counters().since(start),
                machine.profile(),
                started ? stackPeak() : -1,
                MemorySettings.of(machine.memorySettings()),
                second.map(SecondOpinion::check));
    }

    private StopReason runLayers(Optional<ReferenceRun> expected, List<LayerResult> layers, Progress progress) {
        Network network = build.network();
        try (Progress.Task task = progress.begin("firmware", Math.max(1, WorkCount.steps(network)))) {
            for (LayerInfo layer : build.layers()) {
                StopReason stop = runTo(layer.returnAddress(), Optional.of(layer));
                if (!(stop instanceof StopReason.ReachedAddress)) {
                    return stop;
                }
                layers.add(compare(layer, expected));
                task.advance(WorkCount.steps(network, network.operators().get(layer.index())));
            }
        }
        return runTo(build.doneAddress(), Optional.empty());
    }

    private StopReason runTo(long address, Optional<LayerInfo> layer) {
        long before = machine.counters().instructions();
        StopReason stop = machine.run(address, budget);
        second.ifPresent(opinion -> opinion.follow(machine, stop, address, budget, layer));
        budget -= machine.counters().instructions() - before;
        return stop;
    }

    private LayerResult compare(LayerInfo layer, Optional<ReferenceRun> expected) {
        List<byte[]> outputs = layer.outputs().stream().map(this::read).toList();
        if (expected.isEmpty()) {
            return new LayerResult(layer.index(), CheckStatus.SKIPPED, Optional.empty(), outputs);
        }
        for (int i = 0; i < outputs.size(); i++) {
            Tensor tensor = build.network().tensor(layer.outputs().get(i).tensor());
            byte[] right = expected.get().outputOf(build.network().operators().get(layer.index()));
            byte[] actual = outputs.get(i);
            int at = TensorValues.firstDifference(tensor.type(), right, actual);
            if (at >= 0) {
                Report.Mismatch mismatch = new Report.Mismatch(
                        layer.index(),
                        layer.symbol(),
                        at,
                        TensorValues.numbers(tensor.type(), right, at + 1).get(at),
                        TensorValues.numbers(tensor.type(), actual, at + 1).get(at));
                return new LayerResult(layer.index(), CheckStatus.MISMATCH, Optional.of(mismatch), outputs);
            }
        }
        return new LayerResult(layer.index(), CheckStatus.MATCH, Optional.empty(), outputs);
    }

    private void write(TensorLocation location, byte[] bytes) {
        machine.writeMemory(location.address(), bytes);
        second.ifPresent(opinion -> opinion.write(location.address(), bytes));
    }

    private byte[] read(TensorLocation location) {
        return machine.readMemory(location.address(), location.bytes());
    }

    /** Bytes from the top of the stack down to the lowest word that no longer holds the paint. */
    private int stackPeak() {
        int size = (int) (build.stackTop() - build.stackBase());
        ByteBuffer stack =
                ByteBuffer.wrap(machine.readMemory(build.stackBase(), size)).order(ByteOrder.LITTLE_ENDIAN);
        int untouched = 0;
        while (stack.remaining() >= Integer.BYTES && stack.getInt() == FirmwareBuild.STACK_PAINT) {
            untouched += Integer.BYTES;
        }
        return size - untouched;
    }

    @Override
    public void close() {
        machine.close();
        second.ifPresent(SecondOpinion::close);
    }
}
