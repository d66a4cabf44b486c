package dev.mcusim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.model.OperatorOptions;
import org.junit.jupiter.api.Test;

class LoweringTest {
    @Test
    void everyKindOfOptionsHasItsKernel() {
        assertThat(OperatorOptions.class.getPermittedSubclasses()).allMatch(Lowering::contains);
    }
}
