package dev.mcusim.reference;

import dev.mcusim.model.QuantizeOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * QUANTIZE from float32, see {@link QuantizeOptions}.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, reference/quantize.h: AffineQuantize</a>
 */
final class Quantize implements ReferenceOperator<QuantizeOptions> {
    @Override
    public void run(QuantizeOptions options, Operands operands) {
        FloatBuffer input = ByteBuffer.wrap(operands.input(0))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        byte[] output = operands.output();
        for (int i = 0; i < output.length; i++) {
            output[i] = (byte) quantize(input.get(i), options);
        }
    }

    private static int quantize(float value, QuantizeOptions options) {
        float quotient = value / options.scale();
        if (Float.isNaN(quotient)) {
            return options.zeroPoint();
        }
        double rounded = Math.copySign(Math.floor(Math.abs((double) quotient) + 0.5), quotient);
        double shifted = rounded + options.zeroPoint();
        return (int) Math.min(Math.max(shifted, Byte.MIN_VALUE), Byte.MAX_VALUE);
    }
}
