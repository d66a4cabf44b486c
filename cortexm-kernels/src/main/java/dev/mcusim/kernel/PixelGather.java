package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R8;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;

/**
 * Widens the receptive fields of one tile of pixels to halfwords and interleaves them: for each pair of k one word
 * per pixel, so that one LDM fetches the same pair of all pixels. A word of four int8 becomes two pairs, (0, 2) by
 * SXTB16 and (1, 3) by SXTB16 ROR #8; weights are packed in that order.
 *
 * <pre>
 *   r0-r3   words of pixel 0 to 3, then their even bytes     r8-r11  input pointers
 *   r4-r7   odd bytes                                        r12     output pointer
 *   lr      counter
 * </pre>
 */
final class PixelGather {
    /** Up to this many words and bytes of several segments are gathered without loops and from fixed pointers. */
    private static final int UNROLLED_STEPS = 12;

    private static final int MOST_OFFSET = 4092;

    /** Most words between two tests for the end of a segment. */
    private static final int MOST_UNROLLED = 3;

    private final ReceptiveField field;
    private final boolean unrolled;
    private final DepthOrder order = new DepthOrder();

    PixelGather(ReceptiveField field) {
        this.field = field;
        int steps = field.segments() * (field.words() + field.tailBytes());
        unrolled = steps <= (field.segments() > 1 ? UNROLLED_STEPS : MOST_UNROLLED) && field.reach() <= MOST_OFFSET;
        describeOrder();
    }

    /** The order in which elements are emitted. */
    DepthOrder order() {
        return order;
    }

    private void describeOrder() {
        int lone = -1;
        for (int s = 0; s < field.segments(); s++) {
            int k = s * field.segmentBytes();
            for (int w = 0; w < field.words(); w++, k += 4) {
                order.add(k, k + 2);
                order.add(k + 1, k + 3);
            }
            int tail = field.tailBytes();
            if (tail >= 2) {
                order.add(k, k + 1);
                k += 2;
            }
            if (tail % 2 == 1) {
                if (!unrolled) {
                    order.add(k, -1);
                } else if (lone < 0) {
                    lone = k;
                } else {
                    order.add(lone, k);
                    lone = -1;
                }
            }
        }
        if (lone >= 0) {
            order.add(lone, -1);
        }
    }

    /**
     * Emits the gathering of one tile.
     *
     * @param input slot with the address of pixel 0's first byte; unchanged
     * @param pixels 1 to 4
     * @param pixelStride bytes from one pixel's window to the next
     * @param output slot with the address of the interleaved words
     */
    void emit(MacroAssembler asm, SRegister input, int pixels, int pixelStride, SRegister output) {
        asm.vmov(R8, input);
        for (int p = 1; p < pixels; p++) {
            Offset.add(asm, pointer(p), pointer(p - 1), pixelStride, LR);
        }
        asm.vmov(R12, output);
        if (unrolled) {
            emitUnrolled(asm, pixels);
        } else if (field.isRegular() && field.segments() > 1) {
            emitRows(asm, pixels);
        } else {
            for (int s = 0; s < field.segments(); s++) {
                emitSegment(asm, pixels);
                if (s + 1 < field.segments()) {
                    advance(
                            asm,
                            pixels,
                            field.starts().get(s + 1) - field.starts().get(s) - 4 * field.words());
                }
            }
        }
    }

    private void emitUnrolled(MacroAssembler asm, int pixels) {
        int lone = -1;
        for (int start : field.starts()) {
            for (int w = 0; w < field.words(); w++) {
                word(asm, pixels, start + 4 * w, false);
            }
            int offset = start + 4 * field.words();
            if (field.tailBytes() >= 2) {
                bytePair(asm, pixels, offset, offset + 1);
                offset += 2;
            }
            if (field.tailBytes() % 2 == 1) {
                if (lone < 0) {
                    lone = offset;
                } else {
                    bytePair(asm, pixels, lone, offset);
                    lone = -1;
                }
            }
        }
        if (lone >= 0) {
            loneByte(asm, pixels, lone);
        }
    }

    /** A loop over equal segments; the counter of segments lives in s0. */
    private void emitRows(MacroAssembler asm, int pixels) {
        asm.mov(LR, field.segments());
        asm.vmov(SRegister.S0, LR);
        Label next = asm.label();
        asm.bind(next);
        emitSegment(asm, pixels);
        advance(asm, pixels, field.starts().get(1) - field.starts().get(0) - 4 * field.words());
        asm.vmov(LR, SRegister.S0);
        asm.subs(LR, LR, 1);
        asm.vmov(SRegister.S0, LR);
        asm.b(NE, next);
    }

    private void emitSegment(MacroAssembler asm, int pixels) {
        int words = field.words();
        int unroll = MOST_UNROLLED;
        while (unroll > 1 && words % unroll != 0) {
            unroll--;
        }
        if (words > 0) {
            Label next = asm.label();
            if (words > unroll) {
                asm.loadConstant(LR, words / unroll);
                asm.bind(next);
            }
            for (int w = 0; w < unroll; w++) {
                word(asm, pixels, 4, true);
            }
            if (words > unroll) {
                asm.subs(LR, LR, 1);
                asm.b(NE, next);
            }
        }
        if (field.tailBytes() >= 2) {
            bytePair(asm, pixels, 0, 1);
        }
        if (field.tailBytes() % 2 == 1) {
            loneByte(asm, pixels, field.tailBytes() - 1);
        }
    }

    private static void advance(MacroAssembler asm, int pixels, int bytes) {
        for (int p = 0; p < pixels; p++) {
            Offset.add(asm, pointer(p), pointer(p), bytes, LR);
        }
    }

    private static void word(MacroAssembler asm, int pixels, int offset, boolean moving) {
        for (int p = 0; p < pixels; p++) {
            Address address = moving ? Address.post(pointer(p), offset) : Address.of(pointer(p), offset);
            asm.ldr(even(p), address);
        }
        for (int p = 0; p < pixels; p++) {
            asm.sxtb16(odd(p), even(p), 8);
            asm.sxtb16(even(p), even(p));
        }
        if (pixels == 1) {
            asm.strd(R0, R4, Address.post(R12, 8));
        } else {
            store(asm, pixels, R0);
            store(asm, pixels, R4);
        }
    }

    private static void bytePair(MacroAssembler asm, int pixels, int low, int high) {
        for (int p = 0; p < pixels; p++) {
            asm.ldrsb(even(p), Address.of(pointer(p), low));
            asm.ldrsb(odd(p), Address.of(pointer(p), high));
            asm.pkhbt(even(p), even(p), odd(p), 16);
        }
        store(asm, pixels, R0);
    }

    private static void loneByte(MacroAssembler asm, int pixels, int offset) {
        for (int p = 0; p < pixels; p++) {
            asm.ldrsb(even(p), Address.of(pointer(p), offset));
        }
        store(asm, pixels, R0);
    }

    private static void store(MacroAssembler asm, int pixels, Register first) {
        if (pixels == 1) {
            asm.str(first, Address.post(R12, 4));
        } else {
            asm.stm(R12, true, RegisterList.range(first, Register.of(first.number() + pixels - 1)));
        }
    }

    private static Register even(int pixel) {
        return Register.of(R0.number() + pixel);
    }

    private static Register odd(int pixel) {
        return Register.of(R4.number() + pixel);
    }

    private static Register pointer(int pixel) {
        return Register.of(R8.number() + pixel);
    }
}
