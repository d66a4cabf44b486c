package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import java.util.Arrays;

/**
 * The elements that one reduction takes in: a nest of loops with constant extents and strides, the innermost unrolled and counted in a register.
 *
 * @param extents of the loops, outermost first; none at all means one tap
 * @param strides bytes from one round of each loop to the next
 */
record Taps(int[] extents, int[] strides) {
    /** Moves along the taps; clobbered. */
    static final Register TAP = Register.R6;

    private static final Register COUNTER = Register.R7;
    private static final Register NEST_SCRATCH = Register.R3;
    private static final int MAX_UNROLL = 8;

    Taps {
        extents = extents.clone();
        strides = strides.clone();
    }

    /** Number of taps. */
    int count() {
        return Math.toIntExact(Arrays.stream(extents).asLongStream().reduce(1, (a, b) -> a * b));
    }

    /** What to do at a tap. */
    interface Visitor {
        /**
         * Emits the work at one tap.
         *
         * @param offset of the tap from {@link #TAP}, 0 to 4092
         */
        void visit(int offset);
    }

    /**
     * Emits the loops; on entry {@link #TAP} is at the first tap.
     *
     * @param firstSlot slot of the outermost loop; all loops but the innermost need one
     */
    void emit(MacroAssembler asm, int firstSlot, Visitor visitor) {
        int last = extents.length - 1;
        if (last < 0) {
            visitor.visit(0);
            return;
        }
        int extent = extents[last];
        int stride = strides[last];
        int unroll = unroll(extent, stride);
        LoopNest.Pointer tap = new LoopNest.Pointer(TAP, Arrays.copyOf(strides, last), last == 0 ? 0 : extent * stride);
        new LoopNest(asm, Arrays.copyOf(extents, last), firstSlot, NEST_SCRATCH, tap).emit(() -> {
            CountedLoop.inRegister(asm, COUNTER, extent / unroll, () -> visit(asm, unroll, stride, visitor));
            if (extent % unroll > 0) {
                visit(asm, extent % unroll, stride, visitor);
            }
        });
    }

    private static void visit(MacroAssembler asm, int taps, int stride, Visitor visitor) {
        for (int i = 0; i < taps; i++) {
            visitor.visit(i * stride);
        }
        PointerStep.emit(asm, TAP, taps * stride, NEST_SCRATCH);
    }

    /** The largest divisor up to eight, or eight with a rest where there is only a small one; bounded by the offsets that can be encoded. */
    private static int unroll(int extent, int stride) {
        int most = Math.min(MAX_UNROLL, 4092 / stride + 1);
        for (int unroll = Math.min(most, extent); unroll > most / 2; unroll--) {
            if (extent % unroll == 0) {
                return unroll;
            }
        }
        return Math.min(most, extent);
    }
}
