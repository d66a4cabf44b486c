package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * TRANSPOSE (see {@link TransposeParameters}). Axes of extent 1 vanish and axes that stay neighbours become one. The output is written from its start to its
 * end: as runs of bytes where the innermost axis stays innermost, else byte by byte along the input's stride.
 */
public final class TransposeKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register COUNTER = R2;

    /** Bytes gathered per round; their offsets from the input pointer must be encodable. */
    private static final int GATHER = 8;

    private TransposeKernel() {}

    /** An axis of the output: its extent and how far apart its elements are in the input. */
    private record Axis(int extent, int inputStride) {}

    /** Plans the layer. */
    public static KernelPlan plan(TransposeParameters p, Target target) {
        List<Axis> axes = axes(p);
        if (axes.size() == 1) {
            return CopyKernel.plan(Dimensions.product(p.inputShape()), "transpose, plain copy");
        }
        int loops = axes.size() - 1;
        Axis row = axes.get(loops);
        int[] extents = axes.subList(0, loops).stream().mapToInt(Axis::extent).toArray();
        int[] inputStrides =
                axes.subList(0, loops).stream().mapToInt(Axis::inputStride).toArray();
        LeafFunction function = new LeafFunction(loops);
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, "input0", 0);
        asm.loadAddress(OUTPUT, "output0", 0);
        boolean runs = row.inputStride() == 1;
        boolean aligned =
                runs && row.extent() % 4 == 0 && Arrays.stream(inputStrides).allMatch(s -> s % 4 == 0);
        RowCopy copy = new RowCopy(asm, INPUT, OUTPUT, COUNTER, List.of(R4, R5, R6, R7), aligned);
        new LoopNest(
                        asm,
                        extents,
                        0,
                        COUNTER,
                        new LoopNest.Pointer(INPUT, inputStrides, row.extent() * row.inputStride()),
                        new LoopNest.Pointer(OUTPUT, outputStrides(extents, row.extent()), row.extent()))
                .emit(() -> {
                    if (runs) {
                        copy.emit(row.extent());
                    } else {
                        gather(asm, row);
                    }
                });
        return function.finish("transpose, " + (runs ? "runs" : "bytes"), List.of(), Set.of());
    }

    private static List<Axis> axes(TransposeParameters p) {
        int[] strides = Dimensions.strides(p.inputShape());
        List<Axis> axes = new ArrayList<>();
        for (int axis : p.permutation()) {
            int extent = p.inputShape().get(axis);
            int last = axes.size() - 1;
            if (extent == 1) {
                continue;
            }
            if (last >= 0 && axes.get(last).inputStride() == extent * strides[axis]) {
                axes.set(last, new Axis(axes.get(last).extent() * extent, strides[axis]));
            } else {
                axes.add(new Axis(extent, strides[axis]));
            }
        }
        if (axes.isEmpty()) {
            axes.add(new Axis(1, 1));
        }
        return axes;
    }

    private static int[] outputStrides(int[] extents, int row) {
        int[] strides = new int[extents.length];
        int stride = row;
        for (int level = extents.length - 1; level >= 0; level--) {
            strides[level] = stride;
            stride *= extents[level];
        }
        return strides;
    }

    private static void gather(MacroAssembler asm, Axis row) {
        int stride = row.inputStride();
        int group = Math.max(1, Math.min(GATHER, 4095 / stride + 1));
        CountedLoop.inRegister(asm, COUNTER, row.extent() / group, () -> bytes(asm, group, stride));
        int rest = row.extent() % group;
        if (rest > 0) {
            bytes(asm, rest, stride);
        }
    }

    /** Moves a few bytes, two instructions each, and both pointers behind them. */
    private static void bytes(MacroAssembler asm, int count, int stride) {
        List<Register> data = List.of(R4, R5, R6, R7);
        for (int first = 0; first < count; first += data.size()) {
            int last = Math.min(count, first + data.size());
            for (int i = first; i < last; i++) {
                asm.ldrb(data.get(i - first), Address.of(INPUT, i * stride));
            }
            for (int i = first; i < last; i++) {
                asm.strb(data.get(i - first), Address.of(OUTPUT, i));
            }
        }
        PointerStep.emit(asm, INPUT, count * stride, R4);
        asm.add(OUTPUT, OUTPUT, count);
    }
}
