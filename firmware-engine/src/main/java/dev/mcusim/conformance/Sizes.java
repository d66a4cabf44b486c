package dev.mcusim.conformance;

import dev.mcusim.model.Shape;

/** Sizes computed from numbers of a file, which may be any. */
final class Sizes {
    private Sizes() {}

    /** The number of elements of a shape; a product beyond 32 bits is the file's fault. */
    static int elements(CaseFile file, Shape shape) {
        try {
            return shape.elements();
        } catch (ArithmeticException e) {
            throw file.inconsistent("a tensor of " + shape + " is too large");
        }
    }
}
