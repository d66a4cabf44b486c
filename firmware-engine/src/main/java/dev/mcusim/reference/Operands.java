package dev.mcusim.reference;

import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The tensors of one operator while it runs: shapes, input bytes and the output's bytes to fill. */
final class Operands {
    private final Network network;
    private final Operator operator;
    private final byte[][] tensors;

    /** {@code tensors} holds the bytes of every tensor that has a value, and of this operator's output. */
    Operands(Network network, Operator operator, byte[][] tensors) {
        this.network = network;
        this.operator = operator;
        this.tensors = tensors;
    }

    int inputCount() {
        return operator.inputs().size();
    }

    Shape inputShape(int position) {
        return network.input(operator, position).shape();
    }

    /** The raw bytes of an input; for int8 these are its values. */
    byte[] input(int position) {
        return tensors[operator.input(position)];
    }

    /** An optional int32 input, such as a bias: one value for each channel, zeros when it is missing. */
    int[] bias(int position, int channels) {
        int[] values = new int[channels];
        if (operator.hasInput(position)) {
            ByteBuffer.wrap(input(position))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(values);
        }
        return values;
    }

    Shape outputShape() {
        return network.output(operator).shape();
    }

    byte[] output() {
        return tensors[operator.output()];
    }
}
