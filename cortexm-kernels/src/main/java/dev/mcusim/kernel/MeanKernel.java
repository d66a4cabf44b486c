package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * MEAN (see {@link MeanParameters}) over any axes. Where the innermost axis stays, four of its elements are reduced at once; where it goes, words of the row
 * are summed lane by lane and the lanes in the end.
 *
 * <p>Always in place: outputs are written in rising order, and every element read after output o was written lies behind o.
 */
public final class MeanKernel {
    private static final Register INPUT = ChannelGroups.CHANNEL;
    private static final Register OUTPUT = ChannelGroups.OUTPUT;
    private static final Register NEST_SCRATCH = Register.R3;

    private MeanKernel() {}

    /** Neighbouring axes of one kind as one. */
    private record Axis(int extent, int stride, boolean reduced) {}

    /** Plans the layer. */
    public static KernelPlan plan(MeanParameters p, Target target) {
        List<Axis> axes = axes(p);
        Axis inner = axes.get(axes.size() - 1);
        List<Axis> kept = axes.stream().filter(axis -> !axis.reduced()).toList();
        List<Axis> reduced = axes.stream().filter(Axis::reduced).toList();
        int[] loops = extents(inner.reduced() ? kept : kept.subList(0, kept.size() - 1));
        Taps taps = new Taps(extents(reduced), strides(reduced));
        LeafFunction function = new LeafFunction(axes.size());
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(0), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        int row = inner.reduced() ? 1 : inner.extent();
        LoopNest nest = new LoopNest(
                asm,
                loops,
                0,
                NEST_SCRATCH,
                new LoopNest.Pointer(
                        INPUT, Arrays.copyOf(strides(kept), loops.length), inner.reduced() ? 0 : inner.extent()),
                new LoopNest.Pointer(OUTPUT, denseStrides(loops, row), row));
        if (inner.reduced()) {
            Rows rows = new Rows(asm, p, taps, loops.length);
            rows.reducer.load(asm);
            nest.emit(rows::emit);
            return function.finish(rows.reducer.describe() + " along rows", List.of(), Set.of(0));
        }
        MeanReducer reducer = new MeanReducer(p, taps.count(), taps.count());
        reducer.load(asm);
        nest.emit(() ->
                new ChannelGroups(asm, reducer, inner.extent()).emit(visitor -> taps.emit(asm, loops.length, visitor)));
        return function.finish(reducer.describe(), List.of(), Set.of(0));
    }

    private static List<Axis> axes(MeanParameters p) {
        int[] strides = Dimensions.strides(p.inputShape());
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < strides.length; i++) {
            int extent = p.inputShape().get(i);
            boolean reduced = p.axes().contains(i);
            int last = axes.size() - 1;
            if (extent == 1) {
                continue;
            }
            if (last >= 0 && axes.get(last).reduced() == reduced) {
                axes.set(last, new Axis(axes.get(last).extent() * extent, strides[i], reduced));
            } else {
                axes.add(new Axis(extent, strides[i], reduced));
            }
        }
        if (axes.isEmpty()) {
            axes.add(new Axis(1, 1, false));
        }
        return axes;
    }

    private static int[] extents(List<Axis> axes) {
        return axes.stream().mapToInt(Axis::extent).toArray();
    }

    private static int[] strides(List<Axis> axes) {
        return axes.stream().mapToInt(Axis::stride).toArray();
    }

    private static int[] denseStrides(int[] extents, int row) {
        int[] strides = new int[extents.length];
        int stride = row;
        for (int i = extents.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= extents[i];
        }
        return strides;
    }

    /** Reduction of runs of bytes to one output: whole words, then a partly filled one whose empty lanes add zero. */
    private static final class Rows {
        private static final Register SCRATCH = Register.LR;

        private final MacroAssembler asm;
        private final Taps words;
        private final Taps tails;
        private final int tailBytes;
        private final int firstSlot;
        private final MeanReducer reducer;

        Rows(MacroAssembler asm, MeanParameters p, Taps taps, int firstSlot) {
            int last = taps.extents().length - 1;
            int row = taps.extents()[last];
            int[] wordExtents = taps.extents().clone();
            wordExtents[last] = row / 4;
            int[] wordStrides = taps.strides().clone();
            wordStrides[last] = 4;
            this.asm = asm;
            this.firstSlot = firstSlot;
            tailBytes = row % 4;
            words = new Taps(wordExtents, wordStrides);
            tails = new Taps(Arrays.copyOf(taps.extents(), last), Arrays.copyOf(taps.strides(), last));
            reducer = new MeanReducer(p, taps.count(), taps.count() / row * ((row + 3) / 4));
        }

        void emit() {
            reducer.clear(asm);
            if (words.count() > 0) {
                asm.mov(Taps.TAP, INPUT);
                words.emit(asm, firstSlot, offset -> take(offset, 4));
            }
            if (tailBytes > 0) {
                asm.addImmediate(Taps.TAP, INPUT, words.extents()[words.extents().length - 1] * 4);
                tails.emit(asm, firstSlot, offset -> take(offset, tailBytes));
            }
            reducer.finishAcrossLanes(asm);
            asm.strb(LaneReducer.WORD, Address.post(OUTPUT, 1));
        }

        private void take(int offset, int bytes) {
            WordLanes.load(asm, LaneReducer.WORD, Taps.TAP, offset, bytes, SCRATCH);
            reducer.accumulate(asm);
        }
    }
}
