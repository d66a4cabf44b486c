package dev.mcusim.kernel;

/** MAX_POOL_2D (see {@link PoolParameters}): taps are compared four channels at a time. */
public final class MaxPool2dKernel {
    private MaxPool2dKernel() {}

    /**
     * Plans the layer.
     *
     * @throws IllegalArgumentException when a window holds no pixel of the image
     */
    public static KernelPlan plan(PoolParameters p, Target target) {
        return PoolKernel.plan(PoolWindows.of(p), new MaximumReducer(p.activationMin(), p.activationMax()));
    }
}
