package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.TfliteArithmetic.Multiplier;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MulKernelTest {
    @Property(tries = 80)
    void equalsTfliteOnAnyShapesAndScales(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        check(random, Multiplier.of(Math.exp(random.real(-9, -1))));
    }

    @Property(tries = 50)
    void equalsTfliteOnAnyMultiplierAtAll(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        int fraction = random.oneIn(8) ? 0 : random.between(1 << 30, Integer.MAX_VALUE - 1);
        check(random, new Multiplier(fraction, random.between(-31, 14)));
    }

    private static void check(RandomLayer random, Multiplier multiplier) {
        BinaryLayers layers = new BinaryLayers(random);
        int outputZeroPoint = random.zeroPoint();
        int[] activation = random.activation();
        MulParameters p = new MulParameters(
                layers.input0,
                layers.input1,
                layers.outputShape,
                multiplier.fraction(),
                multiplier.exponent(),
                outputZeroPoint,
                activation[0],
                activation[1]);
        byte[] expected = layers.expected((x0, x1) -> {
            int product = (x0 - layers.input0.zeroPoint()) * (x1 - layers.input1.zeroPoint());
            return TfliteArithmetic.clamp(multiplier.apply(product) + outputZeroPoint, activation[0], activation[1]);
        });
        KernelCheck.check(p, MulKernel.plan(p, Target.CORTEX_M4), expected, layers.tensor0, layers.tensor1);
    }

    @Test
    void scalesChannelsInUnderEightInstructionsAnElement() {
        Multiplier multiplier = Multiplier.of(0.004);
        MulParameters p = new MulParameters(
                ElementwiseInput.inMemory(List.of(1, 20, 20, 16), 3),
                ElementwiseInput.inMemory(List.of(1, 1, 1, 16), -128),
                List.of(1, 20, 20, 16),
                multiplier.fraction(),
                multiplier.exponent(),
                4,
                -128,
                127);
        KernelPlan plan = MulKernel.plan(p, Target.CORTEX_M7);
        assertThat(KernelCheck.instructions(plan, 6400, new byte[6400], new byte[16]))
                .isLessThan(8 * 6400);
        assertThat(plan.inPlaceInputs()).containsExactly(0);
    }
}
