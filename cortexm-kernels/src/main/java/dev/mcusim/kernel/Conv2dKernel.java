package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.SRegister;
import java.util.Set;

/**
 * CONV_2D on int8: a matrix multiplication of gathered pixels, see {@link MatrixTile}. A 1x1 convolution with stride
 * 1 runs over all pixels of all batches as one run; any other geometry runs along each output row, from the image
 * itself or, with padding, from {@link PaddedRows}.
 */
public final class Conv2dKernel {
    private static final SRegister ROW = Frame.slot(MatrixTile.SLOTS);
    private static final SRegister ROWS_LEFT = Frame.slot(MatrixTile.SLOTS + 1);
    private static final SRegister ROW_NUMBER = Frame.slot(MatrixTile.SLOTS + 2);
    private static final SRegister BATCHES_LEFT = Frame.slot(MatrixTile.SLOTS + 3);

    private final MacroAssembler asm = new MacroAssembler();
    private final Conv2dParameters p;
    private final boolean oneRun;
    private final MatrixLayer layer;
    private final PaddedRows padded;
    private final Tiling tiling;

    private Conv2dKernel(Conv2dParameters p) {
        this.p = p;
        Window window = p.window();
        boolean padding = PaddedRows.areNeeded(p.input(), p.output(), window);
        oneRun = window.taps() == 1 && window.strideHeight() == 1 && window.strideWidth() == 1 && !padding;
        int groupChannels = p.input().channels() / p.groups();
        FilterBank filters = filters(p);
        int pixels = oneRun ? p.output().pixels() : p.output().width();
        int depthPairs = (p.depth() + 1) / 2;
        tiling = Tiling.of(pixels, depthPairs, p.output().channels());
        // The rows' pitch does not depend on where in scratch they lie, but the gathering on the pitch.
        PaddedRows rows = new PaddedRows(p.input(), p.output(), window, p.inputZeroPoint(), 0);
        int pitch = padding ? rows.pitch() : window.dilationHeight() * p.input().rowBytes();
        ReceptiveField field = ReceptiveField.of(window, pitch, p.input().channels(), groupChannels);
        layer = new MatrixLayer(filters, p.outputStage(), new PixelGather(field), p.groups());
        padded = padding
                ? new PaddedRows(p.input(), p.output(), window, p.inputZeroPoint(), layer.scratchBytes(tiling.size()))
                : null;
    }

    /**
     * Generates the kernel of one layer.
     *
     * @throws IllegalArgumentException when input and output shapes do not fit the window
     */
    public static KernelPlan plan(Conv2dParameters parameters, Target target) {
        FeatureMap input = parameters.input();
        boolean isVector = parameters.window().taps() == 1
                && parameters.output().pixels() == 1
                && input.pixels() == 1
                && parameters.groups() == 1
                && !PaddedRows.areNeeded(input, parameters.output(), parameters.window());
        return isVector
                ? FullyConnectedKernel.plan(1, filters(parameters), parameters.outputStage())
                : new Conv2dKernel(parameters).generate();
    }

    private static FilterBank filters(Conv2dParameters p) {
        byte[] bytes = p.weights();
        int[] weights = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            weights[i] = bytes[i];
        }
        return new FilterBank(p.output().channels(), p.depth(), weights, p.bias(), p.inputZeroPoint());
    }

    private KernelPlan generate() {
        Frame frame = new Frame(asm, oneRun ? MatrixTile.SLOTS : MatrixTile.SLOTS + 4);
        Window window = p.window();
        MatrixTile tile = layer.tile(
                asm,
                p.input().channels() / p.groups(),
                oneRun ? p.input().channels() : window.strideWidth() * p.input().channels(),
                p.output().channels());
        frame.enter();
        layer.fillConstantChannels(asm, p.output().pixels());
        if (layer.computesAnything()) {
            tile.prepare();
            address(MatrixTile.OUTPUT, KernelPlan.output(0), 0);
            if (oneRun) {
                address(MatrixTile.INPUT, KernelPlan.input(0), 0);
                tile.run(tiling);
            } else {
                rows(tile);
            }
        }
        frame.leave();
        int scratch = layer.scratchBytes(tiling.size()) + (padded == null ? 0 : padded.scratchBytes());
        return new KernelPlan(name(), asm.finish(), layer.constants(), scratch, frame.stackBytes(), Set.of());
    }

    private String name() {
        return "conv2d %dx%d %dx2 smlad %s"
                .formatted(p.window().filterHeight(), p.window().filterWidth(), tiling.size(), layer.describe());
    }

    private void rows(MatrixTile tile) {
        Window window = p.window();
        int rowBytes = p.input().rowBytes();
        if (padded != null) {
            padded.prepare(asm);
        }
        address(ROW, KernelPlan.input(0), -window.padTop() * rowBytes);
        constant(BATCHES_LEFT, p.input().batches());
        Label nextBatch = asm.label();
        asm.bind(nextBatch);
        constant(ROWS_LEFT, p.output().height());
        constant(ROW_NUMBER, -window.padTop());
        Label nextRow = asm.label();
        asm.bind(nextRow);
        if (padded != null) {
            padded.load(asm, ROW_NUMBER, ROW);
            address(MatrixTile.INPUT, KernelPlan.SCRATCH, padded.start());
        } else {
            asm.vmov(R0, ROW);
            asm.vmov(MatrixTile.INPUT, R0);
        }
        tile.run(tiling);
        advance(ROW, window.strideHeight() * rowBytes);
        advance(ROW_NUMBER, window.strideHeight());
        countDown(ROWS_LEFT, nextRow);
        if (p.input().batches() > 1) {
            advance(ROW, (p.input().height() - p.output().height() * window.strideHeight()) * rowBytes);
            countDown(BATCHES_LEFT, nextBatch);
        }
    }

    private void address(SRegister slot, String symbol, int addend) {
        asm.loadAddress(R0, symbol, addend);
        asm.vmov(slot, R0);
    }

    private void constant(SRegister slot, int value) {
        asm.loadConstant(R0, value);
        asm.vmov(slot, R0);
    }

    private void advance(SRegister slot, int bytes) {
        asm.vmov(R0, slot);
        Offset.add(asm, R0, R0, bytes, R1);
        asm.vmov(slot, R0);
    }

    private void countDown(SRegister slot, Label next) {
        asm.vmov(R0, slot);
        asm.subs(R0, R0, 1);
        asm.vmov(slot, R0);
        asm.b(NE, next);
    }
}
