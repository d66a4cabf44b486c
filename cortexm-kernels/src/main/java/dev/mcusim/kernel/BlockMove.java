package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;

/**
 * Copies and fills of a known number of bytes. Uses r4 to r11 for data and r12 to count; pointers end behind the
 * block.
 */
final class BlockMove {
    private static final int BLOCK = 32;

    private BlockMove() {}

    /**
     * Copies bytes upwards.
     *
     * @param aligned whether both addresses are multiples of 4
     */
    static void copy(MacroAssembler asm, Register to, Register from, int bytes, boolean aligned) {
        if (aligned) {
            repeat(asm, bytes / BLOCK, () -> {
                asm.ldm(from, true, RegisterList.range(R4, R11));
                asm.stm(to, true, RegisterList.range(R4, R11));
            });
        } else {
            repeat(asm, bytes / BLOCK, () -> {
                for (int half = 0; half < 2; half++) {
                    copyWords(asm, to, from, 4);
                }
            });
        }
        copyWords(asm, to, from, bytes % BLOCK / 4);
        for (int i = 0; i < bytes % 4; i++) {
            asm.ldrb(R4, Address.post(from, 1));
            asm.strb(R4, Address.post(to, 1));
        }
    }

    private static void copyWords(MacroAssembler asm, Register to, Register from, int words) {
        for (int i = 0; i < words; i++) {
            asm.ldr(Register.of(4 + i), Address.post(from, 4));
        }
        for (int i = 0; i < words; i++) {
            asm.str(Register.of(4 + i), Address.post(to, 4));
        }
    }

    /**
     * Fills bytes with one value, upwards.
     *
     * @param aligned whether the address is a multiple of 4
     */
    static void fill(MacroAssembler asm, Register to, int value, int bytes, boolean aligned) {
        fillPattern(asm, to, (value & 0xff) * 0x01010101, bytes, aligned);
    }

    /** Fills halfwords with one value, upwards; the address is a multiple of 4. */
    static void fillHalves(MacroAssembler asm, Register to, int value, int bytes) {
        fillPattern(asm, to, (value & 0xffff) * 0x00010001, bytes, true);
    }

    private static void fillPattern(MacroAssembler asm, Register to, int pattern, int bytes, boolean aligned) {
        asm.loadConstant(R4, pattern);
        if (aligned && bytes >= BLOCK) {
            for (int r = R4.number() + 1; r <= R11.number(); r++) {
                asm.mov(Register.of(r), R4);
            }
            repeat(asm, bytes / BLOCK, () -> asm.stm(to, true, RegisterList.range(R4, R11)));
        } else {
            repeat(asm, bytes / BLOCK, () -> fillWords(asm, to, BLOCK / 4));
        }
        fillWords(asm, to, bytes % BLOCK / 4);
        for (int i = 0; i < bytes % 4; i++) {
            asm.strb(R4, Address.post(to, 1));
        }
    }

    /** Copies a constant to memory again and again, upwards; r3 counts. */
    static void replicate(MacroAssembler asm, Register to, String constant, Register from, int bytes, int times) {
        asm.loadConstant(R3, times);
        Label next = asm.label();
        asm.bind(next);
        asm.loadAddress(from, constant, 0);
        copy(asm, to, from, bytes, bytes % 4 == 0);
        asm.subs(R3, R3, 1);
        asm.b(NE, next);
    }

    private static void fillWords(MacroAssembler asm, Register to, int words) {
        for (int i = 0; i < words; i++) {
            asm.str(R4, Address.post(to, 4));
        }
    }

    private static void repeat(MacroAssembler asm, int times, Runnable body) {
        if (times == 0) {
            return;
        }
        if (times == 1) {
            body.run();
            return;
        }
        asm.loadConstant(R12, times);
        Label next = asm.label();
        asm.bind(next);
        body.run();
        asm.subs(R12, R12, 1);
        asm.b(NE, next);
    }
}
