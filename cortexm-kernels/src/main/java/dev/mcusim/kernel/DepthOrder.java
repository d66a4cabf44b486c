package dev.mcusim.kernel;

import java.util.Arrays;

/**
 * The order in which a kernel meets the elements of a receptive field: pairs that one SMLAD multiplies. Gathering
 * emits pairs in this order and weights are packed in it. -1 stands for an empty place, whose weight is zero.
 */
final class DepthOrder {
    private int[] elements = new int[16];
    private int size;

    /** Appends a pair: the element in the lower halfword, then the one in the upper. */
    void add(int low, int high) {
        if (size + 2 > elements.length) {
            elements = Arrays.copyOf(elements, 2 * elements.length);
        }
        elements[size++] = low;
        elements[size++] = high;
    }

    /** Number of pairs. */
    int pairs() {
        return size / 2;
    }

    /** The element of a place: even places are lower halves. Places past the last pair are empty. */
    int element(int place) {
        return place < size ? elements[place] : -1;
    }
}
