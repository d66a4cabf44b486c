package dev.mcusim.tflite;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.Quantization;
import dev.mcusim.model.Tensor;
import org.tensorflow.lite.schema.ActivationFunctionType;

/**
 * Fused activation functions as clamps of int8 results.
 *
 * @see <a href="https://github.com/tensorflow/tflite-micro">tflite-micro, kernels/kernel_util: CalculateActivationRangeQuantized</a>
 */
final class FusedActivation {
    private FusedActivation() {}

    /** The clamp of one of {@link ActivationFunctionType} in the quantization of an operator's output. */
    static ActivationRange range(OperatorSource source, byte function, Tensor output) {
        Quantization q = output.quantization();
        return switch (function) {
            case ActivationFunctionType.NONE -> ActivationRange.INT8;
            case ActivationFunctionType.RELU -> new ActivationRange(quantize(0, q), Byte.MAX_VALUE);
            case ActivationFunctionType.RELU6 -> new ActivationRange(quantize(0, q), quantize(6, q));
            case ActivationFunctionType.RELU_N1_TO_1 -> new ActivationRange(quantize(-1, q), quantize(1, q));
            default -> throw source.reject(
                    ProblemCode.UNSUPPORTED_OPTION,
                    "fused activation " + name(function) + "; supported are NONE, RELU, RELU6 and RELU_N1_TO_1");
        };
    }

    private static String name(byte function) {
        return function >= 0 && function < ActivationFunctionType.names.length
                ? ActivationFunctionType.names[function]
                : String.valueOf(function);
    }

    /** A real number in a quantization, rounded half away from zero and clamped to int8; the division is done in 32-bit floating point. */
    static int quantize(float real, Quantization q) {
        float quotient = real / q.scale();
        double rounded = Math.copySign(Math.floor(Math.abs((double) quotient) + 0.5), quotient);
        return ActivationRange.INT8.clamp((int) Math.max(-512, Math.min(512, rounded)) + q.zeroPoint());
    }
}
