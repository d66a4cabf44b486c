package dev.mcusim.kernel;

import java.util.List;

/** Arithmetic on tensor shapes, outermost dimension first. */
final class Dimensions {
    private Dimensions() {}

    /** Number of elements, at least 1. @throws IllegalArgumentException for an extent under 1 or more than 2^30 elements */
    static int product(List<Integer> shape) {
        long product = 1;
        for (int extent : shape) {
            Require.inRange("extent", extent, 1, 1 << 30);
            product *= extent;
            Require.inRange("number of elements", product, 1, 1 << 30);
        }
        return (int) product;
    }

    /** Elements from one step of each dimension to the next in a dense row-major tensor. */
    static int[] strides(List<Integer> shape) {
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape.get(i);
        }
        return strides;
    }
}
