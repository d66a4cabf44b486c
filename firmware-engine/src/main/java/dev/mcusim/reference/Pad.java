package dev.mcusim.reference;

import dev.mcusim.model.PadOptions;
import dev.mcusim.model.Shape;
import java.util.Arrays;

/** PAD, see {@link PadOptions}. */
final class Pad implements ReferenceOperator<PadOptions> {
    @Override
    public void run(PadOptions options, Operands operands) {
        Shape from = operands.inputShape(0);
        Shape to = operands.outputShape();
        byte[] input = operands.input(0);
        byte[] output = operands.output();
        Arrays.fill(output, (byte) options.padValue());
        for (int i = 0; i < input.length; i++) {
            int target = 0;
            int stride = 1;
            int rest = i;
            for (int axis = from.rank() - 1; axis >= 0; axis--) {
                target += (rest % from.dimension(axis) + options.before().get(axis)) * stride;
                stride *= to.dimension(axis);
                rest /= from.dimension(axis);
            }
            output[target] = input[i];
        }
    }
}
