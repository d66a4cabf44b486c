package dev.mcusim.plan;

import dev.mcusim.kernel.AveragePool2dKernel;
import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.kernel.MaxPool2dKernel;
import dev.mcusim.kernel.MeanKernel;
import dev.mcusim.kernel.MeanParameters;
import dev.mcusim.kernel.PoolParameters;
import dev.mcusim.kernel.SoftmaxKernel;
import dev.mcusim.kernel.SoftmaxParameters;
import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.MaxPool2dOptions;
import dev.mcusim.model.MeanOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.SoftmaxOptions;
import dev.mcusim.model.Window;

/** Operators that make one element out of several of their only input. */
final class ReductionLowering {
    private ReductionLowering() {}

    static KernelPlan averagePool2d(AveragePool2dOptions options, LoweringSource source) {
        return AveragePool2dKernel.plan(pool(options.window(), options.activation(), source), source.target());
    }

    static KernelPlan maxPool2d(MaxPool2dOptions options, LoweringSource source) {
        return MaxPool2dKernel.plan(pool(options.window(), options.activation(), source), source.target());
    }

    static KernelPlan mean(MeanOptions options, LoweringSource source) {
        return MeanKernel.plan(
                new MeanParameters(
                        source.inputDimensions(0),
                        options.axes(),
                        options.inputZeroPoint(),
                        options.multiplier().multiplier(),
                        options.multiplier().shift(),
                        options.outputZeroPoint()),
                source.target());
    }

    static KernelPlan softmax(SoftmaxOptions options, LoweringSource source) {
        Shape shape = source.outputShape();
        int depth = shape.rank() == 0 ? 1 : shape.dimension(-1);
        return SoftmaxKernel.plan(
                new SoftmaxParameters(
                        shape.elements() / depth,
                        depth,
                        options.inputMultiplier(),
                        options.inputLeftShift(),
                        options.diffMin()),
                source.target());
    }

    private static PoolParameters pool(Window window, ActivationRange activation, LoweringSource source) {
        return new PoolParameters(
                source.inputMap(),
                source.outputMap(),
                LoweringSource.window(window),
                activation.min(),
                activation.max());
    }
}
