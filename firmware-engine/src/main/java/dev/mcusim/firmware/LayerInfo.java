package dev.mcusim.firmware;

import dev.mcusim.model.OperatorKind;
import java.util.List;

/**
 * What there is to know about one layer of a firmware.
 *
 * @param index the operator's index
 * @param symbol the function that computes it, for example {@code layer_03_conv2d}
 * @param operator what it computes
 * @param kernel the chosen algorithm, for people
 * @param macs multiply-accumulates of one inference
 * @param codeBytes size of the function with its literals
 * @param constantBytes size of the constants it added to the image; what an earlier layer has already placed is not counted
 *     again
 * @param scratchBytes RAM it needs only while it runs
 * @param outputs its output tensors
 * @param entryAddress the first instruction of the function, without the Thumb bit
 * @param returnAddress the instruction behind the call; when execution gets there, the layer has just finished and its
 *     outputs are complete
 */
public record LayerInfo(
        int index,
        String symbol,
        OperatorKind operator,
        String kernel,
        long macs,
        int codeBytes,
        int constantBytes,
        int scratchBytes,
        List<TensorLocation> outputs,
        long entryAddress,
        long returnAddress) {
    public LayerInfo {
        outputs = List.copyOf(outputs);
    }

    /** Flash the layer takes: code and constants. */
    public int flashBytes() {
        return codeBytes + constantBytes;
    }
}
