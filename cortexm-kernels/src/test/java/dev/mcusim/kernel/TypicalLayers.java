package dev.mcusim.kernel;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Layers with the shapes of well-known int8 networks and random numbers; running {@link #main} prints what each costs. */
final class TypicalLayers {
    private TypicalLayers() {}

    /**
     * One layer.
     *
     * @param name where it is from
     * @param macs multiply-accumulates
     * @param plan its kernel
     * @param input a random input
     * @param outputBytes bytes of the output
     */
    record Layer(String name, long macs, KernelPlan plan, byte[] input, int outputBytes) {}

    static Stream<Function<Target, Layer>> all() {
        return Stream.of(
                conv("vww_96 first 3x3 s2 3->8 @96", 96, 3, 48, 8, Window.of(3, 3, 2, 2, 0, 0), Activation.RELU),
                conv("mcunet first 3x3 s2 3->16 @82", 82, 3, 40, 16, Window.of(3, 3, 2, 2, 0, 0), Activation.RELU),
                conv("resnet 3x3 16->16 @32", 32, 16, 32, 16, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                conv("resnet 3x3 64->64 @8", 8, 64, 8, 64, Window.of(3, 3, 1, 1, 1, 1), Activation.NONE),
                conv("resnet 1x1 s2 16->32 @32", 32, 16, 16, 32, Window.of(1, 1, 2, 2, 0, 0), Activation.NONE),
                conv("mcunet 1x1 8->48 @40", 40, 8, 40, 48, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                conv("mcunet 1x1 16->8 @40", 40, 16, 40, 8, Window.of(1, 1, 1, 1, 0, 0), Activation.NONE),
                conv("mcunet 1x1 24->144 @10", 10, 24, 10, 144, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                conv("vww_96 1x1 64->64 @12", 12, 64, 12, 64, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                conv("mcunet 1x1 240->40 @5", 5, 240, 5, 40, Window.of(1, 1, 1, 1, 0, 0), Activation.NONE),
                conv("vww_96 1x1 256->256 @3", 3, 256, 3, 256, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                depthwise("vww_96 dw 3x3 8 @48", 48, 8, 48, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("vww_96 dw 3x3 s2 16 @48", 48, 16, 24, Window.of(3, 3, 2, 2, 0, 0), Activation.RELU),
                depthwise("vww_96 dw 3x3 64 @12", 12, 64, 12, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("vww_96 dw 3x3 128 @6", 6, 128, 6, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("vww_96 dw 3x3 256 @3", 3, 256, 3, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("mcunet dw 7x7 s2 48 @26", 26, 48, 10, Window.of(7, 7, 2, 2, 0, 0), Activation.RELU),
                depthwise("mcunet dw 5x5 120 @10", 10, 120, 10, Window.of(5, 5, 1, 1, 2, 2), Activation.RELU),
                depthwise("mcunet dw 7x7 240 @5", 5, 240, 5, Window.of(7, 7, 1, 1, 3, 3), Activation.RELU),
                dense("ad01 fc 640->128", 640, 128, Activation.RELU),
                dense("ad01 fc 128->128", 128, 128, Activation.RELU),
                dense("ad01 fc 128->640", 128, 640, Activation.NONE));
    }

    private static Function<Target, Layer> depthwise(
            String name, int size, int channels, int outSize, Window window, Activation activation) {
        return target -> {
            Random random = new Random(name.hashCode());
            FeatureMap input = new FeatureMap(1, size, size, channels);
            FeatureMap output = new FeatureMap(1, outSize, outSize, channels);
            DepthwiseParameters p = new DepthwiseParameters(
                    input,
                    output,
                    window,
                    -128,
                    RandomLayers.stage(random, channels, window.taps(), activation, 3),
                    RandomLayers.weights(random, channels * window.taps(), false),
                    RandomLayers.bias(random, channels, window.taps()));
            byte[] image = RandomLayers.bytes(random, input.elements());
            return new Layer(name, p.macs(), Depthwise.plan(p, target), image, output.elements());
        };
    }

    private static Function<Target, Layer> dense(String name, int depth, int units, Activation activation) {
        return target -> {
            Random random = new Random(name.hashCode());
            FullyConnectedParameters p = new FullyConnectedParameters(
                    1,
                    depth,
                    units,
                    -128,
                    0,
                    RandomLayers.stage(random, units, depth, activation, 0),
                    RandomLayers.weights(random, units * depth, false),
                    RandomLayers.bias(random, units, depth));
            return new Layer(name, p.macs(), FullyConnected.plan(p, target), RandomLayers.bytes(random, depth), units);
        };
    }

    private static Function<Target, Layer> conv(
            String name, int size, int inC, int outSize, int outC, Window window, Activation activation) {
        return target -> {
            Random random = new Random(name.hashCode());
            FeatureMap input = new FeatureMap(1, size, size, inC);
            FeatureMap output = new FeatureMap(1, outSize, outSize, outC);
            int depth = window.taps() * inC;
            Conv2dParameters p = new Conv2dParameters(
                    input,
                    output,
                    window,
                    1,
                    -128,
                    RandomLayers.stage(random, outC, depth, activation, 2),
                    RandomLayers.weights(random, outC * depth, false),
                    RandomLayers.bias(random, outC, depth));
            byte[] image = RandomLayers.bytes(random, input.elements());
            return new Layer(name, p.macs(), Conv2d.plan(p, target), image, output.elements());
        };
    }

    /** Prints a table of instructions per multiply-accumulate, code, constants and scratch. */
    public static void main(String[] arguments) {
        KernelTestBench bench = new KernelTestBench(false);
        for (Target target : Target.values()) {
            System.out.printf("%n%s%n", target);
            System.out.printf(
                    "%-32s %9s %6s %6s %7s %7s  %s%n", "layer", "MACs", "/MAC", "code", "const", "scratch", "kernel");
            all().map(layer -> layer.apply(target)).forEach(layer -> {
                KernelPlan plan = layer.plan();
                long instructions =
                        bench.run(plan, layer.outputBytes(), layer.input()).instructions();
                int code = plan.code().bytes().length;
                System.out.printf(
                        "%-32s %9d %6.3f %6d %7d %7d  %s%n",
                        layer.name(),
                        layer.macs(),
                        (double) instructions / layer.macs(),
                        code,
                        plan.flashBytes() - code,
                        plan.scratchBytes(),
                        plan.kernel());
            });
        }
    }
}
