package dev.mcusim.kernel;

/** MUL (see {@link MulParameters}). */
public final class MulKernel {
    private MulKernel() {}

    /**
     * Plans the layer.
     *
     * @throws IllegalArgumentException unless the output's shape is the broadcast of the operands'
     */
    public static KernelPlan plan(MulParameters p, Target target) {
        return new BinaryElementwise(p.input0(), p.input1(), p.outputShape(), new MulArithmetic(p)).plan();
    }
}
