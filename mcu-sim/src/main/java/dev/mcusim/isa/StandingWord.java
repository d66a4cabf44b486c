package dev.mcusim.isa;

import dev.mcusim.isa.meaning.Word;

/** An instruction at an address, as meanings read it. */
record StandingWord(Instruction instruction, int address) implements Word {
    @Override
    public int field(String letters) {
        return instruction.field(letters);
    }

    @Override
    public int signed(String letters) {
        return instruction.encoding().field(letters).extractSigned(instruction.bits());
    }

    @Override
    public boolean setsFlags() {
        return instruction.setsFlags();
    }

    @Override
    public int constant() {
        return ModifiedImmediate.expand(field("i"));
    }

    @Override
    public int constantCarry() {
        return ModifiedImmediate.setsCarry(field("i")) ? constant() >>> 31 : -1;
    }

    @Override
    public int sizeInBytes() {
        return instruction.sizeInBytes();
    }
}
