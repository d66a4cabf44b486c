package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.HS;
import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R8;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.SRegister;

/**
 * Unpacks image rows of four neighbouring channels, or of one, into {@link PlanarShape planes}. Four pixels of four
 * channels are four words; PKHBT and PKHTB bring the channels of two pixels together, SXTB16 then leaves one channel
 * of both.
 *
 * <pre>
 *   r0      input      r1-r4  planes     r5-r10  data
 *   r11     pixel blocks left            r12     row number      lr  rows left
 * </pre>
 */
final class PlaneLoader {
    /** Channels that are unpacked together. */
    static final int GROUP = 4;

    private static final int MOST_PIXEL_OFFSET = 4095;

    private final MacroAssembler asm;
    private final PlanarShape shape;
    private final int zeroPoint;

    PlaneLoader(MacroAssembler asm, PlanarShape shape, int zeroPoint) {
        this.asm = asm;
        this.shape = shape;
        this.zeroPoint = zeroPoint;
    }

    /** Planes at a time: four if the channels divide so. */
    static int channelsAtATime(int channels) {
        return channels % GROUP == 0 && 3 * channels <= MOST_PIXEL_OFFSET ? GROUP : 1;
    }

    /** Emits the filling of all planes with the zero point. */
    void prepare() {
        asm.loadAddress(R0, KernelPlan.SCRATCH, 0);
        BlockMove.fillHalves(asm, R0, zeroPoint, shape.scratchBytes());
    }

    /**
     * Emits the unpacking of image rows that all exist.
     *
     * @param input slot with the address of the first row's first pixel
     * @param planeRow row of the planes where they go
     */
    void load(SRegister input, int planeRow, int rows) {
        asm.vmov(R0, input);
        planes(planeRow);
        asm.loadConstant(LR, rows);
        Label next = asm.here();
        row();
        asm.subs(LR, LR, 1);
        asm.b(NE, next);
    }

    /**
     * Emits the unpacking of the next rows of a moving window; rows outside the image are filled with the zero point.
     *
     * @param input slot with the address of the first row, which need not exist; advances
     * @param number slot with its number; advances
     */
    void loadNext(SRegister input, SRegister number, int planeRow, int rows) {
        asm.vmov(R0, input);
        asm.vmov(R12, number);
        planes(planeRow);
        asm.loadConstant(LR, rows);
        Label outside = asm.label();
        Label done = asm.label();
        Label next = asm.here();
        asm.loadConstant(R5, shape.input().height());
        asm.cmp(R12, R5);
        asm.b(HS, outside);
        row();
        asm.b(done);
        asm.bind(outside);
        emptyRow();
        asm.bind(done);
        asm.add(R12, R12, 1);
        asm.subs(LR, LR, 1);
        asm.b(NE, next);
        asm.vmov(input, R0);
        asm.vmov(number, R12);
    }

    /** Emits the moving of the rows that the next strip needs again to the top. */
    void keepSharedRows() {
        int bytes = shape.sharedRows() * shape.pitch();
        if (bytes == 0) {
            return;
        }
        for (int plane = 0; plane < shape.channels(); plane++) {
            int at = plane * shape.planeBytes();
            asm.loadAddress(R0, KernelPlan.SCRATCH, at);
            asm.loadAddress(R1, KernelPlan.SCRATCH, at + shape.freshRows() * shape.pitch());
            BlockMove.copy(asm, R0, R1, bytes, true);
        }
    }

    private void planes(int planeRow) {
        for (int plane = 0; plane < shape.channels(); plane++) {
            int at = plane * shape.planeBytes() + planeRow * shape.pitch() + 2 * shape.imageColumn();
            asm.loadAddress(plane(plane), KernelPlan.SCRATCH, at);
        }
    }

    private static Register plane(int index) {
        return Register.of(R1.number() + index);
    }

    private void row() {
        int width = shape.input().width();
        if (shape.channels() == 1) {
            lonePixels(width);
        } else {
            fourPixels(width / 4);
            if (width % 4 >= 2) {
                twoPixels();
            }
            if (width % 2 == 1) {
                onePixel();
            }
        }
        advancePlanes(2 * width);
    }

    private void advancePlanes(int written) {
        for (int plane = 0; plane < shape.channels(); plane++) {
            Offset.add(asm, plane(plane), plane(plane), shape.pitch() - written, R5);
        }
    }

    /** Four pixels of four channels per turn. */
    private void fourPixels(int blocks) {
        if (blocks == 0) {
            return;
        }
        int pixel = shape.input().channels();
        if (blocks > 1) {
            asm.loadConstant(R11, blocks);
        }
        Label next = asm.here();
        asm.ldr(R5, Address.of(R0));
        asm.ldr(R6, Address.of(R0, pixel));
        asm.ldr(R7, Address.of(R0, 2 * pixel));
        asm.ldr(R8, Address.of(R0, 3 * pixel));
        Offset.add(asm, R0, R0, 4 * pixel, R9);
        // r5, r7: channels 0 and 1 of pixels 0, 1 and 2, 3; r9, r10: channels 2 and 3.
        asm.pkhtb(R9, R6, R5, 16);
        asm.pkhbt(R5, R5, R6, 16);
        asm.pkhtb(R10, R8, R7, 16);
        asm.pkhbt(R7, R7, R8, 16);
        for (int channel = 0; channel < GROUP; channel++) {
            int rotation = channel % 2 * 8;
            asm.sxtb16(R6, channel < 2 ? R5 : R9, rotation);
            asm.sxtb16(R8, channel < 2 ? R7 : R10, rotation);
            asm.strd(R6, R8, Address.post(plane(channel), 8));
        }
        if (blocks > 1) {
            asm.subs(R11, R11, 1);
            asm.b(NE, next);
        }
    }

    private void twoPixels() {
        int pixel = shape.input().channels();
        asm.ldr(R5, Address.of(R0));
        asm.ldr(R6, Address.of(R0, pixel));
        Offset.add(asm, R0, R0, 2 * pixel, R9);
        asm.pkhtb(R9, R6, R5, 16);
        asm.pkhbt(R5, R5, R6, 16);
        for (int channel = 0; channel < GROUP; channel++) {
            asm.sxtb16(R6, channel < 2 ? R5 : R9, channel % 2 * 8);
            asm.str(R6, Address.post(plane(channel), 4));
        }
    }

    private void onePixel() {
        for (int channel = 0; channel < GROUP; channel++) {
            asm.ldrsb(R5, Address.of(R0, channel));
            asm.strh(R5, Address.post(plane(channel), 2));
        }
        Offset.add(asm, R0, R0, shape.input().channels(), R9);
    }

    /** Pixel by pixel of one channel. */
    private void lonePixels(int width) {
        asm.loadConstant(R11, width);
        Label next = asm.here();
        asm.ldrsb(R5, Address.of(R0));
        Offset.add(asm, R0, R0, shape.input().channels(), R9);
        asm.strh(R5, Address.post(R1, 2));
        asm.subs(R11, R11, 1);
        asm.b(NE, next);
    }

    /** A row of zero points; a column behind an odd width is padding anyway. */
    private void emptyRow() {
        int words = (shape.input().width() + 1) / 2;
        asm.loadConstant(R5, (zeroPoint & 0xffff) * 0x00010001);
        asm.loadConstant(R11, words);
        Label next = asm.here();
        for (int plane = 0; plane < shape.channels(); plane++) {
            asm.str(R5, Address.post(plane(plane), 4));
        }
        asm.subs(R11, R11, 1);
        asm.b(NE, next);
        advancePlanes(4 * words);
        Offset.add(asm, R0, R0, shape.input().rowBytes(), R5);
    }
}
