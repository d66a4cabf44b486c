package dev.mcusim.kernel;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;

/** Four int8 lanes in a word: lane i is bits 8i to 8i + 7, so lane 0 is the byte at the lowest address. */
final class WordLanes {
    private WordLanes() {}

    /** The byte in all four lanes. */
    static int splat(int value) {
        return (value & 0xff) * 0x01010101;
    }

    /** Copies lane 0, the others being zero, into all lanes: two instructions. */
    static void splat(MacroAssembler asm, Register word) {
        asm.orr(word, word, word.lsl(8));
        asm.orr(word, word, word.lsl(16));
    }

    /** Packs the lowest bytes of four registers into {@code lane0}: three instructions; {@code lane2} is clobbered. */
    static void pack(MacroAssembler asm, Register lane0, Register lane1, Register lane2, Register lane3) {
        asm.bfi(lane0, lane1, 8, 8);
        asm.bfi(lane2, lane3, 8, 8);
        asm.pkhbt(lane0, lane0, lane2, 16);
    }

    /**
     * Clamps the lanes with SSUB8 and SEL: three instructions for each bound that is not int8's own.
     *
     * @param bound clobbered
     * @param difference clobbered; may be the register after which nobody asks
     */
    static void clamp(MacroAssembler asm, Register word, Register bound, Register difference, int min, int max) {
        if (min > Byte.MIN_VALUE) {
            asm.loadConstant(bound, splat(min));
            asm.ssub8(difference, word, bound);
            asm.sel(word, word, bound);
        }
        if (max < Byte.MAX_VALUE) {
            asm.loadConstant(bound, splat(max));
            asm.ssub8(difference, bound, word);
            asm.sel(word, word, bound);
        }
    }

    /**
     * Loads 1 to 4 bytes into the lowest lanes, zeros above, without reading behind them. The pointer stays.
     *
     * @param offset from the pointer, 0 to 4092
     * @param scratch clobbered when three bytes are loaded
     */
    static void load(MacroAssembler asm, Register word, Register pointer, int offset, int bytes, Register scratch) {
        switch (bytes) {
            case 1 -> asm.ldrb(word, Address.of(pointer, offset));
            case 2 -> asm.ldrh(word, Address.of(pointer, offset));
            case 3 -> {
                asm.ldrb(scratch, Address.of(pointer, offset + 2));
                asm.ldrh(word, Address.of(pointer, offset));
                asm.orr(word, word, scratch.lsl(16));
            }
            default -> asm.ldr(word, Address.of(pointer, offset));
        }
    }

    /** Stores the lowest 1 to 4 lanes and moves the pointer behind them; three bytes leave the word clobbered. */
    static void storeAndAdvance(MacroAssembler asm, Register word, Register pointer, int bytes) {
        switch (bytes) {
            case 1 -> asm.strb(word, Address.post(pointer, 1));
            case 2 -> asm.strh(word, Address.post(pointer, 2));
            case 3 -> {
                asm.strh(word, Address.post(pointer, 2));
                asm.lsr(word, word, 16);
                asm.strb(word, Address.post(pointer, 1));
            }
            default -> asm.str(word, Address.post(pointer, 4));
        }
    }
}
