package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * A row of neighbouring channels, each reduced over the same taps: four channels a round, the last one to three in a partly filled word.
 *
 * @param channels at least 1
 */
record ChannelGroups(MacroAssembler asm, LaneReducer reducer, int channels) {
    /** At the first tap of the row; moves by one byte per channel. */
    static final Register CHANNEL = Register.R1;

    /** Where the results go; moves by one byte per channel. */
    static final Register OUTPUT = Register.R0;

    private static final Register COUNTER = Register.R2;
    private static final Register SCRATCH = Register.LR;

    /** How the taps of one group are walked. */
    interface Walk {
        /** Emits loops around the visitor; {@link Taps#TAP} is at the first tap. */
        void emit(Taps.Visitor visitor);
    }

    void emit(Walk walk) {
        CountedLoop.inRegister(asm, COUNTER, channels / 4, () -> group(4, walk));
        if (channels % 4 > 0) {
            group(channels % 4, walk);
        }
    }

    private void group(int bytes, Walk walk) {
        reducer.clear(asm);
        asm.mov(Taps.TAP, CHANNEL);
        walk.emit(offset -> {
            WordLanes.load(asm, LaneReducer.WORD, Taps.TAP, offset, bytes, SCRATCH);
            reducer.accumulate(asm);
        });
        reducer.finish(asm);
        asm.add(CHANNEL, CHANNEL, bytes);
        WordLanes.storeAndAdvance(asm, LaneReducer.WORD, OUTPUT, bytes);
    }
}
