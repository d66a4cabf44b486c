package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R12;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.SRegister;

/**
 * A tile of pixels times all output channels: gathers the pixels' inputs, then runs the {@link PairLoop}; with
 * several groups, once for each. Tiles follow each other along a run of pixels.
 */
final class MatrixTile {
    /** Slots of the frame that a tile uses; kernels keep their own state from this one on. */
    static final int SLOTS = 9;

    /** Address of the tile's first input byte. */
    static final SRegister INPUT = Frame.slot(0);
    /** Address of the tile's first output byte. */
    static final SRegister OUTPUT = Frame.slot(1);

    private static final SRegister INPUT_END = Frame.slot(2);
    private static final SRegister WIDENED = Frame.slot(3);
    private static final SRegister WIDENED_END = Frame.slot(4);
    private static final SRegister STREAM = Frame.slot(5);
    private static final SRegister STREAM_END = Frame.slot(6);
    private static final SRegister GROUP_INPUT = Frame.slot(7);
    private static final SRegister GROUPS = Frame.slot(8);

    private final MacroAssembler asm;
    private final PixelGather gather;
    private final PairStream stream;
    private final Shape shape;

    /**
     * @param groups independent parts of the channels
     * @param groupInputBytes distance of two groups' inputs within a pixel
     * @param groupStreamBytes constants of one group
     * @param pixelStride distance of two windows in the input
     * @param outputPixelBytes distance of two pixels in the output
     */
    record Shape(int groups, int groupInputBytes, int groupStreamBytes, int pixelStride, int outputPixelBytes) {}

    MatrixTile(MacroAssembler asm, PixelGather gather, PairStream stream, Shape shape) {
        this.asm = asm;
        this.gather = gather;
        this.stream = stream;
        this.shape = shape;
    }

    /** Bytes at the start of scratch for the widened inputs of a tile. */
    static int scratchBytes(int pixels, int depthPairs) {
        return (4 * pixels * depthPairs + 7) & ~7;
    }

    /** Emits what is set up once per call of the kernel. */
    void prepare() {
        asm.loadAddress(R0, KernelPlan.SCRATCH, 0);
        asm.vmov(WIDENED, R0);
        if (shape.groups() == 1) {
            asm.loadAddress(R0, PairStream.NAME, shape.groupStreamBytes());
            asm.vmov(STREAM_END, R0);
        }
    }

    /** Emits all tiles of a run of pixels; the input and output slots advance past it. */
    void run(Tiling tiling) {
        if (tiling.count() > 1) {
            asm.vmov(R0, INPUT);
            Offset.add(asm, R0, R0, tiling.count() * tiling.size() * shape.pixelStride(), R1);
            asm.vmov(INPUT_END, R0);
        }
        setWidenedEnd(tiling.size());
        Label next = asm.label();
        asm.bind(next);
        tile(tiling.size());
        if (tiling.count() > 1) {
            asm.vmov(R1, INPUT_END);
            asm.cmp(R0, R1);
            asm.b(NE, next);
        }
        if (tiling.rest() > 0) {
            setWidenedEnd(tiling.rest());
            tile(tiling.rest());
        }
    }

    private void setWidenedEnd(int pixels) {
        if (stream.chunks() > 1) {
            asm.loadAddress(R0, KernelPlan.SCRATCH, 4 * pixels * stream.depthPairs());
            asm.vmov(WIDENED_END, R0);
        }
    }

    /** One tile; leaves the next tile's input address in r0. */
    private void tile(int pixels) {
        PairLoop.Slots slots = new PairLoop.Slots(WIDENED, WIDENED_END, OUTPUT, STREAM, STREAM_END);
        PairLoop pairs = new PairLoop(asm, stream, slots, pixels, shape.outputPixelBytes());
        if (shape.groups() == 1) {
            gather.emit(asm, INPUT, pixels, shape.pixelStride(), WIDENED);
            asm.loadAddress(LR, PairStream.NAME, 0);
            pairs.emit();
        } else {
            groups(pixels, pairs);
        }
        int done = stream.isScattered() ? 0 : shape.outputPixelBytes();
        if (pixels * shape.outputPixelBytes() > done) {
            asm.vmov(R12, OUTPUT);
            Offset.add(asm, R12, R12, pixels * shape.outputPixelBytes() - done, R0);
            asm.vmov(OUTPUT, R12);
        }
        asm.vmov(R0, INPUT);
        Offset.add(asm, R0, R0, pixels * shape.pixelStride(), R1);
        asm.vmov(INPUT, R0);
    }

    private void groups(int pixels, PairLoop pairs) {
        asm.vmov(R0, INPUT);
        asm.vmov(GROUP_INPUT, R0);
        asm.loadConstant(R0, shape.groups());
        asm.vmov(GROUPS, R0);
        asm.loadAddress(R0, PairStream.NAME, 0);
        asm.vmov(STREAM_END, R0);
        Label next = asm.label();
        asm.bind(next);
        gather.emit(asm, GROUP_INPUT, pixels, shape.pixelStride(), WIDENED);
        asm.vmov(LR, STREAM_END);
        Offset.add(asm, R0, LR, shape.groupStreamBytes(), R1);
        asm.vmov(STREAM_END, R0);
        pairs.emit();
        asm.vmov(R0, GROUP_INPUT);
        Offset.add(asm, R0, R0, shape.groupInputBytes(), R1);
        asm.vmov(GROUP_INPUT, R0);
        asm.vmov(R0, GROUPS);
        asm.subs(R0, R0, 1);
        asm.vmov(GROUPS, R0);
        asm.b(NE, next);
    }
}
