package dev.mcusim.reference;

import dev.mcusim.model.ConcatenationOptions;
import dev.mcusim.model.Shape;

/** CONCATENATION, see {@link ConcatenationOptions}. */
final class Concatenation implements ReferenceOperator<ConcatenationOptions> {
    @Override
    public void run(ConcatenationOptions options, Operands operands) {
        int axis = options.axis();
        Shape shape = operands.outputShape();
        int blocks = shape.elements(0, axis);
        int outputBlock = shape.elements(axis, shape.rank());
        int start = 0;
        for (int i = 0; i < operands.inputCount(); i++) {
            int block = operands.inputShape(i).elements(axis, shape.rank());
            for (int b = 0; b < blocks; b++) {
                System.arraycopy(operands.input(i), b * block, operands.output(), b * outputBlock + start, block);
            }
            start += block;
        }
    }
}
