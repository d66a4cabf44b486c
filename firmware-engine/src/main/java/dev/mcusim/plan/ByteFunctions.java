package dev.mcusim.plan;

import dev.mcusim.model.ActivationRange;
import dev.mcusim.model.LogisticOptions;
import dev.mcusim.model.QuantizedMultiplier;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.ReluOptions;
import dev.mcusim.model.RequantizeOptions;
import java.util.function.IntUnaryOperator;

/**
 * Operators that map every int8 on its own, as tables of their 256 results, with the roundings of TFLite and gemmlowp.
 *
 * @see <a href="https://github.com/google/gemmlowp">gemmlowp, fixedpoint/fixedpoint.h</a>
 */
final class ByteFunctions {
    private ByteFunctions() {}

    static byte[] relu(ReluOptions options) {
        return table(x -> options.activation()
                .clamp(scale(x - options.inputZeroPoint(), options.multiplier()) + options.outputZeroPoint()));
    }

    static byte[] relu6(Relu6Options options) {
        return table(options.activation()::clamp);
    }

    static byte[] requantize(RequantizeOptions options) {
        return table(x -> ActivationRange.INT8.clamp(
                scale(x - options.inputZeroPoint(), options.multiplier()) + options.outputZeroPoint()));
    }

    static byte[] logistic(LogisticOptions options) {
        QuantizedMultiplier multiplier = new QuantizedMultiplier(options.inputMultiplier(), options.inputLeftShift());
        return table(x -> {
            int centred = x - options.inputZeroPoint();
            if (Math.abs(centred) >= options.inputRangeRadius()) {
                return centred > 0 ? Byte.MAX_VALUE : Byte.MIN_VALUE;
            }
            int probability = logistic(scale(centred, multiplier));
            return ActivationRange.INT8.clamp(divideByPowerOfTwo(probability, 23) + Byte.MIN_VALUE);
        });
    }

    /** Results for the inputs -128 to 127, in this order. */
    private static byte[] table(IntUnaryOperator function) {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (byte) function.applyAsInt(i + Byte.MIN_VALUE);
        }
        return table;
    }

    /** The logistic function of a number with 4 integer bits, as Q31 fraction. */
    private static int logistic(int x) {
        if (x == 0) {
            return 1 << 30;
        }
        int ofMagnitude = inverseOfOnePlus(exponential(-Math.abs(x)));
        return x > 0 ? ofMagnitude : Integer.MAX_VALUE - ofMagnitude;
    }

    /** exp(x) as Q31 fraction, for a negative number with 4 integer bits. */
    private static int exponential(int x) {
        int quarter = 1 << 25;
        int rest = (x & (quarter - 1)) - quarter;
        int result = exponentialNearZero(rest << 4);
        int quarters = rest - x;
        for (int power = -2; power < 4; power++) {
            if ((quarters & (1 << (27 + power))) != 0) {
                result = multiply(result, q31(Math.exp(-Math.scalb(1.0, power))));
            }
        }
        return result;
    }

    /** exp(x) of a Q31 fraction from -1/4 to 0: the Taylor series of degree 4 about -1/8. */
    private static int exponentialNearZero(int x) {
        int centre = q31(Math.exp(-1.0 / 8));
        int a = x + (1 << 28);
        int a2 = multiply(a, a);
        int a3 = multiply(a2, a);
        int a4 = multiply(a2, a2);
        int cubic = multiply(divideByPowerOfTwo(a4, 2) + a3, q31(1.0 / 3));
        return centre + multiply(centre, a + divideByPowerOfTwo(cubic + a2, 1));
    }

    /** 1 / (1 + x) of a Q31 fraction from 0 to 1, by Newton's method; the iterates have 2 integer bits. */
    private static int inverseOfOnePlus(int x) {
        int halfOfSum = (int) (((long) x + Integer.MAX_VALUE + 1) >> 1);
        int inverse = q29(48.0 / 17) + multiply(halfOfSum, q29(-32.0 / 17));
        for (int i = 0; i < 3; i++) {
            int error = (1 << 29) - multiply(halfOfSum, inverse);
            inverse += saturatingDoubling(multiply(inverse, error), 2);
        }
        return saturatingDoubling(inverse, 1);
    }

    private static int scale(int x, QuantizedMultiplier by) {
        int product = multiply(x << Math.max(by.shift(), 0), by.multiplier());
        return divideByPowerOfTwo(product, Math.max(-by.shift(), 0));
    }

    /** The product of Q31 fractions, rounded to nearest; never called with -1 times -1. */
    private static int multiply(int a, int b) {
        return (int) (((long) a * b + (1L << 30)) >> 31);
    }

    /** Rounded to nearest, halves away from zero. */
    private static int divideByPowerOfTwo(int x, int exponent) {
        if (exponent == 0) {
            return x;
        }
        long half = 1L << (exponent - 1);
        return (int) (x >= 0 ? (x + half) >> exponent : -((-(long) x + half) >> exponent));
    }

    private static int saturatingDoubling(int x, int times) {
        long doubled = (long) x << times;
        return (int) Math.min(Math.max(doubled, Integer.MIN_VALUE), Integer.MAX_VALUE);
    }

    private static int q31(double real) {
        return Math.toIntExact(Math.round(Math.scalb(real, 31)));
    }

    private static int q29(double real) {
        return Math.toIntExact(Math.round(Math.scalb(real, 29)));
    }
}
