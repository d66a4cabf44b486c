package dev.mcusim.reference;

import dev.mcusim.model.DequantizeOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * DEQUANTIZE, see {@link DequantizeOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/dequantize.h</a>
 */
final class Dequantize implements ReferenceOperator<DequantizeOptions> {
    @Override
    public void run(DequantizeOptions options, Operands operands) {
        byte[] input = operands.input(0);
        FloatBuffer output = ByteBuffer.wrap(operands.output())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        for (int i = 0; i < input.length; i++) {
            // The product is exact in 64 bits, so this rounds once.
            output.put(i, (float) ((double) options.scale() * (input[i] - options.zeroPoint())));
        }
    }
}
