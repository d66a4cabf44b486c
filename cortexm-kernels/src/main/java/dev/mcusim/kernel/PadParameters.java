package dev.mcusim.kernel;

import java.util.List;

/**
 * PAD and PADV2 on int8 (kernels/internal/reference/pad.h).
 *
 * @param inputShape rank 1 to 6
 * @param before elements added in front of each dimension, at least 0
 * @param after elements added behind each dimension, at least 0
 * @param padValue the quantized value to fill with, -128 to 127
 */
public record PadParameters(List<Integer> inputShape, List<Integer> before, List<Integer> after, int padValue) {
    public PadParameters {
        inputShape = List.copyOf(inputShape);
        before = List.copyOf(before);
        after = List.copyOf(after);
        Dimensions.product(inputShape);
        int rank = inputShape.size();
        Require.inRange("rank", rank, 1, 6);
        Require.that(before.size() == rank && after.size() == rank, "every dimension needs its two paddings");
        for (int i = 0; i < rank; i++) {
            Require.inRange("before", before.get(i), 0, 1 << 20);
            Require.inRange("after", after.get(i), 0, 1 << 20);
        }
        Require.inRange("padValue", padValue, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
}
