package dev.mcusim.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dimensions of a tensor, outermost first; the last one varies fastest in memory. Images are NHWC as in TFLite. A scalar has rank 0.
 *
 * @param dimensions each at least 0
 */
public record Shape(List<Integer> dimensions) {
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.stream().anyMatch(d -> d < 0)) {
            throw new IllegalArgumentException("negative dimension in " + dimensions);
        }
    }

    public static Shape of(int... dimensions) {
        return new Shape(Arrays.stream(dimensions).boxed().toList());
    }

    public int rank() {
        return dimensions.size();
    }

    /**
     * One dimension.
     *
     * @param axis from 0; negative values count from the end, -1 is the innermost
     */
    public int dimension(int axis) {
        return dimensions.get(axis < 0 ? rank() + axis : axis);
    }

    /** Product of all dimensions, 1 for a scalar. Throws {@link ArithmeticException} beyond 2^31 - 1. */
    public int elements() {
        return elements(0, rank());
    }

    /** Product of the dimensions {@code from} (inclusive) to {@code to} (exclusive), 1 when there are none. */
    public int elements(int from, int to) {
        int product = 1;
        for (int dimension : dimensions.subList(from, to)) {
            product = Math.multiplyExact(product, dimension);
        }
        return product;
    }

    /**
     * The same elements with ones added in front, as TFLite extends shapes before broadcasting.
     *
     * @param rank at least {@link #rank()}
     */
    public Shape extendedTo(int rank) {
        int[] extended = new int[rank];
        Arrays.fill(extended, 1);
        for (int i = 0; i < rank(); i++) {
            extended[rank - rank() + i] = dimensions.get(i);
        }
        return of(extended);
    }

    public int[] toArray() {
        return dimensions.stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@code 1x96x96x3}, or {@code scalar}. */
    @Override
    public String toString() {
        return dimensions.isEmpty()
                ? "scalar"
                : dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
