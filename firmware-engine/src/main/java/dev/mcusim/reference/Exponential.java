package dev.mcusim.reference;

import static dev.mcusim.reference.FixedPoint.ONE_Q0;
import static dev.mcusim.reference.FixedPoint.roundingDivideByPot;
import static dev.mcusim.reference.FixedPoint.saturatingMultiplyByPot;
import static dev.mcusim.reference.FixedPoint.saturatingRoundingDoublingHighMul;

/**
 * Exponential, reciprocal and logistic function of fixed-point numbers, with exactly gemmlowp's rounding.
 *
 * @see <a href="https://github.com/google/gemmlowp">gemmlowp, fixedpoint/fixedpoint.h</a>
 */
final class Exponential {
    /** exp(-1/8) in Q0. */
    private static final int EXP_MINUS_ONE_EIGHTH = 1895147668;

    /** 1/3 in Q0. */
    private static final int ONE_THIRD = 715827883;

    /** exp(-2^e) in Q0, for e from {@link #LOWEST_EXPONENT} up. */
    private static final int[] EXP_OF_MINUS_POWERS_OF_TWO = {
        1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242
    };

    private static final int LOWEST_EXPONENT = -2;

    /** 48/17 and -32/17 in Q2: the best linear start for Newton's method on 1/d with d in [1/2, 1]. */
    private static final int FORTY_EIGHT_SEVENTEENTHS_Q2 = 1515870810;

    private static final int MINUS_THIRTY_TWO_SEVENTEENTHS_Q2 = -1010580540;

    private static final int ONE_Q2 = 1 << 29;

    private Exponential() {}

    /**
     * exp(a) in Q0.
     *
     * @param a at most 0, with {@code integerBits} integer bits
     * @param integerBits 1 to 5
     */
    static int expOnNegativeValues(int a, int integerBits) {
        if (a == 0) {
            return ONE_Q0;
        }
        int fractionBits = 31 - integerBits;
        // a = fraction - remainder, the fraction in [-1/4, 0), the remainder a multiple of 1/4.
        int oneQuarter = 1 << (fractionBits - 2);
        int fraction = (a & (oneQuarter - 1)) - oneQuarter;
        int remainder = fraction - a;
        int result = expOnMinusOneQuarterToZero(saturatingMultiplyByPot(fraction, integerBits));
        for (int i = 0; i < EXP_OF_MINUS_POWERS_OF_TWO.length; i++) {
            int exponent = LOWEST_EXPONENT + i;
            if (exponent < integerBits && (remainder & (1 << (fractionBits + exponent))) != 0) {
                result = saturatingRoundingDoublingHighMul(result, EXP_OF_MINUS_POWERS_OF_TWO[i]);
            }
        }
        return result;
    }

    /** exp(a) for a Q0 number in [-1/4, 0): Taylor series of degree 4 around -1/8. */
    private static int expOnMinusOneQuarterToZero(int a) {
        int x = a + (1 << 28);
        int x2 = saturatingRoundingDoublingHighMul(x, x);
        int x3 = saturatingRoundingDoublingHighMul(x2, x);
        int x4 = saturatingRoundingDoublingHighMul(x2, x2);
        int x4Over4 = roundingDivideByPot(x4, 2);
        int higherTerms = roundingDivideByPot(saturatingRoundingDoublingHighMul(x4Over4 + x3, ONE_THIRD) + x2, 1);
        return EXP_MINUS_ONE_EIGHTH + saturatingRoundingDoublingHighMul(EXP_MINUS_ONE_EIGHTH, x + higherTerms);
    }

    /** 1 / (1 + a) in Q0 for a Q0 number in [0, 1], by three steps of Newton's method. */
    static int oneOverOnePlus(int a) {
        int halfDenominator = (int) (((long) a + ONE_Q0 + 1) / 2);
        int x = FORTY_EIGHT_SEVENTEENTHS_Q2
                + saturatingRoundingDoublingHighMul(halfDenominator, MINUS_THIRTY_TWO_SEVENTEENTHS_Q2);
        for (int i = 0; i < 3; i++) {
            int error = ONE_Q2 - saturatingRoundingDoublingHighMul(halfDenominator, x);
            x += saturatingMultiplyByPot(saturatingRoundingDoublingHighMul(x, error), 2);
        }
        // x is 1 / halfDenominator in Q2, so the same bits are half of it in Q1.
        return saturatingMultiplyByPot(x, 1);
    }

    /** 1 / (1 + exp(-a)) in Q0, for a number with {@code integerBits} integer bits. */
    static int logistic(int a, int integerBits) {
        if (a == 0) {
            return 1 << 30;
        }
        int ofMagnitude = oneOverOnePlus(expOnNegativeValues(a > 0 ? -a : a, integerBits));
        return a > 0 ? ofMagnitude : ONE_Q0 - ofMagnitude;
    }
}
