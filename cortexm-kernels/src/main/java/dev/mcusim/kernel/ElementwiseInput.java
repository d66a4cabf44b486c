package dev.mcusim.kernel;

import java.util.List;
import java.util.Optional;

/**
 * One operand of a two-input elementwise kernel ({@link AddParameters}, {@link MulParameters}).
 *
 * @param shape dimensions, outermost first, rank 0 to 6; broadcast against the output's by TFLite's rule: aligned at the innermost dimension, a
 *     missing dimension or one of extent 1 repeats
 * @param zeroPoint quantized value of the real number zero, -128 to 127
 * @param constant the operand's int8 bytes, row-major, where they are known when generating. The plan then brings its own packed copy among its
 *     constants (or folds it into a table) and never refers to the symbol {@code inputN}
 */
public record ElementwiseInput(List<Integer> shape, int zeroPoint, Optional<byte[]> constant) {
    public ElementwiseInput {
        shape = List.copyOf(shape);
        Require.inRange("zeroPoint", zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
        int size = Dimensions.product(shape);
        constant = constant.map(byte[]::clone);
        constant.ifPresent(bytes -> Require.that(
                bytes.length == size,
                "a constant operand of " + size + " elements came with " + bytes.length + " bytes"));
    }

    /** An operand that lives in memory under the symbol {@code input0} or {@code input1}. */
    public static ElementwiseInput inMemory(List<Integer> shape, int zeroPoint) {
        return new ElementwiseInput(shape, zeroPoint, Optional.empty());
    }

    /** Number of elements. */
    public int size() {
        return Dimensions.product(shape);
    }

    /** Whether this is one known element. */
    boolean isConstantScalar() {
        return constant.isPresent() && size() == 1;
    }
}
