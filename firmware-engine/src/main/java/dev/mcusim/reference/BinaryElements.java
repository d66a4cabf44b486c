package dev.mcusim.reference;

import dev.mcusim.model.Shape;
import java.util.function.IntBinaryOperator;

/** Applies a function to pairs of elements of two int8 tensors whose shapes are equal or broadcast. */
final class BinaryElements {
    private BinaryElements() {}

    /** Fills the output with {@code function(input 0, input 1)}, whose results must be -128 to 127. */
    static void apply(Operands operands, IntBinaryOperator function) {
        Shape shape = operands.outputShape();
        byte[] input1 = operands.input(0);
        byte[] input2 = operands.input(1);
        byte[] output = operands.output();
        int[] strides1 = strides(operands.inputShape(0), shape.rank());
        int[] strides2 = strides(operands.inputShape(1), shape.rank());
        for (int i = 0; i < output.length; i++) {
            int index1 = 0;
            int index2 = 0;
            int rest = i;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                int coordinate = rest % shape.dimension(axis);
                rest /= shape.dimension(axis);
                index1 += coordinate * strides1[axis];
                index2 += coordinate * strides2[axis];
            }
            output[i] = (byte) function.applyAsInt(input1[index1], input2[index2]);
        }
    }

    /** Elements from one index to the next along each axis; 0 along those that are repeated. */
    private static int[] strides(Shape shape, int rank) {
        Shape extended = shape.extendedTo(rank);
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = extended.dimension(axis) == 1 ? 0 : stride;
            stride *= extended.dimension(axis);
        }
        return strides;
    }
}
