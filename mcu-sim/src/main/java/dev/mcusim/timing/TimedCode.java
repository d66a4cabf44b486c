package dev.mcusim.timing;

import dev.mcusim.isa.Condition;

/** Decodes blocks for the timing models, with the conditions that IT puts on instructions. */
final class TimedCode {

    private TimedCode() {}

    /** The instructions of a block. One that begins inside an IT block is taken as if it began outside. */
    static TimedInstruction[] of(CodeBlock block) {
        TimedInstruction[] all = new TimedInstruction[block.size()];
        int it = 0;
        for (int i = 0; i < all.length; i++) {
            boolean inside = (it & 15) != 0;
            Condition condition = inside && it >>> 4 < 14 ? Condition.of(it >>> 4) : Condition.AL;
            all[i] = TimedInstruction.of(block, i, condition, inside);
            it = isIfThen(block.first(i)) ? block.first(i) & 0xff : next(it);
        }
        return all;
    }

    private static boolean isIfThen(int halfword) {
        return halfword >>> 8 == 0xbf && (halfword & 15) != 0;
    }

    /** ITAdvance() of the manual, A7.3.3. */
    private static int next(int it) {
        return (it & 7) == 0 ? 0 : (it & 0xe0) | (it << 1 & 0x1f);
    }
}
