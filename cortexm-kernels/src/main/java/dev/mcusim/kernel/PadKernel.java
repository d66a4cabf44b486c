package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PAD (see {@link PadParameters}). The output is written once from its end to its start: fill behind, the inner dimensions as often as the input has
 * them, fill in front. Dimensions without padding belong to the next outer one.
 *
 * <p>So the output may begin where the input does. Padding keeps the order of the elements and adds to their number: while the first n bytes of the output
 * are still to be written, at most the first n bytes of the input are still to be read, and what is written lies above them.
 */
public final class PadKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register FILL = R2;
    private static final Register COUNTER = R3;

    private final MacroAssembler asm;
    private final List<Dimension> dimensions;
    private final RowFill fill;
    private final RowCopy copy;

    /** A dimension that is padded or encloses one that is; all in units of the next inner dimension. */
    private record Dimension(int before, int extent, int after) {
        int padded() {
            return before + extent + after;
        }

        boolean isPadded() {
            return before > 0 || after > 0;
        }
    }

    private PadKernel(MacroAssembler asm, List<Dimension> dimensions) {
        this.asm = asm;
        this.dimensions = dimensions;
        fill = new RowFill(asm, OUTPUT, FILL, COUNTER);
        Dimension row = dimensions.get(dimensions.size() - 1);
        boolean aligned = row.before() % 4 == 0 && row.extent() % 4 == 0 && row.after() % 4 == 0;
        copy = new RowCopy(asm, Walk.DOWN, INPUT, OUTPUT, COUNTER, List.of(R4, R5, R6, R7), aligned);
    }

    /** Plans the layer. */
    public static KernelPlan plan(PadParameters p, Target target) {
        List<Dimension> dimensions = collapse(p);
        LeafFunction function = new LeafFunction(dimensions.size());
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(0), Dimensions.product(p.inputShape()));
        asm.loadAddress(OUTPUT, KernelPlan.output(0), padded(dimensions));
        asm.loadConstant(FILL, WordLanes.splat(p.padValue()));
        new PadKernel(asm, dimensions).emit(0);
        return function.finish("pad", List.of(), Set.of(0));
    }

    private static List<Dimension> collapse(PadParameters p) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < p.inputShape().size(); i++) {
            Dimension next = new Dimension(
                    p.before().get(i), p.inputShape().get(i), p.after().get(i));
            int last = dimensions.size() - 1;
            if (last >= 0 && dimensions.get(last).padded() == 1) {
                dimensions.set(last, next);
            } else if (last >= 0 && !next.isPadded()) {
                Dimension outer = dimensions.get(last);
                int extent = next.extent();
                dimensions.set(
                        last, new Dimension(outer.before() * extent, outer.extent() * extent, outer.after() * extent));
            } else {
                dimensions.add(next);
            }
        }
        return dimensions;
    }

    private void emit(int level) {
        Dimension dimension = dimensions.get(level);
        if (level == dimensions.size() - 1) {
            fill.emit(dimension.after());
            copy.emit(dimension.extent());
            fill.emit(dimension.before());
            return;
        }
        int inner = padded(dimensions.subList(level + 1, dimensions.size()));
        fill.emit(dimension.after() * inner);
        CountedLoop.inSlot(asm, level, COUNTER, dimension.extent(), () -> emit(level + 1));
        fill.emit(dimension.before() * inner);
    }

    /** Bytes that the dimensions enclose with their padding. */
    private static int padded(List<Dimension> dimensions) {
        return Dimensions.product(dimensions.stream().map(Dimension::padded).toList());
    }
}
