package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ByteLookupKernelTest {
    @Property(tries = 60)
    void givesWhatTheTableSays(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        byte[] table = random.tensor(256);
        if (random.oneIn(3)) {
            int[] range = random.activation();
            for (int x = -128; x < 128; x++) {
                table[x + 128] = (byte) TfliteArithmetic.clamp(x, range[0], range[1]);
            }
        }
        byte[] input = random.tensor(random.between(1, 120));
        byte[] expected = new byte[input.length];
        for (int i = 0; i < input.length; i++) {
            expected[i] = table[input[i] + 128];
        }
        ByteLookupParameters p = new ByteLookupParameters(input.length, table);
        KernelCheck.check(p, ByteLookupKernel.plan(p, Target.CORTEX_M7), expected, input);
    }

    @Test
    void aClampNeedsNoTable() {
        byte[] table = new byte[256];
        for (int x = -128; x < 128; x++) {
            table[x + 128] = (byte) Math.max(x, -5);
        }
        KernelPlan plan = ByteLookupKernel.plan(new ByteLookupParameters(6400, table), Target.CORTEX_M7);
        assertThat(plan.constants()).isEmpty();
        assertThat(KernelCheck.instructions(plan, 6400, new byte[6400])).isLessThan(2 * 6400);
    }
}
