package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;

import dev.mcusim.asm.MacroAssembler;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * FULLY_CONNECTED on int8: one {@link VectorLoop} over the units for a single row of input, a {@link MatrixTile} run
 * over all rows for a batch. The zero point of the weights is subtracted while generating.
 */
public final class FullyConnectedKernel {
    private FullyConnectedKernel() {}

    /** Generates the kernel of one layer. */
    public static KernelPlan plan(FullyConnectedParameters p, Target target) {
        byte[] bytes = p.weights();
        int[] weights = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            weights[i] = bytes[i] - p.weightsZeroPoint();
        }
        FilterBank filters = new FilterBank(p.units(), p.depth(), weights, p.bias(), p.inputZeroPoint());
        return plan(p.batches(), filters, p.outputStage());
    }

    /** The kernel of a matrix with as many rows. */
    static KernelPlan plan(int rows, FilterBank filters, OutputStage stage) {
        return rows == 1 ? vector(filters, stage) : matrix(rows, filters, stage);
    }

    private static KernelPlan vector(FilterBank filters, OutputStage stage) {
        ChannelAnalysis analysis = new ChannelAnalysis(stage, filters);
        int[] units = IntStream.range(0, filters.channels()).toArray();
        Requantizer requantizer = Requantizer.of(stage, analysis, units);
        ChannelSelection pairs = ChannelSelection.all(units);
        WeightPacking packing = WeightPacking.of(filters, analysis, requantizer, pairs);
        PixelGather gather = new PixelGather(ReceptiveField.contiguous(filters.depth()));
        Chunking chunking = Chunking.of(gather.order().pairs(), WeightPacking.PACKED);
        VectorStream stream = new VectorStream(filters, requantizer, packing, gather.order(), chunking);
        MacroAssembler asm = new MacroAssembler();
        VectorLoop loop = new VectorLoop(asm, stream, gather);
        Frame frame = new Frame(asm, VectorLoop.SLOTS);
        frame.enter();
        loop.emit();
        frame.leave();
        return new KernelPlan(
                "fully connected 1x8 smlad %s %s".formatted(packing.describe(), requantizer.describe()),
                asm.finish(),
                List.of(stream.words().constant(PairStream.NAME)),
                loop.scratchBytes(),
                frame.stackBytes(),
                Set.of());
    }

    private static KernelPlan matrix(int rows, FilterBank filters, OutputStage stage) {
        MacroAssembler asm = new MacroAssembler();
        PixelGather gather = new PixelGather(ReceptiveField.contiguous(filters.depth()));
        MatrixLayer layer = new MatrixLayer(filters, stage, gather, 1);
        Tiling tiling = Tiling.of(rows, gather.order().pairs(), filters.channels());
        Frame frame = new Frame(asm, MatrixTile.SLOTS);
        frame.enter();
        layer.fillConstantChannels(asm, rows);
        if (layer.computesAnything()) {
            MatrixTile tile = layer.tile(asm, filters.depth(), filters.depth(), filters.channels());
            tile.prepare();
            asm.loadAddress(R0, KernelPlan.output(0), 0);
            asm.vmov(MatrixTile.OUTPUT, R0);
            asm.loadAddress(R0, KernelPlan.input(0), 0);
            asm.vmov(MatrixTile.INPUT, R0);
            tile.run(tiling);
        }
        frame.leave();
        return new KernelPlan(
                "fully connected %dx2 smlad %s".formatted(tiling.size(), layer.describe()),
                asm.finish(),
                layer.constants(),
                layer.scratchBytes(tiling.size()),
                frame.stackBytes(),
                Set.of());
    }
}
