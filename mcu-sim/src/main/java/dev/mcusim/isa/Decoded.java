package dev.mcusim.isa;

/** What a word of code turns out to be. */
public sealed interface Decoded permits Instruction, Undefined, Unpredictable, NoCoprocessor, NotModelled {
    /** The instruction word; of a 32-bit one, the first halfword is on top. */
    int bits();

    /** 2 or 4. */
    int sizeInBytes();
}
