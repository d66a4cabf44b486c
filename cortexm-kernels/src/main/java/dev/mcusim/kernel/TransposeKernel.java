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
import java.util.List;
import java.util.Set;

/**
 * TRANSPOSE (see {@link TransposeParameters}). Axes of extent 1 vanish and axes that stay neighbours become one. Then the output is written as runs of bytes where
 * the innermost axis stays innermost, else in blocks of four by four bytes, or byte by byte along the input's stride where blocks do not suit.
 */
public final class TransposeKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register COUNTER = R2;
    private static final List<Register> DATA = List.of(R4, R5, R6, R7);

    /** Bytes gathered per round; their offsets from the input pointer must be encodable. */
    private static final int GATHER = 8;

    private final List<Axis> axes;
    private final Axis row;
    private final LeafFunction function;
    private final MacroAssembler asm;

    /** An axis of the output: its extent and how far apart its elements are in the input and in the output. */
    private record Axis(int extent, int inputStride, int outputStride) {}

    private TransposeKernel(List<Axis> axes) {
        this.axes = axes;
        row = axes.get(axes.size() - 1);
        function = new LeafFunction(axes.size());
        asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(0), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
    }

    /** Plans the layer. */
    public static KernelPlan plan(TransposeParameters p, Target target) {
        List<Axis> axes = axes(p);
        if (axes.size() == 1) {
            return CopyKernel.plan(Dimensions.product(p.inputShape()), "transpose, plain copy");
        }
        TransposeKernel kernel = new TransposeKernel(axes);
        return kernel.function.finish("transpose, " + kernel.emit(), List.of(), Set.of());
    }

    /** The axes of the output, outermost first. */
    private static List<Axis> axes(TransposeParameters p) {
        int[] inputStrides = Dimensions.strides(p.inputShape());
        int[] outputStrides = Dimensions.strides(
                p.permutation().stream().map(p.inputShape()::get).toList());
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < outputStrides.length; i++) {
            int axis = p.permutation().get(i);
            int extent = p.inputShape().get(axis);
            int last = axes.size() - 1;
            if (extent == 1) {
                continue;
            }
            if (last >= 0 && axes.get(last).inputStride() == extent * inputStrides[axis]) {
                int merged = axes.get(last).extent() * extent;
                axes.set(last, new Axis(merged, inputStrides[axis], outputStrides[i]));
            } else {
                axes.add(new Axis(extent, inputStrides[axis], outputStrides[i]));
            }
        }
        if (axes.isEmpty()) {
            axes.add(new Axis(1, 1, 1));
        }
        return axes;
    }

    /** Emits the moves and says how they are done. */
    private String emit() {
        List<Axis> loops = axes.subList(0, axes.size() - 1);
        if (row.inputStride() == 1) {
            boolean aligned = row.extent() % 4 == 0 && loops.stream().allMatch(axis -> axis.inputStride() % 4 == 0);
            RowCopy copy = new RowCopy(asm, Walk.UP, INPUT, OUTPUT, COUNTER, DATA, aligned);
            nest(loops, row.extent(), row.extent()).emit(() -> copy.emit(row.extent()));
            return "runs";
        }
        Axis column =
                loops.stream().filter(axis -> axis.inputStride() == 1).findAny().orElseThrow();
        if (!TransposedPlane.suits(column.extent(), row.extent(), row.inputStride(), column.outputStride())) {
            nest(loops, row.extent() * row.inputStride(), row.extent()).emit(this::gather);
            return "bytes";
        }
        TransposedPlane plane = new TransposedPlane(
                asm, INPUT, OUTPUT, column.extent(), row.extent(), row.inputStride(), column.outputStride());
        TransposedPlane.selectEvenBytes(asm);
        List<Axis> planes = loops.stream().filter(axis -> !axis.equals(column)).toList();
        nest(planes, column.extent(), column.extent() * column.outputStride()).emit(plane::emit);
        return "4x4 blocks";
    }

    private LoopNest nest(List<Axis> loops, int inputAdvance, int outputAdvance) {
        int[] inputStrides = loops.stream().mapToInt(Axis::inputStride).toArray();
        int[] outputStrides = loops.stream().mapToInt(Axis::outputStride).toArray();
        return new LoopNest(
                asm,
                loops.stream().mapToInt(Axis::extent).toArray(),
                0,
                COUNTER,
                new LoopNest.Pointer(INPUT, inputStrides, inputAdvance),
                new LoopNest.Pointer(OUTPUT, outputStrides, outputAdvance));
    }

    /** Emits the gathering of one row along the input's stride. */
    private void gather() {
        int group = Math.min(GATHER, 4095 / row.inputStride() + 1);
        CountedLoop.inRegister(asm, COUNTER, row.extent() / group, () -> bytes(group));
        if (row.extent() % group > 0) {
            bytes(row.extent() % group);
        }
    }

    /** Moves a few bytes, two instructions each, and both pointers behind them. */
    private void bytes(int count) {
        for (int first = 0; first < count; first += DATA.size()) {
            int last = Math.min(count, first + DATA.size());
            for (int i = first; i < last; i++) {
                asm.ldrb(DATA.get(i - first), Address.of(INPUT, i * row.inputStride()));
            }
            for (int i = first; i < last; i++) {
                asm.strb(DATA.get(i - first), Address.of(OUTPUT, i));
            }
        }
        PointerStep.emit(asm, INPUT, count * row.inputStride(), R4);
        asm.add(OUTPUT, OUTPUT, count);
    }
}
