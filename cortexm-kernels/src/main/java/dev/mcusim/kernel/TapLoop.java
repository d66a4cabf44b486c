package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;
import java.util.Arrays;

/**
 * One channel of a depthwise convolution with any stride and dilation, one output and one tap at a time. Serves what
 * {@link TapRows} does not.
 *
 * <pre>
 *   r0  input    r1  weight pointer   r2  sum    r3  rows of taps left   r4  columns of taps left   r5  input   r6  weight
 *   lr  window of the output          r12 output pointer
 *   s1  start value; s2 to s5 requantization constants; s6 weights; s7 columns left; s8 output; s9 window
 * </pre>
 */
final class TapLoop implements ChannelLoop {
    private static final int MOST_UNROLLED = 8;

    private static final SRegister WEIGHTS = SRegister.S6;
    private static final SRegister COLUMNS = SRegister.S7;
    private static final SRegister NEXT_OUTPUT = SRegister.S8;
    private static final SRegister NEXT_WINDOW = SRegister.S9;

    private final MacroAssembler asm;
    private final PlanarShape shape;
    private final FilterBank filters;
    private final Requantizer requantizer;

    TapLoop(MacroAssembler asm, PlanarShape shape, FilterBank filters, Requantizer requantizer) {
        this.asm = asm;
        this.shape = shape;
        this.filters = filters;
        this.requantizer = requantizer;
    }

    @Override
    public String describe() {
        return "tap by tap";
    }

    @Override
    public int scratchBytes() {
        return 0;
    }

    @Override
    public void append(WordStream constants, int channel) {
        constants.word(filters.foldedBias(channel));
        constants.words(requantizer.constants(channel));
        for (int tap = 0; tap < filters.depth(); tap += 4) {
            int word = 0;
            for (int i = 0; i < 4 && tap + i < filters.depth(); i++) {
                word |= (filters.weight(channel, tap + i) & 0xff) << (8 * i);
            }
            constants.word(word);
        }
    }

    @Override
    public void emit() {
        Window window = shape.window();
        asm.vmov(LR, STREAM);
        int last = SRegister.S1.number() + requantizer.constantCount();
        asm.vldm(LR, true, FpRegisterList.of(SRegister.S1, SRegister.of(last)));
        asm.vmov(WEIGHTS, LR);
        Offset.add(asm, LR, LR, (filters.depth() + 3) & ~3, R0);
        asm.vmov(STREAM, LR);
        asm.vmov(R0, OUTPUT);
        asm.vmov(NEXT_OUTPUT, R0);
        asm.loadConstant(R0, shape.stripRows());
        asm.vmov(ROWS, R0);
        asm.vmov(LR, PLANE);
        Label nextRow = asm.here();
        asm.vmov(NEXT_WINDOW, LR);
        asm.loadConstant(R0, shape.output().width());
        asm.vmov(COLUMNS, R0);
        Label nextColumn = asm.here();
        sum();
        requantize();
        asm.vmov(R0, NEXT_WINDOW);
        asm.add(R0, R0, 2 * window.strideWidth());
        asm.vmov(NEXT_WINDOW, R0);
        countDown(COLUMNS, nextColumn);
        asm.vmov(LR, NEXT_WINDOW);
        int used = 2 * window.strideWidth() * shape.output().width();
        Offset.add(asm, LR, LR, window.strideHeight() * shape.pitch() - used, R0);
        countDown(ROWS, nextRow);
    }

    private void countDown(SRegister slot, Label next) {
        asm.vmov(R0, slot);
        asm.subs(R0, R0, 1);
        asm.vmov(slot, R0);
        asm.b(NE, next);
    }

    private void sum() {
        Window window = shape.window();
        int step = 2 * window.dilationWidth();
        int columns = window.filterWidth();
        asm.vmov(R0, NEXT_WINDOW);
        Offset.add(asm, R0, R0, 2 * shape.firstColumn(), R1);
        asm.vmov(R1, WEIGHTS);
        asm.vmov(R2, SRegister.S1);
        asm.loadConstant(R3, window.filterHeight());
        Label nextRow = asm.here();
        int unroll = columns <= MOST_UNROLLED ? columns : 1;
        if (columns > unroll) {
            asm.loadConstant(R4, columns);
        }
        Label nextTap = asm.here();
        for (int i = 0; i < unroll; i++) {
            asm.ldrsh(R5, Address.of(R0));
            Offset.add(asm, R0, R0, step, R6);
            asm.ldrsb(R6, Address.post(R1, 1));
            asm.smlabb(R2, R5, R6, R2);
        }
        if (columns > unroll) {
            asm.subs(R4, R4, 1);
            asm.b(NE, nextTap);
        }
        Offset.add(asm, R0, R0, window.dilationHeight() * shape.pitch() - step * columns, R4);
        asm.subs(R3, R3, 1);
        asm.b(NE, nextRow);
    }

    private void requantize() {
        int bits = requantizer.form().sumBits();
        if (bits > 0) {
            asm.lsl(R2, R2, bits);
        }
        Register[] constants = new Register[requantizer.constantCount()];
        Arrays.setAll(constants, i -> Register.of(R3.number() + i));
        for (int i = 0; i < constants.length; i++) {
            asm.vmov(constants[i], SRegister.of(SRegister.S2.number() + i));
        }
        requantizer.finish(asm, R2, constants, R10, R11);
        asm.vmov(R12, NEXT_OUTPUT);
        asm.strb(R2, Address.of(R12));
        Offset.add(asm, R12, R12, shape.output().channels(), R10);
        asm.vmov(NEXT_OUTPUT, R12);
    }
}
