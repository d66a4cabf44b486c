package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import java.util.List;
import java.util.Set;

/** The loops of AVERAGE_POOL_2D and MAX_POOL_2D where every window lies inside the image, and the choice between these and {@link ClippedPool}. */
final class PoolKernel {
    private static final Register NEST_SCRATCH = Register.R3;

    private PoolKernel() {}

    /** Plans a pool whose windows hold {@code windows.leastTaps()} to {@code windows.mostTaps()} taps. */
    static KernelPlan plan(PoolWindows windows, LaneReducer reducer) {
        if (!windows.isUniform()) {
            return new ClippedPool(windows, reducer).plan();
        }
        FeatureMap input = windows.input();
        FeatureMap output = windows.output();
        int channels = input.channels();
        int rowBytes = input.rowBytes();
        LeafFunction function = new LeafFunction(4);
        MacroAssembler asm = function.asm();
        asm.loadAddress(ChannelGroups.CHANNEL, KernelPlan.input(0), 0);
        asm.loadAddress(ChannelGroups.OUTPUT, KernelPlan.output(0), 0);
        reducer.load(asm);
        Taps taps = taps(windows);
        int[] inputStrides = {
            input.height() * rowBytes,
            windows.window().strideHeight() * rowBytes,
            windows.window().strideWidth() * channels
        };
        int[] outputStrides = {output.height() * output.rowBytes(), output.rowBytes(), channels};
        new LoopNest(
                        asm,
                        new int[] {output.batches(), output.height(), output.width()},
                        0,
                        NEST_SCRATCH,
                        new LoopNest.Pointer(ChannelGroups.CHANNEL, inputStrides, channels),
                        new LoopNest.Pointer(ChannelGroups.OUTPUT, outputStrides, channels))
                .emit(() -> new ChannelGroups(asm, reducer, channels).emit(visitor -> taps.emit(asm, 3, visitor)));
        return function.finish(reducer.describe(), List.of(), inPlaceInputs(windows));
    }

    /** Rows of a window as wide as the image follow each other without a gap. */
    private static Taps taps(PoolWindows windows) {
        int rows = windows.rows().get(0).count();
        int columns = windows.columns().get(0).count();
        int channels = windows.input().channels();
        int rowBytes = windows.input().rowBytes();
        return columns * channels == rowBytes || rows == 1
                ? new Taps(new int[] {rows * columns}, new int[] {channels})
                : new Taps(new int[] {rows, columns}, new int[] {rowBytes, channels});
    }

    /**
     * Without padding above and on the left, output pixel q, the q-th in memory, has its window begin at input pixel q or later, and every later output at a
     * later one: what is overwritten is never asked for again. With padding the second output's window would begin at input pixel 0.
     */
    static Set<Integer> inPlaceInputs(PoolWindows windows) {
        return windows.startsInside() ? Set.of(0) : Set.of();
    }
}
