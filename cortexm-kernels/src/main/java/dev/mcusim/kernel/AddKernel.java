package dev.mcusim.kernel;

/** ADD (see {@link AddParameters}): the proved formula where there is one, else TFLite's steps one by one. */
public final class AddKernel {
    private AddKernel() {}

    /**
     * Plans the layer.
     *
     * @throws IllegalArgumentException unless the output's shape is the broadcast of the operands'
     */
    public static KernelPlan plan(AddParameters p, Target target) {
        BinaryArithmetic arithmetic = AddFormula.find(p)
                .<BinaryArithmetic>map(formula -> new AddByFormula(p, formula))
                .orElseGet(() -> new AddStepByStep(p));
        return new BinaryElementwise(p.input0(), p.input1(), p.outputShape(), arithmetic).plan();
    }
}
