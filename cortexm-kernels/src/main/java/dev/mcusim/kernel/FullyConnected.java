package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;

import dev.mcusim.asm.MacroAssembler;
import java.util.Set;

/**
 * FULLY_CONNECTED on int8: one {@link VectorLoop} over the units for a single row of input, a {@link MatrixTile} run over all rows for a batch. The zero point of the weights
 * is subtracted while generating.
 */
public final class FullyConnected {
    private FullyConnected() {}

    /** Generates the kernel of one layer. */
    public static KernelPlan plan(FullyConnectedParameters p, Target target) {
        byte[] bytes = p.weights();
        int[] weights = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            weights[i] = bytes[i] - p.weightsZeroPoint();
        }
        FilterBank filters = new FilterBank(p.units(), p.depth(), weights, p.bias(), p.inputZeroPoint());
        return matrix(p, filters);
    }

    private static KernelPlan matrix(FullyConnectedParameters p, FilterBank filters) {
        MacroAssembler asm = new MacroAssembler();
        PixelGather gather = new PixelGather(ReceptiveField.contiguous(p.depth()));
        MatrixLayer layer = new MatrixLayer(filters, p.outputStage(), gather, 1);
        Tiling tiling = Tiling.of(p.batches(), gather.order().pairs(), p.units());
        Frame frame = new Frame(asm, MatrixTile.SLOTS);
        frame.enter();
        layer.fillConstantChannels(asm, p.batches());
        if (layer.computesAnything()) {
            MatrixTile tile = layer.tile(asm, p.depth(), p.depth(), p.units());
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
