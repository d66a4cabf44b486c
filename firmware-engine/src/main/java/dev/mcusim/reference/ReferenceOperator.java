package dev.mcusim.reference;

import dev.mcusim.model.OperatorOptions;

/**
 * Computes one kind of operator. Implementations are listed in {@link ReferenceOperators}.
 *
 * @param <O> the operator's options
 */
@FunctionalInterface
interface ReferenceOperator<O extends OperatorOptions> {
    /** Reads the inputs and fills the output. */
    void run(O options, Operands operands);
}
