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
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** CONCATENATION (see {@link ConcatenationParameters}): one pass per input, its rows going to their places in the output's rows. */
public final class ConcatenationKernel {
    private ConcatenationKernel() {}

    /** Plans the layer. */
    public static KernelPlan plan(ConcatenationParameters p, Target target) {
        int rows = Dimensions.product(p.inputShapes().get(0).subList(0, p.axis()));
        int[] lengths = p.inputShapes().stream()
                .mapToInt(shape -> Dimensions.product(shape.subList(p.axis(), shape.size())))
                .toArray();
        int outputRow = Math.toIntExact(Arrays.stream(lengths).asLongStream().sum());
        LeafFunction function = new LeafFunction(1);
        MacroAssembler asm = function.asm();
        int offset = 0;
        for (int input = 0; input < lengths.length; input++) {
            int length = lengths[input];
            boolean aligned = offset % 4 == 0 && (rows == 1 || (length % 4 == 0 && outputRow % 4 == 0));
            asm.loadAddress(R0, KernelPlan.input(input), 0);
            asm.loadAddress(R1, KernelPlan.output(0), offset);
            RowCopy copy = new RowCopy(asm, Walk.UP, R0, R1, R2, List.of(R4, R5, R6, R7), aligned);
            new LoopNest(
                            asm,
                            new int[] {rows},
                            0,
                            R3,
                            new LoopNest.Pointer(R0, new int[] {length}, length),
                            new LoopNest.Pointer(R1, new int[] {outputRow}, length))
                    .emit(() -> copy.emit(length));
            offset += length;
        }
        // with one row the first input lies where its bytes belong; with more, its second row would be overwritten
        // before it is read
        Set<Integer> inPlaceInputs = rows == 1 || lengths.length == 1 ? Set.of(0) : Set.of();
        return function.finish("concatenation", List.of(), inPlaceInputs);
    }
}
