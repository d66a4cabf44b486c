package dev.mcusim.isa.fp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** All half-precision numbers, in both formats. */
class HalfPrecisionTest {
    private static final int SPECIALS = 0x7c00;

    @Test
    void everyNumberIsExactInSingleAndDoublePrecisionAndComesBack() {
        for (int ahp : new int[] {0, Fpscr.AHP}) {
            for (int half = 0; half <= 0xffff; half++) {
                if ((half & SPECIALS) == SPECIALS && ahp == 0) {
                    continue; // infinities and NaNs
                }
                Fpscr fpscr = new Fpscr(ahp | Fpscr.FZ | half << 22 & Fpscr.RMODE);
                int single = SingleConversions.vcvtFromHalf(half, fpscr);
                long wide = DoubleConversions.vcvtFromHalf(half, fpscr);
                double expected = value(half);
                assertThat((double) Float.intBitsToFloat(single)).isEqualTo(expected);
                assertThat(Double.longBitsToDouble(wide)).isEqualTo(expected);
                assertThat(SingleConversions.vcvtToHalf(single, fpscr)).isEqualTo(half);
                assertThat(DoubleConversions.vcvtToHalf(wide, fpscr)).isEqualTo(half);
                assertThat(fpscr.bits() & 0xff).isZero();
            }
        }
    }

    private static double value(int half) {
        int exponent = half >> 10 & 31;
        int fraction = half & 0x3ff;
        double magnitude = exponent == 0 ? fraction * 0x1p-24 : Math.scalb(1024 + fraction, exponent - 25);
        return (half & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
