package dev.mcusim.isa;

/** What a word of code turns out to be. */
public sealed interface Decoded permits Instruction, Undefined, Unpredictable, NoCoprocessor, NotModelled {
    /** The instruction word; of a 32-bit one, the first halfword is on top. */
    int bits();

    /** 2 or 4. */
    int sizeInBytes();

    /**
     * The text in unified syntax; what is no instruction of this project's table is written as its bits.
     *
     * @param address where it stands
     */
    default String disassembly(long address) {
        return sizeInBytes() == 4 ? ".inst.w 0x%08x".formatted(bits()) : ".inst.n 0x%04x".formatted(bits());
    }
}
