package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;

import dev.mcusim.asm.MacroAssembler;
import java.util.List;
import java.util.Set;

/** Copies a tensor (see {@link CopyParameters}): four words a round with LDM and STM, tensors being word aligned. */
public final class CopyKernel {
    private CopyKernel() {}

    public static KernelPlan plan(CopyParameters p, Target target) {
        return plan(p.bytes(), "copy");
    }

    /** Plans the copy under the name of an operator that turned out to move nothing. */
    static KernelPlan plan(int bytes, String name) {
        LeafFunction function = new LeafFunction(0);
        MacroAssembler asm = function.asm();
        asm.loadAddress(R0, KernelPlan.input(0), 0);
        asm.loadAddress(R1, KernelPlan.output(0), 0);
        new RowCopy(asm, Walk.UP, R0, R1, R2, List.of(R4, R5, R6, R7), true).emit(bytes);
        return function.finish(name, List.of(), Set.of(0));
    }
}
