package dev.mcusim.model;

import java.util.List;

/**
 * PAD and PADV2. Inputs: 0 int8; the others are already in these options. Output: int8, each dimension grown by its padding.
 *
 * @param before elements added in front, one number for each dimension, at least 0
 * @param after elements added behind, one number for each dimension, at least 0
 * @param padValue the quantized value to fill with: the output's zero point for PAD
 */
public record PadOptions(List<Integer> before, List<Integer> after, int padValue) implements OperatorOptions {
    public PadOptions {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    @Override
    public OperatorKind kind() {
        return OperatorKind.PAD;
    }
}
