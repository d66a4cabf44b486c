package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.multiplyByQuantizedMultiplier;
import static dev.mcusim.reference.FixedPoint.roundingDivideByPot;
import static dev.mcusim.reference.FixedPoint.saturatingMultiplyByPot;
import static dev.mcusim.reference.FixedPoint.saturatingRoundingDoublingHighMul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mcusim.model.QuantizedMultiplier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FixedPointTest {
    @Test
    void highMulRoundsAndSaturates() {
        assertThat(saturatingRoundingDoublingHighMul(Integer.MIN_VALUE, Integer.MIN_VALUE))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(saturatingRoundingDoublingHighMul(Integer.MIN_VALUE, Integer.MAX_VALUE))
                .isEqualTo(-Integer.MAX_VALUE);
        assertThat(saturatingRoundingDoublingHighMul(3, 1 << 30)).as("1.5 up").isEqualTo(2);
        assertThat(saturatingRoundingDoublingHighMul(-3, 1 << 30)).as("-1.5 up").isEqualTo(-1);
        assertThat(saturatingRoundingDoublingHighMul(1, 1 << 30)).as("0.5 up").isEqualTo(1);
        assertThat(saturatingRoundingDoublingHighMul(-1, 1 << 30)).as("-0.5 up").isZero();
    }

    @Property
    void divideByPotRoundsHalfAwayFromZero(@ForAll int x, @ForAll @IntRange(max = 31) int exponent) {
        BigDecimal exact = BigDecimal.valueOf(x).divide(BigDecimal.valueOf(1L << exponent));
        assertThat(roundingDivideByPot(x, exponent))
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).intValueExact());
    }

    @Property
    void multiplyByPotSaturates(@ForAll int x, @ForAll @IntRange(min = 1, max = 30) int exponent) {
        long exact = (long) x << exponent;
        long saturated = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, exact));
        assertThat((long) saturatingMultiplyByPot(x, exponent))
                .isCloseTo(saturated, within(exact == saturated ? 0L : 1L << exponent));
    }

    @Property
    void quantizedMultiplierIsTheProductRoundedTwice(
            @ForAll @IntRange(min = -(1 << 23), max = 1 << 23) int x,
            @ForAll @IntRange(min = 1 << 30) int multiplier,
            @ForAll @IntRange(min = -31, max = 7) int shift) {
        double exact = Math.scalb((double) x * multiplier, shift - 31);
        assertThat((double) multiplyByQuantizedMultiplier(x, new QuantizedMultiplier(multiplier, shift)))
                .isCloseTo(exact, within(1.0));
    }

    @Test
    void roundingTwiceDiffersFromRoundingOnce() {
        // 0.5 - 2^-24 is rounded up to 0.5 first, then away from zero to 1.
        assertThat(multiplyByQuantizedMultiplier((1 << 22) - 1, new QuantizedMultiplier(1 << 30, -22)))
                .isEqualTo(1);
    }
}
