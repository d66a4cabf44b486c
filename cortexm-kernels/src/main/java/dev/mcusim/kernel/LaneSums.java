package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;
import java.util.List;

/**
 * Sums of int8 lanes in r9 to r12. Up to 256 addends fit halfwords, two lanes to a register: lanes 0 and 2 in r9, 1 and 3 in r10, two instructions a
 * word. More take a register for each lane and four instructions.
 *
 * @param inHalfwords which of the two
 */
record LaneSums(boolean inHalfwords) {
    /** 256 times -128 is the least int16. */
    static final int MAX_HALFWORD_ADDENDS = 256;

    /** Where lanes 0 to 3 are once {@link #widen widened}. */
    static final List<Register> LANES = List.of(R9, R11, R10, R12);

    /** The sums to use for this many addends per lane. */
    static LaneSums of(long addends) {
        return new LaneSums(addends <= MAX_HALFWORD_ADDENDS);
    }

    void clear(MacroAssembler asm) {
        asm.mov(R9, 0);
        asm.mov(R10, 0);
        if (!inHalfwords) {
            asm.mov(R11, 0);
            asm.mov(R12, 0);
        }
    }

    void accumulate(MacroAssembler asm, Register word) {
        if (inHalfwords) {
            asm.sxtab16(R9, R9, word);
            asm.sxtab16(R10, R10, word, 8);
        } else {
            for (int lane = 0; lane < 4; lane++) {
                Register sum = LANES.get(lane);
                asm.sxtab(sum, sum, word, 8 * lane);
            }
        }
    }

    /** Makes each lane a 32-bit number in its register of {@link #LANES} and adds a bias: four instructions. */
    void widen(MacroAssembler asm, Register bias) {
        if (inHalfwords) {
            asm.sxtah(R11, bias, R10);
            asm.sxtah(R12, bias, R10, 16);
            asm.sxtah(R10, bias, R9, 16);
            asm.sxtah(R9, bias, R9);
        } else {
            for (Register sum : LANES) {
                asm.add(sum, sum, bias);
            }
        }
    }
}
