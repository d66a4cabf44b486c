package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;

import dev.mcusim.asm.MacroAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a matrix kernel decides from its constants alone: which channels are computed and which are filled in, how
 * weights are packed, how sums are requantized; and the constants that follow.
 */
final class MatrixLayer {
    private static final String CONSTANT_CHANNELS = "constantChannels";

    private final FilterBank filters;
    private final PixelGather gather;
    private final int groups;
    private final ChannelAnalysis analysis;
    private final PairStream[] streams;
    private final int streamBytes;
    private final WordStream words = new WordStream();

    /** @param groups equal parts of the channels with inputs of their own */
    MatrixLayer(FilterBank filters, OutputStage stage, PixelGather gather, int groups) {
        this.filters = filters;
        this.gather = gather;
        this.groups = groups;
        analysis = new ChannelAnalysis(stage, filters);
        int channels = filters.channels();
        boolean[] constant = new boolean[channels];
        for (int c = 0; c < channels && groups == 1; c++) {
            constant[c] = analysis.isConstant(c);
        }
        DepthOrder order = gather.order();
        int pairCost = (int) Tiling.cost(4, order.pairs());
        ChannelSelection[] selections = new ChannelSelection[groups];
        for (int g = 0; g < groups; g++) {
            int size = channels / groups;
            selections[g] = ChannelSelection.of(constant, g * size, (g + 1) * size, pairCost);
        }
        int[] computed = Arrays.stream(selections)
                .flatMapToInt(selection -> Arrays.stream(selection.computed()))
                .toArray();
        Requantizer requantizer = Requantizer.of(stage, analysis, computed);
        boolean packs = Arrays.stream(selections)
                .allMatch(selection ->
                        WeightPacking.of(filters, analysis, requantizer, selection) == WeightPacking.PACKED);
        WeightPacking packing = packs ? WeightPacking.PACKED : WeightPacking.WIDE;
        Chunking chunking = Chunking.of(order.pairs(), packing);
        streams = new PairStream[groups];
        for (int g = 0; g < groups; g++) {
            streams[g] = new PairStream(
                    filters, requantizer, selections[g], order, packing, chunking.pairs(), chunking.chunks());
            streams[g].append(words);
        }
        streamBytes = words.size() / groups;
    }

    /** Bytes of scratch for tiles of that many pixels. */
    int scratchBytes(int pixels) {
        return MatrixTile.scratchBytes(pixels, streams[0].depthPairs());
    }

    MatrixTile tile(MacroAssembler asm, int groupInputBytes, int pixelStride, int outputPixelBytes) {
        return new MatrixTile(
                asm,
                gather,
                streams[0],
                new MatrixTile.Shape(groups, groupInputBytes, streamBytes, pixelStride, outputPixelBytes));
    }

    boolean computesAnything() {
        return streams[0].selection().pairs() > 0;
    }

    /** Weights and, where channels are filled in with different values, one pixel of these. */
    List<Constant> constants() {
        List<Constant> constants = new ArrayList<>();
        constants.add(words.constant(PairStream.NAME));
        if (hasConstantChannels() && commonConstant() == null) {
            constants.add(new Constant(CONSTANT_CHANNELS, constantPixel(), 4));
        }
        return constants;
    }

    /** Packing and requantization, for the kernel's name. */
    String describe() {
        PairStream stream = streams[0];
        String text = stream.packing().describe() + " " + stream.requantizer().describe();
        int filled = filters.channels() - stream.selection().computed().length * groups;
        return text + (filled > 0 ? ", " + filled + " constant channels" : "");
    }

    /** Emits the filling of the output with the constant channels' values; the others are overwritten later. */
    void fillConstantChannels(MacroAssembler asm, int pixels) {
        if (!hasConstantChannels()) {
            return;
        }
        int channels = filters.channels();
        asm.loadAddress(R0, KernelPlan.output(0), 0);
        Integer common = commonConstant();
        if (common != null) {
            BlockMove.fill(asm, R0, common, pixels * channels, true);
            return;
        }
        BlockMove.replicate(asm, R0, CONSTANT_CHANNELS, R1, channels, pixels);
    }

    private boolean hasConstantChannels() {
        return groups == 1 && streams[0].selection().computed().length < filters.channels();
    }

    /** The value of all filled-in channels if they have the same. */
    private Integer commonConstant() {
        byte[] pixel = constantPixel();
        Integer common = null;
        boolean[] computed = new boolean[pixel.length];
        for (int c : streams[0].selection().computed()) {
            computed[c] = true;
        }
        for (int c = 0; c < pixel.length; c++) {
            if (!computed[c]) {
                if (common != null && common != pixel[c]) {
                    return null;
                }
                common = (int) pixel[c];
            }
        }
        return common;
    }

    private byte[] constantPixel() {
        byte[] pixel = new byte[filters.channels()];
        for (int c = 0; c < pixel.length; c++) {
            if (analysis.isConstant(c)) {
                pixel[c] = (byte) analysis.constant(c);
            }
        }
        return pixel;
    }
}
