package dev.mcusim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/** Random operands of two-input elementwise operators and what TFLite makes of them, index by index. */
final class BinaryLayers {
    final List<Integer> outputShape;
    final byte[] tensor0;
    final byte[] tensor1;
    final ElementwiseInput input0;
    final ElementwiseInput input1;

    /** Shapes of rank 1 to 5; operands equal to the output's or broadcast to it, in memory or constant. */
    BinaryLayers(RandomLayer random) {
        List<Integer> full = random.shape(random.between(1, 5), 500);
        boolean broadcast = random.oneIn(2);
        List<Integer> shape0 = broadcast ? reduced(random, full) : full;
        List<Integer> shape1 = broadcast ? reduced(random, full) : full;
        outputShape = new ArrayList<>();
        for (int i = full.size(); i > 0; i--) {
            outputShape.add(Math.max(extent(shape0, i), extent(shape1, i)));
        }
        tensor0 = random.tensor(RandomLayer.size(shape0));
        tensor1 = random.tensor(RandomLayer.size(shape1));
        int constant = random.between(0, 4);
        input0 = new ElementwiseInput(
                shape0, random.zeroPoint(), constant == 0 ? Optional.of(tensor0) : Optional.empty());
        input1 = new ElementwiseInput(
                shape1, random.zeroPoint(), constant == 1 ? Optional.of(tensor1) : Optional.empty());
    }

    private static List<Integer> reduced(RandomLayer random, List<Integer> full) {
        if (random.oneIn(3)) {
            return full;
        }
        List<Integer> shape = new ArrayList<>();
        for (int extent : full) {
            shape.add(random.oneIn(2) ? 1 : extent);
        }
        while (!shape.isEmpty() && shape.get(0) == 1 && random.oneIn(2)) {
            shape.remove(0);
        }
        return shape;
    }

    /** The extent of the dimension that many places from the end, 1 where there is none. */
    private static int extent(List<Integer> shape, int fromEnd) {
        return fromEnd > shape.size() ? 1 : shape.get(shape.size() - fromEnd);
    }

    /** Applies a function of two quantized values to every pair. */
    byte[] expected(IntBinaryOperator function) {
        byte[] expected = new byte[RandomLayer.size(outputShape)];
        for (int i = 0; i < expected.length; i++) {
            int[] at = RandomLayer.coordinates(outputShape, i);
            expected[i] = (byte)
                    function.applyAsInt(tensor0[position(input0.shape(), at)], tensor1[position(input1.shape(), at)]);
        }
        return expected;
    }

    private static int position(List<Integer> shape, int[] output) {
        int position = 0;
        for (int i = shape.size(); i > 0; i--) {
            int extent = extent(shape, i);
            position = position * extent + (extent == 1 ? 0 : output[output.length - i]);
        }
        return position;
    }
}
