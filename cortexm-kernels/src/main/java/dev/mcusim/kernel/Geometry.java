package dev.mcusim.kernel;

/** Checks that the parameters of multiply-accumulate operators fit together. */
final class Geometry {
    private Geometry() {}

    /** Input and output have equal batches; coordinates of taps stay far inside the range of int. */
    static void check(FeatureMap input, FeatureMap output, Window window) {
        Require.that(
                input.batches() == output.batches(),
                input.batches() + " input batches but " + output.batches() + " output batches");
        long limit = 1 << 30;
        Require.inRange(
                "last row of taps", (long) output.height() * window.strideHeight() + window.reachHeight(), 0, limit);
        Require.inRange(
                "last column of taps", (long) output.width() * window.strideWidth() + window.reachWidth(), 0, limit);
    }

    /** Per-channel data is complete. */
    static void checkChannels(int channels, OutputStage outputStage, byte[] weights, long weightCount, int[] bias) {
        checkLength("weights", weights.length, weightCount);
        checkLength("bias", bias.length, channels);
        checkLength("requantization channels", outputStage.channels(), channels);
    }

    static void checkZeroPoint(String name, int zeroPoint) {
        Require.inRange(name, zeroPoint, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    private static void checkLength(String what, int actual, long expected) {
        Require.that(actual == expected, actual + " " + what + " where the shape asks for " + expected);
    }
}
