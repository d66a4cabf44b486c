package dev.mcusim.kernel;

/** AVERAGE_POOL_2D (see {@link PoolParameters}): taps are summed four channels at a time. */
public final class AveragePool2dKernel {
    private AveragePool2dKernel() {}

    /**
     * Plans the layer.
     *
     * @throws IllegalArgumentException when a window holds no pixel of the image
     */
    public static KernelPlan plan(PoolParameters p, Target target) {
        PoolWindows windows = PoolWindows.of(p);
        return PoolKernel.plan(
                windows,
                new AverageReducer(windows.leastTaps(), windows.mostTaps(), p.activationMin(), p.activationMax()));
    }
}
