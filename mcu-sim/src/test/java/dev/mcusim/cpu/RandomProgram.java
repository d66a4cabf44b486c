package dev.mcusim.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program of random instructions that ends in {@code BKPT 0}: a loop over data processing, loads and stores near r6, IT blocks, forward
 * branches, calls of a small function, and accesses that must be aligned with r12 as base, which comes from memory, from the FPU or from
 * a sum and now and then is no multiple of 4. r0 to r5 are worked on, r7 counts the rounds.
 */
final class RandomProgram {

    private static final int IT = 0xbf00;
    private static final int BX_LR = 0x4770;
    private static final int PUSH_LR = 0xb500;
    private static final int POP_PC = 0xbd00;

    private final Random random;
    private final List<Integer> code = new ArrayList<>();

    private RandomProgram(long seed) {
        random = new Random(seed);
    }

    /** The program of a seed. */
    static Code of(long seed) {
        RandomProgram program = new RandomProgram(seed);
        program.generate();
        return new Code(
                "random program " + seed,
                program.code.stream().mapToInt(Integer::intValue).toArray());
    }

    private void generate() {
        enableFpu();
        emit(0x2700 | (2 + random.nextInt(4))); // movs r7, #rounds
        emit(0xe000); // b: patched to jump over the function
        int function = code.size();
        boolean stack = random.nextBoolean();
        if (stack) {
            emit(PUSH_LR);
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            simple(true);
        }
        emit(stack ? POP_PC : BX_LR);
        code.set(function - 1, 0xe000 | (code.size() - function - 1));

        int top = code.size();
        for (int i = 3 + random.nextInt(20); i > 0; i--) {
            item(function);
        }
        emit(0x3f01); // subs r7, #1
        int offset = top - (code.size() + 2);
        emit(0xd100 | (offset & 0xff)); // bne top
        emit(0xbe00);
    }

    private void item(int function) {
        switch (random.nextInt(11)) {
            case 10 -> pointer();
            case 0 -> ifThen();
            case 1 -> skip(0xd000 | random.nextInt(14) << 8, true);
            case 2 -> skip(random.nextBoolean() ? (0xb100 | low()) : (0xb900 | low()), false);
            case 3 -> call(function);
            case 4 -> wide();
            default -> simple(true);
        }
    }

    private void enableFpu() {
        emit(0xf64e, 0x5088, 0xf2ce, 0x0000); // movw, movt r0, #0xe000ed88: CPACR
        emit(0xf44f, 0x0170, 0x6001); // mov r1, #0xf00000; str r1, [r0]
        emit(0xf3bf, 0x8f4f, 0xf3bf, 0x8f6f); // dsb; isb
    }

    /** Puts an address into r12 and makes an access that must be aligned there, perhaps under a condition. */
    private void pointer() {
        switch (random.nextInt(4)) {
            case 0 -> emit(0xf8c6, 0x60f0, 0xf8d6, 0xc0f0); // str r6, [r6, #0xf0]; ldr r12, [r6, #0xf0]
            case 1 -> emit(0xee00, 0x6a90, 0xee10, 0xca90); // vmov s1, r6; vmov r12, s1
            case 2 -> {
                int bits = random.nextInt(12) == 0 ? 0x3e : 0x3c;
                emit(0xf000 | low(), 0x0c00 | bits, 0x44b4); // and r12, rn, #bits; add r12, r6
            }
            default -> emit(0xf3c0 | low(), 0x0c41, 0xeb06, 0x0c8c); // ubfx r12, rn, #1, #2; add r12, r6, r12, lsl #2
        }
        if (random.nextInt(3) == 0) {
            emit(IT | random.nextInt(14) << 4 | 8);
        }
        int two = 3 << random.nextInt(4);
        switch (random.nextInt(5)) {
            case 0 -> emit(0xe9dc, random.nextInt(3) << 12 | (3 + random.nextInt(3)) << 8 | random.nextInt(8)); // ldrd
            case 1 -> emit(0xe9cc, low() << 12 | low() << 8 | random.nextInt(8)); // strd
            case 2 -> emit(0xe89c | random.nextInt(2) << 5, two); // ldm r12 or r12!
            case 3 -> emit(0xe88c | random.nextInt(2) << 5, two); // stm r12 or r12!
            default -> emit(0xed8c | random.nextInt(2) << 4, 0x1a00 | random.nextInt(8)); // vstr, vldr s2
        }
    }

    private void call(int function) {
        int offset = (function - (code.size() + 2)) * 2;
        emit(0xf000 | ((offset >> 12) & 0x7ff));
        emit(0xf800 | ((offset >> 1) & 0x7ff));
    }

    private void ifThen() {
        int condition = random.nextInt(14);
        int count = 1 + random.nextInt(4);
        int mask = 1 << (4 - count);
        for (int i = 1; i < count; i++) {
            int sameAsFirst = random.nextInt(2);
            mask |= ((condition & 1) ^ sameAsFirst) << (4 - i);
        }
        emit(IT | condition << 4 | mask);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(4) == 0) {
                wide();
            } else {
                simple(false);
            }
        }
    }

    /** A forward branch over a few instructions: conditional with an 8-bit offset, or CBZ. */
    private void skip(int branch, boolean conditional) {
        int at = code.size();
        emit(branch);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            simple(true);
        }
        int offset = code.size() - (at + 2);
        code.set(at, branch | (conditional ? offset & 0xff : offset << 3));
    }

    private void simple(boolean comparisons) {
        int rd = low();
        int rm = low();
        int immediate = random.nextInt(256);
        switch (random.nextInt(comparisons ? 9 : 8)) {
            case 0 -> emit(0x2000 | rd << 8 | immediate); // movs
            case 1 -> emit(0x3000 | random.nextInt(2) << 11 | rd << 8 | immediate); // adds, subs
            case 2 -> emit(random.nextInt(3) << 11 | (1 + random.nextInt(31)) << 6 | rm << 3 | rd); // lsls, lsrs, asrs
            case 3 -> emit(0x1800 | random.nextInt(2) << 9 | low() << 6 | rm << 3 | rd); // adds, subs
            case 4 -> emit(
                    0x4000 | new int[] {0, 1, 5, 6, 7, 9, 12, 13, 14, 15}[random.nextInt(10)] << 6 | rm << 3 | rd);
            case 5 -> emit(0x6000 | random.nextInt(2) << 11 | random.nextInt(32) << 6 | 6 << 3 | rd); // str, ldr
            case 6 -> emit(0x7000 | random.nextInt(2) << 11 | random.nextInt(32) << 6 | 6 << 3 | rd); // strb, ldrb
            case 7 -> emit(0x8000 | random.nextInt(2) << 11 | random.nextInt(32) << 6 | 6 << 3 | rd); // strh, ldrh
            default -> emit(0x2800 | rd << 8 | immediate); // cmp
        }
    }

    private void wide() {
        int rd = low();
        int rn = low();
        int rm = low();
        switch (random.nextInt(4)) {
            case 0 -> emit(0xf240, random.nextInt(8) << 12 | rd << 8 | random.nextInt(256)); // movw
            case 1 -> emit(
                    0xeb00 | rn, random.nextInt(8) << 12 | rd << 8 | random.nextInt(4) << 6 | rm); // add.w, shifted
            case 2 -> emit(0xfb00 | rn, low() << 12 | rd << 8 | rm); // mla
            default -> emit(0xe9c6, rd << 12 | rn << 8 | random.nextInt(16)); // strd rd, rn, [r6]
        }
    }

    private int low() {
        return random.nextInt(6);
    }

    private void emit(int... halfwords) {
        for (int halfword : halfwords) {
            code.add(halfword);
        }
    }
}
