package dev.mcusim.fuzz;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An int8 tensor of a network that is being made.
 *
 * @param tensor its index
 * @param shape outermost dimension first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Activation(int tensor, int[] shape, float scale, int zeroPoint) {
    int rank() {
        return shape.length;
    }

    int elements() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    int channels() {
        return shape.length == 0 ? 1 : shape[shape.length - 1];
    }

    @Override
    public String toString() {
        return tensor + ":" + Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }
}
