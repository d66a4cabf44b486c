package dev.mcusim.plan;

import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.model.Operator;
import java.util.Objects;

/**
 * An operator and the kernel that computes it. The kernel's symbol {@code inputK} is the operator's input at position K.
 *
 * @param operator what to compute
 * @param kernel how
 * @param alias whether the operator changes no byte, so that its output is its first input under another name; the
 *     kernel then only returns
 */
public record LoweredOperator(Operator operator, KernelPlan kernel, boolean alias) {
    public LoweredOperator {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(kernel, "kernel");
    }
}
