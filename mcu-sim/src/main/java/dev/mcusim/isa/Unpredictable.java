package dev.mcusim.isa;

/**
 * An encoding that has an instruction's shape but breaks one of its rules; the architecture promises nothing.
 *
 * @param instruction what it would be
 * @param reason the rule that is broken, in the notation of the instruction table
 */
public record Unpredictable(Instruction instruction, String reason) implements Decoded {
    @Override
    public int bits() {
        return instruction.bits();
    }

    @Override
    public int sizeInBytes() {
        return instruction.sizeInBytes();
    }
}
