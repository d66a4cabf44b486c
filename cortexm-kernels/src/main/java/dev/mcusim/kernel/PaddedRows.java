package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.HS;
import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.SRegister;

/**
 * The input rows that one row of output pixels needs, copied to scratch with their padding, so that no later step
 * looks at borders. Rows keep their int8 form: {@code padLeft} pixels of zero point, the image row, zero point up to
 * the last window. The borders are written once, the rows for every output row.
 */
final class PaddedRows {
    private final FeatureMap input;
    private final Window window;
    private final int zeroPoint;
    /** Bytes before the first row, so that image rows start word aligned. */
    private final int lead;

    private final int pitch;
    private final int offset;

    /** @param offset of the rows in scratch, a multiple of 8 */
    PaddedRows(FeatureMap input, FeatureMap output, Window window, int zeroPoint, int offset) {
        this.input = input;
        this.window = window;
        this.zeroPoint = zeroPoint;
        this.offset = offset;
        lead = -window.padLeft() * input.channels() & 3;
        int reach = (output.width() - 1) * window.strideWidth() + window.reachWidth();
        int columns = Math.max(window.padLeft() + input.width(), reach);
        pitch = (columns * input.channels() + 3) & ~3;
    }

    /** Whether some window leaves the image. */
    static boolean areNeeded(FeatureMap input, FeatureMap output, Window window) {
        int bottom = (output.height() - 1) * window.strideHeight() - window.padTop() + window.reachHeight();
        int right = (output.width() - 1) * window.strideWidth() - window.padLeft() + window.reachWidth();
        return window.padTop() > 0 || window.padLeft() > 0 || bottom > input.height() || right > input.width();
    }

    /** Bytes from one row of taps to the next. */
    int pitch() {
        return pitch;
    }

    /** Offset in scratch of the first tap of the first output pixel. */
    int start() {
        return offset + lead;
    }

    /** Bytes of scratch. */
    int scratchBytes() {
        return (lead + window.filterHeight() * pitch + 7) & ~7;
    }

    /** Emits the filling of everything with the zero point. */
    void prepare(MacroAssembler asm) {
        asm.loadAddress(R0, KernelPlan.SCRATCH, offset);
        BlockMove.fill(asm, R0, zeroPoint, scratchBytes(), true);
    }

    /**
     * Emits the copying of the rows of one output row.
     *
     * @param row slot with the number of the first tap's image row, may be negative
     * @param address slot with that row's address, even where it does not exist
     */
    void load(MacroAssembler asm, SRegister row, SRegister address) {
        int interior = window.padLeft() * input.channels();
        int bytes = input.rowBytes();
        asm.vmov(R0, row);
        asm.vmov(R1, address);
        asm.loadAddress(R2, KernelPlan.SCRATCH, start() + interior);
        asm.mov(R3, window.filterHeight());
        Label next = asm.label();
        Label outside = asm.label();
        Label advance = asm.label();
        asm.bind(next);
        asm.loadConstant(LR, input.height());
        asm.cmp(R0, LR);
        asm.b(HS, outside);
        BlockMove.copy(asm, R2, R1, bytes, bytes % 4 == 0);
        asm.b(advance);
        asm.bind(outside);
        BlockMove.fill(asm, R2, zeroPoint, bytes, true);
        Offset.add(asm, R1, R1, bytes, LR);
        asm.bind(advance);
        Offset.add(asm, R1, R1, (window.dilationHeight() - 1) * bytes, LR);
        Offset.add(asm, R2, R2, pitch - bytes, LR);
        asm.add(R0, R0, window.dilationHeight());
        asm.subs(R3, R3, 1);
        asm.b(NE, next);
    }
}
