package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.TfliteArithmetic.Multiplier;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MeanKernelTest {
    @Property(tries = 100)
    void equalsTfliteOverAnyAxes(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        List<Integer> shape = random.shape(random.between(1, 6), 3000);
        List<Integer> axes = new ArrayList<>();
        int count = 1;
        for (int axis = 0; axis < shape.size(); axis++) {
            if (random.oneIn(2)) {
                axes.add(axis);
                count *= shape.get(axis);
            }
        }
        Multiplier multiplier = dividedBy(count, Multiplier.of(Math.exp(random.real(-2, 2))));
        MeanParameters p = new MeanParameters(
                shape, axes, random.zeroPoint(), multiplier.fraction(), multiplier.exponent(), random.zeroPoint());
        byte[] input = random.tensor(RandomLayer.size(shape));
        KernelCheck.check(p, MeanKernel.plan(p, Target.CORTEX_M4), expected(p, count, input), input);
    }

    /** TFLite makes room in the fraction, then divides it. */
    private static Multiplier dividedBy(int count, Multiplier multiplier) {
        int room = Math.min(31 - Integer.numberOfLeadingZeros(count), 31 + multiplier.exponent());
        int fraction = (int) (((long) multiplier.fraction() << room) / count);
        return new Multiplier(fraction, multiplier.exponent() - room);
    }

    private static byte[] expected(MeanParameters p, int count, byte[] input) {
        int[] sums = new int[input.length / count];
        for (int i = 0; i < input.length; i++) {
            int[] at = RandomLayer.coordinates(p.inputShape(), i);
            int output = 0;
            for (int axis = 0; axis < at.length; axis++) {
                if (!p.axes().contains(axis)) {
                    output = output * p.inputShape().get(axis) + at[axis];
                }
            }
            sums[output] += input[i] - p.inputZeroPoint();
        }
        byte[] expected = new byte[sums.length];
        Multiplier multiplier = new Multiplier(p.multiplier(), p.shift());
        for (int i = 0; i < sums.length; i++) {
            expected[i] = (byte) TfliteArithmetic.clamp(multiplier.apply(sums[i]) + p.outputZeroPoint(), -128, 127);
        }
        return expected;
    }

    @Test
    void spatialMeanTakesLittleMoreThanAnInstructionAnElement() {
        MeanParameters p = new MeanParameters(List.of(1, 7, 7, 160), List.of(1, 2), 3, 1 << 30, -5, 4);
        KernelPlan plan = MeanKernel.plan(p, Target.CORTEX_M7);
        assertThat(KernelCheck.instructions(plan, 160, new byte[7840])).isLessThan(7840 * 11 / 10);
        assertThat(plan.inPlaceInputs()).containsExactly(0);
    }
}
