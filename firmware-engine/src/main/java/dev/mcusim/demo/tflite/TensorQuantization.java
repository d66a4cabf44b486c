package dev.mcusim.demo.tflite;

/**
 * How integers stand for real numbers: {@code real = scale * (integer - zeroPoint)}.
 *
 * @param scales one for the tensor, or one for every index of {@code dimension}
 * @param zeroPoints as many as scales
 * @param dimension the dimension along which scales differ; 0 where there is one scale
 */
@SuppressWarnings("ArrayRecordComponent") // written to a file once and never compared
public record TensorQuantization(float[] scales, long[] zeroPoints, int dimension) {

    /**
     * One scale for the whole tensor.
     *
     * @param scale positive
     * @param zeroPoint the integer that stands for 0
     * @return asymmetric quantization
     */
    public static TensorQuantization perTensor(float scale, int zeroPoint) {
        return new TensorQuantization(new float[] {scale}, new long[] {zeroPoint}, 0);
    }

    /**
     * A scale for every channel, all with zero point 0.
     *
     * @param scales positive
     * @param dimension the dimension of the channels
     * @return symmetric quantization
     */
    public static TensorQuantization perChannel(float[] scales, int dimension) {
        return new TensorQuantization(scales, new long[scales.length], dimension);
    }
}
