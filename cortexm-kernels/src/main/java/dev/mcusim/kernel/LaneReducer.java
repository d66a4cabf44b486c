package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Register;

/**
 * What a reduction does with the words it meets, four lanes at a time: largest value, average, scaled mean. Works on {@link #WORD}, keeps its constants in
 * r4 and r5 and its accumulators in r9 to r12; lr is scratch.
 */
interface LaneReducer {
    /** The word to take in, and the result in the end. */
    Register WORD = Register.R8;

    /** Name of the operator and the algorithm. */
    String describe();

    /** Emits the loading of constants, once per kernel. */
    void load(MacroAssembler asm);

    /** Emits the start of a reduction. */
    void clear(MacroAssembler asm);

    /** Emits the taking in of {@link #WORD}; lanes that hold no element are ignored later. */
    void accumulate(MacroAssembler asm);

    /** Emits the end: four results, packed into {@link #WORD}. */
    void finish(MacroAssembler asm);
}
