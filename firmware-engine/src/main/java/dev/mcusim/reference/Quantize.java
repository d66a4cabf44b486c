package dev.mcusim.reference;

import dev.mcusim.model.ActivationRange;
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
            float quotient = input.get(i) / options.scale();
            output[i] = (byte) ActivationRange.INT8.clamp(toInt32(quotient) + options.zeroPoint());
        }
    }

    /** Rounds half away from zero. */
    private static int toInt32(float value) {
        double magnitude = Math.floor(Math.abs((double) value) + 0.5);
        return (int) Math.copySign(magnitude, value);
    }
}
