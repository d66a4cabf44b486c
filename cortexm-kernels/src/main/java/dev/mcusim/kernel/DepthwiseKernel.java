package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.SRegister;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * DEPTHWISE_CONV_2D on int8: channels are unpacked to planes, four at a time where their number allows it, and
 * convolved one by one, see {@link PlanarShape} and {@link TapRows}. A single input channel with many outputs is a
 * convolution, and is treated as one.
 */
public final class DepthwiseKernel {
    private static final String CONSTANTS = "weights";

    private static final SRegister GROUP_STREAM = Frame.slot(ChannelLoop.SLOTS);
    private static final SRegister GROUP_INPUT = Frame.slot(ChannelLoop.SLOTS + 1);
    private static final SRegister GROUP_OUTPUT = Frame.slot(ChannelLoop.SLOTS + 2);
    private static final SRegister GROUPS_LEFT = Frame.slot(ChannelLoop.SLOTS + 3);
    private static final SRegister CHANNELS_LEFT = Frame.slot(ChannelLoop.SLOTS + 4);
    private static final SRegister STRIPS_LEFT = Frame.slot(ChannelLoop.SLOTS + 5);
    private static final SRegister NEXT_ROW = Frame.slot(ChannelLoop.SLOTS + 6);
    private static final SRegister ROW_NUMBER = Frame.slot(ChannelLoop.SLOTS + 7);
    private static final SRegister BATCHES_LEFT = Frame.slot(ChannelLoop.SLOTS + 8);
    private static final SRegister OUTPUTS_LEFT = Frame.slot(ChannelLoop.SLOTS + 9);
    private static final int SLOTS = ChannelLoop.SLOTS + 10;

    private final MacroAssembler asm = new MacroAssembler();
    private final FeatureMap input;
    private final FeatureMap output;
    private final Window window;
    private final int depthMultiplier;
    private final PlanarShape shape;
    private final PlaneLoader loader;
    private final ChannelLoop channelLoop;

    private DepthwiseKernel(DepthwiseParameters p) {
        // A single column is a single row: the bytes are the same.
        boolean turn = p.input().width() == 1
                && p.output().width() == 1
                && p.window().filterWidth() == 1
                && p.window().padLeft() == 0;
        input = turn ? p.input().transposed() : p.input();
        output = turn ? p.output().transposed() : p.output();
        window = turn ? p.window().transposed() : p.window();
        depthMultiplier = p.depthMultiplier();
        shape = PlanarShape.of(input, output, window, PlaneLoader.channelsAtATime(input.channels()));
        loader = new PlaneLoader(asm, shape, p.inputZeroPoint());
        FilterBank filters = filters(p);
        ChannelAnalysis analysis = new ChannelAnalysis(p.outputStage(), filters);
        int[] channels = IntStream.range(0, output.channels()).toArray();
        Requantizer requantizer = Requantizer.of(p.outputStage(), analysis, channels);
        channelLoop = TapRows.suits(shape, analysis, requantizer)
                ? new TapRows(asm, shape, filters, requantizer)
                : new TapLoop(asm, shape, filters, requantizer);
    }

    /** Generates the kernel of one layer. */
    public static KernelPlan plan(DepthwiseParameters p, Target target) {
        if (p.input().channels() == 1 && p.output().channels() > 1) {
            FilterBank filters = filters(p);
            byte[] weights = new byte[filters.weights().length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (byte) filters.weights()[i];
            }
            return Conv2dKernel.plan(
                    new Conv2dParameters(
                            p.input(),
                            p.output(),
                            p.window(),
                            1,
                            p.inputZeroPoint(),
                            p.outputStage(),
                            weights,
                            p.bias()),
                    target);
        }
        return new DepthwiseKernel(p).generate(p);
    }

    /** The weights, channel by channel. */
    private static FilterBank filters(DepthwiseParameters p) {
        int channels = p.output().channels();
        int taps = p.window().taps();
        byte[] bytes = p.weights();
        int[] weights = new int[bytes.length];
        for (int c = 0; c < channels; c++) {
            for (int tap = 0; tap < taps; tap++) {
                weights[c * taps + tap] = bytes[tap * channels + c];
            }
        }
        return new FilterBank(channels, taps, weights, p.bias(), p.inputZeroPoint());
    }

    private KernelPlan generate(DepthwiseParameters p) {
        WordStream constants = new WordStream();
        for (int c = 0; c < output.channels(); c++) {
            channelLoop.append(constants, c);
        }
        Frame frame = new Frame(asm, SLOTS);
        frame.enter();
        loader.prepare();
        address(GROUP_INPUT, KernelPlan.input(0));
        address(GROUP_OUTPUT, KernelPlan.output(0));
        constant(BATCHES_LEFT, input.batches());
        Label nextBatch = asm.here();
        batch();
        if (input.batches() > 1) {
            advance(GROUP_INPUT, (input.height() * input.width() - 1) * input.channels());
            advance(GROUP_OUTPUT, (output.height() * output.width() - 1) * output.channels());
            countDown(BATCHES_LEFT, nextBatch);
        }
        frame.leave();
        String name = "depthwise %dx%d %s, strips of %d rows"
                .formatted(
                        p.window().filterHeight(), p.window().filterWidth(), channelLoop.describe(), shape.stripRows());
        return new KernelPlan(
                name,
                asm.finish(),
                List.of(constants.constant(CONSTANTS)),
                (shape.scratchBytes() + channelLoop.scratchBytes() + 7) & ~7,
                frame.stackBytes(),
                shape.allowsInPlace() ? Set.of(0) : Set.of());
    }

    private void batch() {
        int channels = shape.channels();
        address(GROUP_STREAM, CONSTANTS);
        constant(GROUPS_LEFT, input.channels() / channels);
        Label nextGroup = asm.here();
        move(ChannelLoop.OUTPUT, GROUP_OUTPUT);
        if (shape.isWhole()) {
            int rows = Math.min(input.height(), shape.rows() - window.padTop());
            if (rows > 0) {
                loader.load(GROUP_INPUT, window.padTop(), rows);
            }
            channels();
        } else {
            strips();
        }
        move(GROUP_STREAM, ChannelLoop.STREAM);
        advance(GROUP_INPUT, channels);
        advance(GROUP_OUTPUT, channels * depthMultiplier);
        countDown(GROUPS_LEFT, nextGroup);
    }

    private void strips() {
        asm.vmov(R0, GROUP_INPUT);
        Offset.add(asm, R0, R0, -window.padTop() * input.rowBytes(), R1);
        asm.vmov(NEXT_ROW, R0);
        constant(ROW_NUMBER, -window.padTop());
        if (shape.sharedRows() > 0) {
            loader.loadNext(NEXT_ROW, ROW_NUMBER, 0, shape.sharedRows());
        }
        constant(STRIPS_LEFT, shape.strips());
        Label nextStrip = asm.here();
        loader.loadNext(NEXT_ROW, ROW_NUMBER, shape.sharedRows(), shape.freshRows());
        channels();
        loader.keepSharedRows();
        int group = shape.channels() * depthMultiplier;
        advance(ChannelLoop.OUTPUT, shape.stripRows() * output.rowBytes() - group);
        countDown(STRIPS_LEFT, nextStrip);
    }

    /** All channels of a group, for one strip. */
    private void channels() {
        move(ChannelLoop.STREAM, GROUP_STREAM);
        address(ChannelLoop.PLANE, KernelPlan.SCRATCH);
        constant(CHANNELS_LEFT, shape.channels());
        Label nextChannel = asm.here();
        if (depthMultiplier > 1) {
            constant(OUTPUTS_LEFT, depthMultiplier);
        }
        Label nextOutput = asm.here();
        channelLoop.emit();
        advance(ChannelLoop.OUTPUT, 1);
        if (depthMultiplier > 1) {
            countDown(OUTPUTS_LEFT, nextOutput);
        }
        advance(ChannelLoop.PLANE, shape.planeBytes());
        countDown(CHANNELS_LEFT, nextChannel);
    }

    private void address(SRegister slot, String symbol) {
        asm.loadAddress(R0, symbol, 0);
        asm.vmov(slot, R0);
    }

    private void constant(SRegister slot, int value) {
        asm.loadConstant(R0, value);
        asm.vmov(slot, R0);
    }

    private void move(SRegister to, SRegister from) {
        asm.vmov(to, from);
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
