package dev.mcusim.kernel;

/**
 * DEQUANTIZE int8 to float32 (kernels/internal/reference/dequantize.h): {@code scale * (x - zeroPoint)}. TFLite multiplies in double precision and
 * rounds to single; the product of a 24-bit and a 9-bit number is exact in double precision, so one single-precision multiplication gives the same.
 *
 * @param elements number of elements, at least 1
 * @param scale finite, above 0
 * @param zeroPoint -128 to 127
 */
public record DequantizeParameters(int elements, float scale, int zeroPoint) {
    public DequantizeParameters {
        Require.inRange("elements", elements, 1, 1 << 28);
        Require.that(
                scale > 0 && scale <= Float.MAX_VALUE, "scale is " + scale + ", allowed is a finite number above 0");
        Require.inRange("zeroPoint", zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }
}
