package dev.mcusim.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuantizedMultiplierTest {
    @Test
    void powersOfTwoAreHalvesWithAShift() {
        assertThat(QuantizedMultiplier.of(1)).isEqualTo(new QuantizedMultiplier(1 << 30, 1));
        assertThat(QuantizedMultiplier.of(0.5)).isEqualTo(new QuantizedMultiplier(1 << 30, 0));
        assertThat(QuantizedMultiplier.of(0.25)).isEqualTo(new QuantizedMultiplier(1 << 30, -1));
    }

    @Test
    void aFractionThatRoundsUpToOneCarriesIntoTheShift() {
        assertThat(QuantizedMultiplier.of(Math.nextDown(1.0))).isEqualTo(new QuantizedMultiplier(1 << 30, 1));
    }

    @Test
    void tinyFactorsAreZero() {
        assertThat(QuantizedMultiplier.of(0x1p-32)).isEqualTo(new QuantizedMultiplier(1 << 30, -31));
        assertThat(QuantizedMultiplier.of(0x1p-33)).isEqualTo(new QuantizedMultiplier(0, 0));
        assertThat(QuantizedMultiplier.of(0)).isEqualTo(new QuantizedMultiplier(0, 0));
        assertThat(QuantizedMultiplier.of(Double.MIN_VALUE)).isEqualTo(new QuantizedMultiplier(0, 0));
    }

    @Test
    void factorsOutOfRangeAreRefused() {
        for (double factor : new double[] {-1, QuantizedMultiplier.LIMIT, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> QuantizedMultiplier.of(factor)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void precisionIs31Bits(
            @ForAll @LongRange(min = 1L << 52, max = (1L << 53) - 1) long fraction,
            @ForAll @IntRange(min = -30, max = 29) int exponent) {
        double real = Math.scalb((double) fraction, exponent - 53);
        QuantizedMultiplier result = QuantizedMultiplier.of(real);
        assertThat(result.multiplier()).isGreaterThanOrEqualTo(1 << 30);
        assertThat(Math.scalb((double) result.multiplier(), result.shift() - 31))
                .isCloseTo(real, within(real * 0x1p-31));
    }
}
