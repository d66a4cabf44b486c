package dev.mcusim.kernel;

import dev.mcusim.kernel.RandomLayers.Activation;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Layers with the shapes of well-known int8 networks and random numbers; running {@link #main} prints what each
 * costs.
 */
final class TypicalLayers {
    private TypicalLayers() {}

    /**
     * One layer.
     *
     * @param name where it is from
     * @param macs multiply-accumulates
     * @param bound most instructions per multiply-accumulate
     * @param plan its kernel
     * @param input a random input
     * @param expected the output, by the oracle
     */
    record Layer(String name, long macs, double bound, KernelPlan plan, byte[] input, byte[] expected) {}

    /** A layer whose kernel has yet to be generated. */
    record Recipe(String name, Function<Target, Layer> make) {
        Layer layer(Target target) {
            return make.apply(target);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Recipe> all() {
        return Stream.of(
                conv("vww_96 first 3x3 s2 3->8 @96", 1.08, 96, 3, 48, 8, Window.of(3, 3, 2, 2, 0, 0), Activation.RELU),
                conv("mcunet first 3x3 s2 3->16 @82", 1.0, 82, 3, 40, 16, Window.of(3, 3, 2, 2, 0, 0), Activation.RELU),
                conv("resnet 3x3 16->16 @32", 0.84, 32, 16, 32, 16, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                conv("resnet 3x3 64->64 @8", 0.76, 8, 64, 8, 64, Window.of(3, 3, 1, 1, 1, 1), Activation.NONE),
                conv("resnet 1x1 s2 16->32 @32", 1.25, 32, 16, 16, 32, Window.of(1, 1, 2, 2, 0, 0), Activation.NONE),
                conv("mcunet 1x1 8->48 @40", 1.4, 40, 8, 40, 48, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                conv("mcunet 1x1 16->8 @40", 1.35, 40, 16, 40, 8, Window.of(1, 1, 1, 1, 0, 0), Activation.NONE),
                conv("mcunet 1x1 24->144 @10", 0.94, 10, 24, 10, 144, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                conv("vww_96 1x1 64->64 @12", 0.84, 12, 64, 12, 64, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                conv("mcunet 1x1 240->40 @5", 0.82, 5, 240, 5, 40, Window.of(1, 1, 1, 1, 0, 0), Activation.NONE),
                conv("vww_96 1x1 256->256 @3", 0.84, 3, 256, 3, 256, Window.of(1, 1, 1, 1, 0, 0), Activation.RELU),
                depthwise("vww_96 dw 3x3 8 @48", 1.7, 48, 8, 48, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("vww_96 dw 3x3 s2 16 @48", 2.4, 48, 16, 24, Window.of(3, 3, 2, 2, 0, 0), Activation.RELU),
                depthwise("vww_96 dw 3x3 64 @12", 1.75, 12, 64, 12, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("vww_96 dw 3x3 128 @6", 1.9, 6, 128, 6, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("vww_96 dw 3x3 256 @3", 2.4, 3, 256, 3, Window.of(3, 3, 1, 1, 1, 1), Activation.RELU),
                depthwise("mcunet dw 7x7 s2 48 @26", 1.2, 26, 48, 10, Window.of(7, 7, 2, 2, 0, 0), Activation.RELU),
                depthwise("mcunet dw 5x5 120 @10", 1.2, 10, 120, 10, Window.of(5, 5, 1, 1, 2, 2), Activation.RELU),
                depthwise("mcunet dw 7x7 240 @5", 1.1, 5, 240, 5, Window.of(7, 7, 1, 1, 3, 3), Activation.RELU),
                dense("ad01 fc 640->128", 0.93, 640, 128, Activation.RELU),
                dense("ad01 fc 128->128", 0.98, 128, 128, Activation.RELU),
                dense("ad01 fc 128->640", 0.98, 128, 640, Activation.NONE));
    }

    private static Recipe depthwise(
            String name, double bound, int size, int channels, int outSize, Window window, Activation activation) {
        return new Recipe(name, target -> {
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
            return new Layer(
                    name, p.macs(), bound, DepthwiseKernel.plan(p, target), image, MacOracle.depthwise(p, image));
        });
    }

    private static Recipe dense(String name, double bound, int depth, int units, Activation activation) {
        return new Recipe(name, target -> {
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
            byte[] input = RandomLayers.bytes(random, depth);
            return new Layer(
                    name,
                    p.macs(),
                    bound,
                    FullyConnectedKernel.plan(p, target),
                    input,
                    MacOracle.fullyConnected(p, input));
        });
    }

    private static Recipe conv(
            String name, double bound, int size, int inC, int outSize, int outC, Window window, Activation activation) {
        return new Recipe(name, target -> {
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
            return new Layer(name, p.macs(), bound, Conv2dKernel.plan(p, target), image, MacOracle.conv2d(p, image));
        });
    }

    /** Prints a table of instructions per multiply-accumulate, code, constants and scratch. */
    public static void main(String[] arguments) {
        KernelTestBench bench = new KernelTestBench(false);
        for (Target target : Target.values()) {
            System.out.printf("%n%s%n", target);
            System.out.printf(
                    "%-32s %9s %6s %6s %7s %7s  %s%n", "layer", "MACs", "/MAC", "code", "const", "scratch", "kernel");
            all().map(recipe -> recipe.layer(target)).forEach(layer -> {
                KernelPlan plan = layer.plan();
                long instructions =
                        bench.run(plan, layer.expected().length, layer.input()).instructions();
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
