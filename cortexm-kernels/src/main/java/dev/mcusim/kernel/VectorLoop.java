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
 * One row of widened inputs against all units, eight units at a time. Per pair of k: VMOV of the inputs, LDM of four
 * weight words, SMLAD with each, SXTB16 of each, SMLAD again: 14 instructions for 16 multiply-accumulates.
 *
 * <pre>
 *   r0-r3   weights of four pairs of units; afterwards requantization constants
 *   r4-r7   accumulators of units B, mixed with A when PACKED      r8-r11  of units A
 *   r12     inputs; afterwards output pointer                      lr      pointer into the stream
 *   s0-s15  a block of inputs
 * </pre>
 */
final class VectorLoop {
    /** Slots of the frame. */
    static final int SLOTS = 5;

    private static final SRegister WIDENED = Frame.slot(0);
    private static final SRegister NEXT_INPUTS = Frame.slot(1);
    private static final SRegister INPUTS_END = Frame.slot(2);
    private static final SRegister OUTPUT = Frame.slot(3);
    private static final SRegister SAVED = Frame.slot(4);

    private final MacroAssembler asm;
    private final VectorStream stream;
    private final PixelGather gather;

    VectorLoop(MacroAssembler asm, VectorStream stream, PixelGather gather) {
        this.asm = asm;
        this.stream = stream;
        this.gather = gather;
    }

    /** Bytes of scratch. */
    int scratchBytes() {
        return (4 * stream.chunking().depthPairs() + 7) & ~7;
    }

    /** Emits everything between prologue and epilogue. */
    void emit() {
        asm.loadAddress(R0, KernelPlan.SCRATCH, 0);
        asm.vmov(WIDENED, R0);
        asm.loadAddress(R0, KernelPlan.SCRATCH, 4 * stream.chunking().depthPairs());
        asm.vmov(INPUTS_END, R0);
        asm.loadAddress(R0, KernelPlan.input(0), 0);
        asm.vmov(SAVED, R0);
        gather.emit(asm, SAVED, 1, 0, WIDENED);
        if (stream.chunking().chunks() == 1) {
            asm.vmov(R12, WIDENED);
            asm.vldm(R12, false, block());
        }
        asm.loadAddress(R12, KernelPlan.output(0), 0);
        asm.vmov(OUTPUT, R12);
        asm.loadAddress(LR, PairStream.NAME, 0);
        if (stream.tiles() > 0) {
            Label nextTile = asm.here();
            tile(0, VectorStream.TILE_PAIRS);
            asm.add(R12, R12, 2 * VectorStream.TILE_PAIRS);
            asm.vmov(OUTPUT, R12);
            if (stream.tiles() > 1) {
                asm.loadAddress(R0, KernelPlan.output(0), stream.tiles() * 2 * VectorStream.TILE_PAIRS);
                asm.cmp(R12, R0);
                asm.b(NE, nextTile);
            }
        }
        if (stream.restPairs() > 0) {
            tile(stream.tiles() * VectorStream.TILE_PAIRS, stream.restPairs());
        }
    }

    private FpRegisterList block() {
        return FpRegisterList.of(SRegister.S0, SRegister.of(stream.chunking().pairs() - 1));
    }

    /** One tile; leaves the output pointer in r12. */
    private void tile(int firstPair, int pairs) {
        if (pairs == 1) {
            asm.ldr(R4, Address.post(LR, 4));
            asm.ldr(R8, Address.post(LR, 4));
        } else {
            RegisterList sums = new RegisterList(
                    registers(R4, pairs).mask() | registers(R8, pairs).mask());
            asm.ldm(LR, true, sums);
        }
        int chunk = stream.chunking().pairs();
        if (stream.chunking().chunks() == 1) {
            multiply(pairs, chunk);
        } else {
            asm.vmov(R12, WIDENED);
            Label nextChunk = asm.here();
            asm.vldm(R12, true, block());
            asm.vmov(NEXT_INPUTS, R12);
            multiply(pairs, chunk);
            asm.vmov(R12, NEXT_INPUTS);
            asm.vmov(R0, INPUTS_END);
            asm.cmp(R12, R0);
            asm.b(NE, nextChunk);
        }
        asm.vmov(R12, OUTPUT);
        if (stream.requantizer().isUniform()) {
            loadConstants();
        }
        for (int pair = 0; pair < pairs; pair++) {
            int base = 2 * firstPair;
            requantize(pair, true, stream.second(firstPair + pair) - base);
            requantize(pair, false, stream.first(firstPair + pair) - base);
        }
    }

    private static RegisterList registers(Register first, int count) {
        return RegisterList.range(first, Register.of(first.number() + count - 1));
    }

    private static Register at(Register first, int index) {
        return Register.of(first.number() + index);
    }

    private void multiply(int pairs, int depthPairs) {
        boolean packed = stream.packing() == WeightPacking.PACKED;
        for (int k = 0; k < depthPairs; k++) {
            asm.vmov(R12, SRegister.of(k));
            loadWeights(pairs);
            accumulate(pairs, packed ? R4 : R8);
            if (packed) {
                for (int pair = 0; pair < pairs; pair++) {
                    asm.sxtb16(at(R0, pair), at(R0, pair));
                }
            } else {
                loadWeights(pairs);
            }
            accumulate(pairs, packed ? R8 : R4);
        }
    }

    private void loadWeights(int pairs) {
        if (pairs == 1) {
            asm.ldr(R0, Address.post(LR, 4));
        } else {
            asm.ldm(LR, true, registers(R0, pairs));
        }
    }

    private void accumulate(int pairs, Register sums) {
        for (int pair = 0; pair < pairs; pair++) {
            asm.smlad(at(sums, pair), at(R0, pair), R12, at(sums, pair));
        }
    }

    private void loadConstants() {
        asm.ldm(LR, true, registers(R0, stream.requantizer().constantCount()));
    }

    /** One output; B before A, as a mixed sum needs A's. */
    private void requantize(int pair, boolean isB, int offset) {
        Requantizer requantizer = stream.requantizer();
        Register[] constants = new Register[requantizer.constantCount()];
        Arrays.setAll(constants, i -> at(R0, i));
        if (!requantizer.isUniform()) {
            loadConstants();
        }
        Register value = at(isB ? R4 : R8, pair);
        int bits = requantizer.form().sumBits();
        if (isB && stream.packing() == WeightPacking.PACKED) {
            asm.sub(value, value, at(R8, pair));
            if (bits < LinearFit.FRACTION_BITS) {
                asm.asr(value, value, LinearFit.FRACTION_BITS - bits);
            }
        } else if (bits > 0) {
            asm.lsl(value, value, bits);
        }
        if (requantizer.temporaryCount() < 2) {
            requantizer.finish(asm, value, constants, R3);
        } else {
            asm.vmov(SAVED, LR);
            requantizer.finish(asm, value, constants, LR, R12);
            asm.vmov(LR, SAVED);
            asm.vmov(R12, OUTPUT);
        }
        asm.strb(value, Address.of(R12, offset));
    }
}
