package dev.mcusim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.kernel.TfliteArithmetic.Multiplier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddFormulaTest {
    private static final int LEFT_SHIFT = 20;

    /** Scales whose ratios are powers of two make sums that lie exactly between two outputs. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 0, 0, 0",
        "1, 1, 2, -128, -128, -128",
        "1, 1, 2, 5, -7, 11",
        "1, 0.5, 1, 127, -128, 3",
        "1, 0.25, 2, 0, 0, -128",
        "0.0235, 0.0189, 0.0271, -4, 12, -10",
    })
    void everyPairIsRight(double scale0, double scale1, double output, int zero0, int zero1, int zeroOutput) {
        AddParameters p = parameters(scale0, scale1, output, zero0, zero1, zeroOutput);
        Optional<AddFormula> formula = AddFormula.find(p);
        assertThat(formula).isPresent();
        assertEveryPair(p, formula.get());
    }

    /** Nothing promises that there is a formula, so these scales are always the same. */
    @Test
    void isFoundForScalesAsNetworksHaveThem() {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            RandomLayer random = new RandomLayer(seed);
            double scale0 = (float) Math.exp(random.real(-6, 0));
            double scale1 = (float) (scale0 * Math.exp(random.real(-2, 2)));
            double output = (float) (Math.max(scale0, scale1) * Math.exp(random.real(-1, 1.5)));
            AddParameters p =
                    parameters(scale0, scale1, output, random.zeroPoint(), random.zeroPoint(), random.zeroPoint());
            Optional<AddFormula> formula = AddFormula.find(p);
            if (formula.isPresent()) {
                assertEveryPair(p, formula.get());
                found++;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(99);
    }

    private static void assertEveryPair(AddParameters p, AddFormula formula) {
        Multiplier m0 = new Multiplier(p.input0Multiplier(), p.input0Shift());
        Multiplier m1 = new Multiplier(p.input1Multiplier(), p.input1Shift());
        Multiplier output = new Multiplier(p.outputMultiplier(), p.outputShift());
        for (int x0 = -128; x0 < 128; x0++) {
            int scaled0 = m0.apply((x0 - p.input0().zeroPoint()) << LEFT_SHIFT);
            for (int x1 = -128; x1 < 128; x1++) {
                int scaled1 = m1.apply((x1 - p.input1().zeroPoint()) << LEFT_SHIFT);
                int expected = output.apply(scaled0 + scaled1) + p.outputZeroPoint();
                int clamped = TfliteArithmetic.clamp(expected, -128, 127);
                if (formula.evaluate(p, x0, x1) != clamped) {
                    assertThat(formula.evaluate(p, x0, x1))
                            .as("%d + %d with %s", x0, x1, p)
                            .isEqualTo(clamped);
                }
            }
        }
    }

    private static AddParameters parameters(
            double scale0, double scale1, double output, int zero0, int zero1, int zeroOutput) {
        double larger = Math.max(scale0, scale1);
        Multiplier m0 = Multiplier.of(scale0 / (2 * larger));
        Multiplier m1 = Multiplier.of(scale1 / (2 * larger));
        Multiplier mo = Multiplier.of(2 * larger / ((1 << LEFT_SHIFT) * output));
        return new AddParameters(
                ElementwiseInput.inMemory(List.of(4), zero0),
                ElementwiseInput.inMemory(List.of(4), zero1),
                List.of(4),
                LEFT_SHIFT,
                m0.fraction(),
                m0.exponent(),
                m1.fraction(),
                m1.exponent(),
                mo.fraction(),
                mo.exponent(),
                zeroOutput,
                -128,
                127);
    }
}
