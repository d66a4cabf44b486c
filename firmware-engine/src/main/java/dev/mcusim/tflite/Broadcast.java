package dev.mcusim.tflite;

import dev.mcusim.model.Shape;
import dev.mcusim.model.Tensor;

/** The shape rule of ADD and MUL. */
final class Broadcast {
    private Broadcast() {}

    /** Checks that the output's shape is the one to which both inputs broadcast: missing leading dimensions and ones are repeated. */
    static void check(OperatorSource source, Tensor input1, Tensor input2, Tensor output) {
        int rank = Math.max(input1.shape().rank(), input2.shape().rank());
        Shape shape1 = input1.shape().extendedTo(rank);
        Shape shape2 = input2.shape().extendedTo(rank);
        int[] result = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            int d1 = shape1.dimension(axis);
            int d2 = shape2.dimension(axis);
            if (d1 != d2 && d1 != 1 && d2 != 1) {
                throw source.reject(
                        ProblemCode.BAD_SHAPE,
                        "inputs of " + input1.shape() + " and " + input2.shape() + " cannot be broadcast");
            }
            result[axis] = Math.max(d1, d2);
        }
        source.expectShape(output, Shape.of(result), "the output");
    }
}
