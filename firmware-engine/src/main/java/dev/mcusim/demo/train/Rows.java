package dev.mcusim.demo.train;

/**
 * The linear algebra of the layers, on matrices that are arrays of long rows.
 *
 * <p>Four rows are combined per pass, so that a sum is loaded and stored once for four products. Weights are addressed by a row and a column stride,
 * which makes the transposed product the same loop.
 */
final class Rows {

    /** Positions handled at a time: the rows of one block stay in the first-level cache. */
    private static final int BLOCK = 512;

    private Rows() {}

    /** {@code out[r] += sum over k of w[r * rowStride + k * columnStride] * in[k]}. */
    static void multiplyAdd(float[][] out, float[] w, int rowStride, int columnStride, float[][] in) {
        int length = in[0].length;
        for (int from = 0; from < length; from += BLOCK) {
            int to = Math.min(length, from + BLOCK);
            for (int r = 0; r < out.length; r++) {
                int at = r * rowStride;
                int k = 0;
                for (; k + 4 <= in.length; k += 4) {
                    float w0 = w[at];
                    float w1 = w[at + columnStride];
                    float w2 = w[at + 2 * columnStride];
                    float w3 = w[at + 3 * columnStride];
                    addFour(out[r], w0, in[k], w1, in[k + 1], w2, in[k + 2], w3, in[k + 3], from, to);
                    at += 4 * columnStride;
                }
                for (; k < in.length; k++) {
                    addScaled(out[r], w[at], in[k], from, to);
                    at += columnStride;
                }
            }
        }
    }

    /** {@code w[r * in.length + k] += dot(gradient[r], in[k])}: the gradient of the weights of a product. */
    static void addDotProducts(float[] w, float[][] gradient, float[][] in) {
        float[] sums = new float[4];
        for (int r = 0; r < gradient.length; r++) {
            int at = r * in.length;
            int k = 0;
            for (; k + 4 <= in.length; k += 4) {
                dotFour(sums, gradient[r], in[k], in[k + 1], in[k + 2], in[k + 3]);
                for (int i = 0; i < 4; i++) {
                    w[at + k + i] += sums[i];
                }
            }
            for (; k < in.length; k++) {
                w[at + k] += dot(gradient[r], in[k]);
            }
        }
    }

    /** {@code out += factor * in}. */
    static void addScaled(float[] out, float factor, float[] in) {
        addScaled(out, factor, in, 0, in.length);
    }

    /** The sum of products of two rows. */
    static float dot(float[] a, float[] b) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            sum0 += a[i] * b[i];
        }
        return sum0 + sum1 + sum2 + sum3;
    }

    /** The sum of a row. */
    static double sum(float[] row) {
        double sum = 0;
        for (float value : row) {
            sum += value;
        }
        return sum;
    }

    private static void addScaled(float[] out, float factor, float[] in, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += factor * in[i];
        }
    }

    private static void addFour(
            float[] out,
            float wa,
            float[] a,
            float wb,
            float[] b,
            float wc,
            float[] c,
            float wd,
            float[] d,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            out[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    private static void dotFour(float[] sums, float[] g, float[] a, float[] b, float[] c, float[] d) {
        float sumA = 0;
        float sumB = 0;
        float sumC = 0;
        float sumD = 0;
        for (int i = 0; i < g.length; i++) {
            sumA += g[i] * a[i];
            sumB += g[i] * b[i];
            sumC += g[i] * c[i];
            sumD += g[i] * d[i];
        }
        sums[0] = sumA;
        sums[1] = sumB;
        sums[2] = sumC;
        sums[3] = sumD;
    }
}
