package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import java.util.List;
import java.util.Set;

/** One kernel function under construction: entry, body, return. Every core register but sp is the body's, and so are s0 to s15 and the slots of its {@link Frame}. */
final class LeafFunction {
    private final MacroAssembler asm = new MacroAssembler();
    private final Frame frame;

    /**
     * Emits the entry.
     *
     * @param slots of the frame, for outer loop counters and the like, 0 to 16
     */
    LeafFunction(int slots) {
        frame = new Frame(asm, slots);
        frame.enter();
    }

    /** Where the body goes. */
    MacroAssembler asm() {
        return asm;
    }

    /** Emits the return and closes the function. */
    KernelPlan finish(String kernel, List<Constant> constants, Set<Integer> inPlaceInputs) {
        frame.leave();
        return new KernelPlan(kernel, asm.finish(), constants, 0, frame.stackBytes(), inPlaceInputs);
    }
}
