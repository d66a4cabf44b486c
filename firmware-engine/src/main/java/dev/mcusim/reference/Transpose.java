package dev.mcusim.reference;

import dev.mcusim.model.Shape;
import dev.mcusim.model.TransposeOptions;

/** TRANSPOSE, see {@link TransposeOptions}. */
final class Transpose implements ReferenceOperator<TransposeOptions> {
    @Override
    public void run(TransposeOptions options, Operands operands) {
        Shape from = operands.inputShape(0);
        Shape to = operands.outputShape();
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        for (int i = 0; i < output.length; i++) {
            int source = 0;
            int rest = i;
            for (int axis = to.rank() - 1; axis >= 0; axis--) {
                int inputAxis = options.permutation().get(axis);
                source += rest % to.dimension(axis) * from.elements(inputAxis + 1, from.rank());
                rest /= to.dimension(axis);
            }
            output[i] = input[source];
        }
    }
}
