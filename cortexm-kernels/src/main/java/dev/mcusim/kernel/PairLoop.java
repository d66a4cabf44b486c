package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R8;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;
import java.util.Arrays;

/**
 * The inner loops of the matrix kernels: one tile of 1 to 4 pixels, whose widened inputs lie interleaved in scratch,
 * against all pairs of output channels.
 *
 * <p>Per pair of k: VMOV of a weight word from a block that VLDM fetched, LDM of the pixels' inputs, SMLAD for each
 * pixel, SXTB16 of the weight word, SMLAD for each pixel again: 11 instructions for 16 multiply-accumulates with four
 * pixels. Keeping the weights' pointer out of the core registers is what makes room for eight accumulators and four
 * inputs.
 *
 * <pre>
 *   r0-r3   inputs of pixel 0 to 3; afterwards requantization constants
 *   r4-r7   accumulators of channel B, mixed with A when PACKED
 *   r8-r11  accumulators of channel A
 *   r12     input pointer; afterwards output pointer
 *   lr      weight word; otherwise pointer into the stream
 * </pre>
 */
final class PairLoop {
    /** Most weight words that one VLDM fetches: s0 to s15. */
    static final int BLOCK_WORDS = 16;

    private static final int MOST_PIXELS = 4;

    /**
     * Where the loop keeps its state.
     *
     * @param inputs address of the tile's widened inputs
     * @param inputsEnd end of the tile's widened inputs
     * @param output address of the next output of pixel 0, or of its first channel when scattered
     * @param stream address in the constants
     * @param streamEnd end of the constants of this group's pairs
     */
    record Slots(SRegister inputs, SRegister inputsEnd, SRegister output, SRegister stream, SRegister streamEnd) {}

    private final MacroAssembler asm;
    private final PairStream stream;
    private final Slots slots;
    private final int pixels;
    private final int pixelBytes;

    /**
     * @param pixels pixels of the tile, 1 to 4
     * @param pixelBytes distance of two pixels in the output
     */
    PairLoop(MacroAssembler asm, PairStream stream, Slots slots, int pixels, int pixelBytes) {
        Require.inRange("pixels", pixels, 1, MOST_PIXELS);
        Require.inRange("reach of a tile in the output", (pixels - 1L) * pixelBytes + 1, 1, 4095);
        this.asm = asm;
        this.stream = stream;
        this.slots = slots;
        this.pixels = pixels;
        this.pixelBytes = pixelBytes;
    }

    private static Register input(int pixel) {
        return Register.of(R0.number() + pixel);
    }

    private static Register sumB(int pixel) {
        return Register.of(R4.number() + pixel);
    }

    private static Register sumA(int pixel) {
        return Register.of(R8.number() + pixel);
    }

    /** Emits the loop over all pairs; lr points into the stream before and after. */
    void emit() {
        Label nextPair = asm.label();
        asm.bind(nextPair);
        asm.ldm(LR, true, RegisterList.of(R4, R8));
        asm.vmov(R12, slots.inputs());
        if (stream.chunks() == 1) {
            loadBlock();
            for (int k = 0; k < stream.chunkPairs(); k++) {
                multiply(k, k == 0);
            }
        } else {
            chunkLoop();
        }
        asm.vmov(LR, slots.stream());
        Requantizer requantizer = stream.requantizer();
        boolean together =
                !stream.isScattered() && requantizer.form() == Requantizer.Form.LINEAR && !requantizer.hasOwnShifts();
        if (together) {
            asm.ldm(LR, true, registers(0, 2 * requantizer.constantCount()));
        }
        requantize(true, together);
        requantize(false, together);
        if (!stream.isScattered()) {
            asm.vmov(slots.output(), R12);
        }
        asm.vmov(R0, slots.streamEnd());
        asm.cmp(LR, R0);
        asm.b(NE, nextPair);
    }

    private void chunkLoop() {
        for (int pixel = 1; pixel < pixels; pixel++) {
            asm.mov(sumB(pixel), sumB(0));
            asm.mov(sumA(pixel), sumA(0));
        }
        asm.vmov(slots.stream(), LR);
        Label nextChunk = asm.label();
        asm.bind(nextChunk);
        asm.vmov(LR, slots.stream());
        loadBlock();
        for (int k = 0; k < stream.chunkPairs(); k++) {
            multiply(k, false);
        }
        asm.vmov(LR, slots.inputsEnd());
        asm.cmp(R12, LR);
        asm.b(NE, nextChunk);
    }

    /** Fetches the chunk's weights and remembers where the stream goes on. */
    private void loadBlock() {
        int words = stream.chunkPairs() * stream.packing().words();
        asm.vldm(LR, true, FpRegisterList.of(SRegister.S0, SRegister.of(words - 1)));
        asm.vmov(slots.stream(), LR);
    }

    /**
     * One pair of k. The first of an unrolled tile adds the start values, which are still in pixel 0's accumulators.
     */
    private void multiply(int k, boolean first) {
        boolean packed = stream.packing() == WeightPacking.PACKED;
        int word = k * stream.packing().words();
        asm.vmov(LR, SRegister.of(word));
        if (pixels == 1) {
            asm.ldr(R0, Address.post(R12, 4));
        } else {
            asm.ldm(R12, true, registers(0, pixels));
        }
        if (packed) {
            accumulateB(first);
            asm.sxtb16(LR, LR);
            accumulateA(first);
        } else {
            accumulateA(first);
            asm.vmov(LR, SRegister.of(word + 1));
            accumulateB(first);
        }
    }

    private void accumulateA(boolean first) {
        for (int pixel = pixels - 1; pixel >= 0; pixel--) {
            asm.smlad(sumA(pixel), LR, input(pixel), sumA(first ? 0 : pixel));
        }
    }

    private void accumulateB(boolean first) {
        for (int pixel = pixels - 1; pixel >= 0; pixel--) {
            asm.smlad(sumB(pixel), LR, input(pixel), sumB(first ? 0 : pixel));
        }
    }

    private static RegisterList registers(int from, int count) {
        return RegisterList.range(Register.of(from), Register.of(from + count - 1));
    }

    /** Outputs of channel B or A for all pixels; the constants are in r0 upwards, or follow at lr. */
    private void requantize(boolean isB, boolean loaded) {
        int count = stream.requantizer().constantCount();
        int from = loaded && !isB ? count : 0;
        if (stream.isScattered()) {
            asm.ldr(R12, Address.post(LR, 4));
            asm.vmov(R0, slots.output());
            asm.add(R12, R12, R0);
        } else if (isB) {
            asm.vmov(R12, slots.output());
        }
        if (!loaded) {
            asm.ldm(LR, true, registers(0, count));
        }
        Register[] constants = new Register[count];
        Arrays.setAll(constants, i -> Register.of(from + i));
        boolean spill = stream.requantizer().temporaryCount() == 2;
        if (spill) {
            asm.vmov(slots.stream(), LR);
            asm.vmov(SRegister.S0, R12);
        }
        for (int pixel = pixels - 1; pixel >= 0; pixel--) {
            Register value = isB ? sumB(pixel) : sumA(pixel);
            align(pixel, isB);
            if (spill) {
                stream.requantizer().finish(asm, value, constants, LR, R12);
                asm.vmov(R12, SRegister.S0);
            } else {
                stream.requantizer().finish(asm, value, constants, R3);
            }
            store(value, pixel, isB);
        }
        if (spill) {
            asm.vmov(LR, slots.stream());
        }
    }

    /** Brings the accumulator into the unit in which requantization starts. */
    private void align(int pixel, boolean isB) {
        int bits = stream.requantizer().form().sumBits();
        Register value = isB ? sumB(pixel) : sumA(pixel);
        if (isB && stream.packing() == WeightPacking.PACKED) {
            asm.sub(value, value, sumA(pixel));
            if (bits < LinearFit.FRACTION_BITS) {
                asm.asr(value, value, LinearFit.FRACTION_BITS - bits);
            }
        } else if (bits > 0) {
            asm.lsl(value, value, bits);
        }
    }

    private void store(Register value, int pixel, boolean isB) {
        if (stream.isScattered()) {
            asm.strb(value, Address.of(R12, pixel * pixelBytes));
        } else if (isB) {
            asm.strb(value, Address.of(R12, pixel * pixelBytes + 1));
        } else if (pixel > 0) {
            asm.strb(value, Address.of(R12, pixel * pixelBytes));
        } else {
            asm.strb(value, Address.post(R12, 2));
            if (stream.requantizer().temporaryCount() == 2) {
                asm.vmov(SRegister.S0, R12);
            }
        }
    }
}
