package dev.mcusim.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random shapes, numbers and tensors of one test case; the same seed gives the same layer. */
final class RandomLayer {
    private final Random random;

    RandomLayer(long seed) {
        random = new Random(seed);
    }

    /** From min to max, both included. */
    int between(int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    double real(double min, double max) {
        return min + random.nextDouble() * (max - min);
    }

    float anyFloat() {
        return Float.intBitsToFloat(random.nextInt());
    }

    int zeroPoint() {
        return oneIn(4) ? (oneIn(2) ? -128 : 127) : between(-128, 127);
    }

    /** Mostly all of int8, else any range inside it. */
    int[] activation() {
        if (oneIn(2)) {
            return new int[] {-128, 127};
        }
        int min = between(-128, 127);
        return new int[] {min, between(min, 127)};
    }

    /** Any bytes, or only the extremes. */
    byte[] tensor(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        if (oneIn(4)) {
            for (int i = 0; i < size; i++) {
                bytes[i] = bytes[i] < 0 ? Byte.MIN_VALUE : Byte.MAX_VALUE;
            }
        }
        return bytes;
    }

    /** A shape of a rank, mostly of small extents, with at most so many elements. */
    List<Integer> shape(int rank, int most) {
        List<Integer> shape = new ArrayList<>();
        int size = 1;
        for (int i = 0; i < rank; i++) {
            int extent = between(1, oneIn(4) ? 33 : 5);
            extent = size * extent > most ? 1 : extent;
            size *= extent;
            shape.add(extent);
        }
        return shape;
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    static int size(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Coordinates of the element at a position of a dense row-major tensor. */
    static int[] coordinates(List<Integer> shape, int position) {
        int[] coordinates = new int[shape.size()];
        for (int i = coordinates.length - 1; i >= 0; i--) {
            coordinates[i] = position % shape.get(i);
            position /= shape.get(i);
        }
        return coordinates;
    }
}
