package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.kernel.TfliteArithmetic.Multiplier;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AddKernelTest {
    private static final int LEFT_SHIFT = 20;

    @Property(tries = 80)
    void equalsTfliteOnAnyShapesAndScales(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        double scale0 = (float) Math.exp(random.real(-8, 4));
        double scale1 = random.oneIn(3) ? scale0 : (float) (scale0 * Math.exp(random.real(-4, 4)));
        double larger = Math.max(scale0, scale1);
        double output = random.oneIn(4) ? larger : (float) (larger * Math.exp(random.real(-2, 4)));
        check(
                random,
                Multiplier.of(scale0 / (2 * larger)),
                Multiplier.of(scale1 / (2 * larger)),
                Multiplier.of(2 * larger / ((1 << LEFT_SHIFT) * output)));
    }

    @Property(tries = 40)
    void equalsTfliteOnAnyMultipliersAtAll(@ForAll long seed) {
        RandomLayer random = new RandomLayer(seed);
        check(random, anyMultiplier(random), anyMultiplier(random), anyMultiplier(random));
    }

    private static Multiplier anyMultiplier(RandomLayer random) {
        int fraction = random.oneIn(8) ? 0 : random.between(1 << 30, Integer.MAX_VALUE - 1);
        return new Multiplier(fraction, random.between(-31, 0));
    }

    private static void check(RandomLayer random, Multiplier m0, Multiplier m1, Multiplier output) {
        BinaryLayers layers = new BinaryLayers(random);
        int outputZeroPoint = random.zeroPoint();
        int[] activation = random.activation();
        AddParameters p = new AddParameters(
                layers.input0,
                layers.input1,
                layers.outputShape,
                LEFT_SHIFT,
                m0.fraction(),
                m0.exponent(),
                m1.fraction(),
                m1.exponent(),
                output.fraction(),
                output.exponent(),
                outputZeroPoint,
                activation[0],
                activation[1]);
        byte[] expected = layers.expected((x0, x1) -> {
            int sum = m0.apply((x0 - layers.input0.zeroPoint()) << LEFT_SHIFT)
                    + m1.apply((x1 - layers.input1.zeroPoint()) << LEFT_SHIFT);
            return TfliteArithmetic.clamp(output.apply(sum) + outputZeroPoint, activation[0], activation[1]);
        });
        KernelCheck.check(p, AddKernel.plan(p, Target.CORTEX_M7), expected, layers.tensor0, layers.tensor1);
    }

    @Test
    void outputMayReplaceOperandsOfItsOwnSizeOnly() {
        ElementwiseInput image = ElementwiseInput.inMemory(List.of(1, 4, 4, 8), 0);
        ElementwiseInput vector = ElementwiseInput.inMemory(List.of(8), 0);
        ElementwiseInput constant = new ElementwiseInput(List.of(1, 4, 4, 8), 0, Optional.of(new byte[128]));
        assertThat(plan(image, image).inPlaceInputs()).containsExactlyInAnyOrder(0, 1);
        assertThat(plan(image, vector).inPlaceInputs()).containsExactly(0);
        assertThat(plan(vector, image).inPlaceInputs()).containsExactly(1);
        assertThat(plan(constant, image).inPlaceInputs()).containsExactly(1);
    }

    @Test
    void takesSixInstructionsForAnElementOfAResidualConnection() {
        ElementwiseInput image = ElementwiseInput.inMemory(List.of(1, 20, 20, 16), 3);
        KernelPlan plan = plan(image, image);
        long instructions = KernelCheck.instructions(plan, 6400, new byte[6400], new byte[6400]);
        assertThat(instructions).isLessThan(6 * 6400);
        assertThat(plan.code().bytes()).hasSizeLessThan(300);
    }

    @Test
    void refusesShapesThatDoNotBroadcast() {
        ElementwiseInput image = ElementwiseInput.inMemory(List.of(1, 4, 4, 8), 0);
        ElementwiseInput vector = ElementwiseInput.inMemory(List.of(7), 0);
        assertThatThrownBy(() -> plan(image, vector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[7]")
                .hasMessageContaining("do not broadcast");
    }

    private static KernelPlan plan(ElementwiseInput input0, ElementwiseInput input1) {
        Multiplier half = Multiplier.of(0.5);
        Multiplier output = Multiplier.of(0.9 / (1 << 19));
        return AddKernel.plan(
                new AddParameters(
                        input0,
                        input1,
                        input0.size() >= input1.size() ? input0.shape() : input1.shape(),
                        LEFT_SHIFT,
                        half.fraction(),
                        half.exponent(),
                        half.fraction(),
                        half.exponent(),
                        output.fraction(),
                        output.exponent(),
                        0,
                        -128,
                        127),
                Target.CORTEX_M7);
    }
}
