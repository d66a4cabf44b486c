package dev.mcusim.kernel;

/**
 * CONV_2D, DEPTHWISE_CONV_2D and FULLY_CONNECTED as plain loops, written from the operators' definition and from
 * gemmlowp's fixed-point functions; shares nothing with the generators.
 */
final class MacOracle {
    private MacOracle() {}

    static byte[] conv2d(Conv2dParameters p, byte[] input) {
        FeatureMap in = p.input();
        FeatureMap out = p.output();
        int depth = in.channels() / p.groups();
        int outPerGroup = out.channels() / p.groups();
        byte[] weights = p.weights();
        int[] bias = p.bias();
        byte[] result = new byte[out.elements()];
        int at = 0;
        for (int b = 0; b < out.batches(); b++) {
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    for (int c = 0; c < out.channels(); c++) {
                        int sum = bias[c];
                        for (int fy = 0; fy < p.window().filterHeight(); fy++) {
                            for (int fx = 0; fx < p.window().filterWidth(); fx++) {
                                for (int d = 0; d < depth; d++) {
                                    int value = pixel(
                                            in,
                                            p.window(),
                                            input,
                                            b,
                                            y,
                                            x,
                                            fy,
                                            fx,
                                            c / outPerGroup * depth + d,
                                            p.inputZeroPoint());
                                    int k = ((c * p.window().filterHeight() + fy)
                                                                    * p.window().filterWidth()
                                                            + fx)
                                                    * depth
                                            + d;
                                    sum += (value - p.inputZeroPoint()) * weights[k];
                                }
                            }
                        }
                        result[at++] = output(p.outputStage(), c, sum);
                    }
                }
            }
        }
        return result;
    }

    static byte[] depthwise(DepthwiseParameters p, byte[] input) {
        FeatureMap out = p.output();
        int multiplier = out.channels() / p.input().channels();
        byte[] weights = p.weights();
        int[] bias = p.bias();
        byte[] result = new byte[out.elements()];
        int at = 0;
        for (int b = 0; b < out.batches(); b++) {
            for (int y = 0; y < out.height(); y++) {
                for (int x = 0; x < out.width(); x++) {
                    for (int c = 0; c < out.channels(); c++) {
                        int sum = bias[c];
                        for (int fy = 0; fy < p.window().filterHeight(); fy++) {
                            for (int fx = 0; fx < p.window().filterWidth(); fx++) {
                                int value = pixel(
                                        p.input(),
                                        p.window(),
                                        input,
                                        b,
                                        y,
                                        x,
                                        fy,
                                        fx,
                                        c / multiplier,
                                        p.inputZeroPoint());
                                int k = (fy * p.window().filterWidth() + fx) * out.channels() + c;
                                sum += (value - p.inputZeroPoint()) * weights[k];
                            }
                        }
                        result[at++] = output(p.outputStage(), c, sum);
                    }
                }
            }
        }
        return result;
    }

    static byte[] fullyConnected(FullyConnectedParameters p, byte[] input) {
        byte[] weights = p.weights();
        int[] bias = p.bias();
        byte[] result = new byte[p.batches() * p.units()];
        for (int b = 0; b < p.batches(); b++) {
            for (int u = 0; u < p.units(); u++) {
                int sum = bias[u];
                for (int k = 0; k < p.depth(); k++) {
                    sum += (input[b * p.depth() + k] - p.inputZeroPoint())
                            * (weights[u * p.depth() + k] - p.weightsZeroPoint());
                }
                result[b * p.units() + u] = output(p.outputStage(), u, sum);
            }
        }
        return result;
    }

    private static int pixel(
            FeatureMap in, Window w, byte[] input, int b, int y, int x, int fy, int fx, int c, int zeroPoint) {
        int iy = y * w.strideHeight() - w.padTop() + fy * w.dilationHeight();
        int ix = x * w.strideWidth() - w.padLeft() + fx * w.dilationWidth();
        if (iy < 0 || iy >= in.height() || ix < 0 || ix >= in.width()) {
            return zeroPoint;
        }
        return input[((b * in.height() + iy) * in.width() + ix) * in.channels() + c];
    }

    private static byte output(OutputStage stage, int channel, int sum) {
        int shift = stage.shifts()[channel];
        int shifted = sum * (1 << Math.max(shift, 0));
        int scaled = roundingDivideByPot(
                saturatingRoundingDoublingHighMul(shifted, stage.multipliers()[channel]), Math.max(-shift, 0));
        int value = scaled + stage.zeroPoint();
        return (byte) Math.min(Math.max(value, stage.activationMin()), stage.activationMax());
    }

    private static int saturatingRoundingDoublingHighMul(int a, int b) {
        if (a == b && a == Integer.MIN_VALUE) {
            return Integer.MAX_VALUE;
        }
        long product = (long) a * b;
        int nudge = product >= 0 ? 1 << 30 : 1 - (1 << 30);
        return (int) ((product + nudge) / (1L << 31));
    }

    private static int roundingDivideByPot(int x, int exponent) {
        int mask = (int) ((1L << exponent) - 1);
        int remainder = x & mask;
        int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
        return (x >> exponent) + (remainder > threshold ? 1 : 0);
    }
}
