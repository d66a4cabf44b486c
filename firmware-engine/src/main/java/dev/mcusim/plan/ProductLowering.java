package dev.mcusim.plan;

import dev.mcusim.kernel.Conv2dKernel;
import dev.mcusim.kernel.Conv2dParameters;
import dev.mcusim.kernel.DepthwiseKernel;
import dev.mcusim.kernel.DepthwiseParameters;
import dev.mcusim.kernel.FeatureMap;
import dev.mcusim.kernel.FullyConnectedKernel;
import dev.mcusim.kernel.FullyConnectedParameters;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.kernel.OutputStage;
import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.QuantizedMultiplier;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that are sums of products with constant weights. */
final class ProductLowering {
    private ProductLowering() {}

    static KernelPlan conv2d(Conv2dOptions options, LoweringSource source) {
        FeatureMap output = source.outputMap();
        return Conv2dKernel.plan(
                new Conv2dParameters(
                        source.inputMap(),
                        output,
                        LoweringSource.window(options.window()),
                        options.groups(),
                        options.inputZeroPoint(),
                        outputStage(options.outputZeroPoint(), options.activation(), options.multipliers()),
                        source.weights(1),
                        source.bias(2, output.channels())),
                source.target());
    }

    static KernelPlan depthwiseConv2d(DepthwiseConv2dOptions options, LoweringSource source) {
        FeatureMap output = source.outputMap();
        return DepthwiseKernel.plan(
                new DepthwiseParameters(
                        source.inputMap(),
                        output,
                        LoweringSource.window(options.window()),
                        options.inputZeroPoint(),
                        outputStage(options.outputZeroPoint(), options.activation(), options.multipliers()),
                        source.weights(1),
                        source.bias(2, output.channels())),
                source.target());
    }

    static KernelPlan fullyConnected(FullyConnectedOptions options, LoweringSource source) {
        int units = source.inputShape(1).dimension(0);
        int depth = source.inputShape(1).dimension(1);
        List<QuantizedMultiplier> multipliers =
                IntStream.range(0, units).mapToObj(options::multiplier).toList();
        return FullyConnectedKernel.plan(
                new FullyConnectedParameters(
                        source.inputShape(0).elements() / depth,
                        depth,
                        units,
                        options.inputZeroPoint(),
                        options.weightsZeroPoint(),
                        outputStage(options.outputZeroPoint(), options.activation(), multipliers),
                        source.weights(1),
                        source.bias(2, units)),
                source.target());
    }

    private static OutputStage outputStage(
            int zeroPoint, ActivationRange activation, List<QuantizedMultiplier> multipliers) {
        return new OutputStage(
                zeroPoint,
                activation.min(),
                activation.max(),
                multipliers.stream().mapToInt(QuantizedMultiplier::multiplier).toArray(),
                multipliers.stream().mapToInt(QuantizedMultiplier::shift).toArray());
    }
}
