package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import java.util.List;

/**
 * Counted loops around one body, outermost first, that move pointers by constant strides. The counters live in slots of the {@link Frame}. Pointers are adjusted after
 * each round by the stride less what the inner part has moved them already; where that is nothing, no instruction is spent.
 */
final class LoopNest {
    /**
     * A pointer that walks.
     *
     * @param register holds the address, changed by the nest
     * @param strides bytes from one round of each loop to the next, outermost first
     * @param bodyAdvance bytes by which the body itself moves the pointer
     */
    record Pointer(Register register, int[] strides, int bodyAdvance) {}

    private final MacroAssembler asm;
    private final int[] extents;
    private final int firstSlot;
    private final Register scratch;
    private final List<Pointer> pointers;

    /**
     * @param extents rounds of each loop, outermost first; none at all is the body alone
     * @param firstSlot slot of the outermost counter; the others follow
     * @param scratch free between bodies
     */
    LoopNest(MacroAssembler asm, int[] extents, int firstSlot, Register scratch, Pointer... pointers) {
        this.asm = asm;
        this.extents = extents.clone();
        this.firstSlot = firstSlot;
        this.scratch = scratch;
        this.pointers = List.of(pointers);
    }

    void emit(Runnable body) {
        emit(0, body);
    }

    /** Emits the loops from a level inwards. */
    private void emit(int level, Runnable body) {
        if (level == extents.length) {
            body.run();
            return;
        }
        CountedLoop.inSlot(asm, firstSlot + level, scratch, extents[level], () -> {
            emit(level + 1, body);
            for (Pointer pointer : pointers) {
                int step = pointer.strides()[level] - moved(pointer, level + 1);
                PointerStep.emit(asm, pointer.register(), step, scratch);
            }
        });
    }

    /** Bytes that one pass through the loops from a level inwards moves a pointer. */
    private int moved(Pointer pointer, int level) {
        return level == extents.length ? pointer.bodyAdvance() : extents[level] * pointer.strides()[level];
    }
}
