package dev.mcusim.model;

import java.util.Optional;

/**
 * A tensor of a network.
 *
 * @param index position in {@link Network#tensors()}; the same number as in the file
 * @param name as in the file; may be empty, need not be unique
 * @param quantization {@link Quantization#NONE} for tensors that hold plain numbers
 * @param constant the bytes of a tensor that no operator writes and that is no network input
 */
public record Tensor(
        int index,
        String name,
        TensorType type,
        Shape shape,
        Quantization quantization,
        Optional<TensorData> constant) {

    public boolean isConstant() {
        return constant.isPresent();
    }

    /** Size in bytes of the tensor's elements. */
    public int bytes() {
        return Math.multiplyExact(shape.elements(), type.bytes());
    }
}
