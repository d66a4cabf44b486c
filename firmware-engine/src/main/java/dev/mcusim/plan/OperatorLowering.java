package dev.mcusim.plan;

import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.model.OperatorOptions;

/**
 * Chooses and parameterises the kernel of one kind of operator.
 *
 * @param <O> the operator's options
 */
@FunctionalInterface
interface OperatorLowering<O extends OperatorOptions> {
    /** The kernel of an operator. */
    KernelPlan lower(O options, LoweringSource source);
}
