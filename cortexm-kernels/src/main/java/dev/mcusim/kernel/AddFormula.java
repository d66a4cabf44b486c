package dev.mcusim.kernel;

import java.util.Optional;

/**
 * A short formula that equals TFLite's ADD on every pair of int8 operands:
 *
 * <pre>
 * y = clamp(saturate8((offset + floor(factor0 * x0 / 256) + floor(factor1 * x1 / 256)) >> shift), activationMin, activationMax)
 * </pre>
 *
 * <p>TFLite rounds four times; rounding once differs from that only where a pair falls very near a boundary between two outputs. There are just 65536
 * pairs, so the equality is proved by trying them all. For given factors each pair bounds the offset from one or both sides; any offset
 * inside all bounds is right. Operands whose ratio makes exact halves, which TFLite rounds away from the real number zero, need factors that are larger
 * by a trifle: it pushes positive halves up and negative ones down.
 *
 * @param factor0 real factor of operand 0 times 2^(shift + 8)
 * @param factor1 likewise
 * @param shift fraction bits, 0 to 24
 */
record AddFormula(int factor0, int factor1, int offset, int shift) {
    private static final int MAX_SHIFT = 24;
    private static final int[] NUDGES = {0, 4, -4, 8, -8, 16, -16, 32, -32, 64, -64};
    private static final double[] STRETCHES = {0x1p-22, 0x1p-20, 0x1p-18, 0x1p-16, 0x1p-15};

    /** TFLite's result before the clamp, as a function of both operands; the definition that the formula must meet. */
    static int exact(AddParameters p, int x0, int x1) {
        int sum = FixedPoint.requantize(
                        (x0 - p.input0().zeroPoint()) << p.leftShift(), p.input0Multiplier(), p.input0Shift())
                + FixedPoint.requantize(
                        (x1 - p.input1().zeroPoint()) << p.leftShift(), p.input1Multiplier(), p.input1Shift());
        return FixedPoint.requantize(sum, p.outputMultiplier(), p.outputShift()) + p.outputZeroPoint();
    }

    /** What SMLAW adds for a lane times 256. */
    static long product(long factor, int x) {
        return (factor * x) >> 8;
    }

    /** The formula's result for one pair of operands. */
    int evaluate(AddParameters p, int x0, int x1) {
        int output = (int) (offset + product(factor0, x0) + product(factor1, x1)) >> shift;
        return Math.min(Math.max(output, p.activationMin()), p.activationMax());
    }

    /** The formula for these parameters, or nothing where none of the factors tried has an offset that fits every pair. */
    static Optional<AddFormula> find(AddParameters p) {
        return new Search(p).run();
    }

    /** The search over shifts and factors. */
    private static final class Search {
        private final AddParameters parameters;
        private final int[] wanted = new int[1 << 16];
        private final double ratio0;
        private final double ratio1;

        Search(AddParameters p) {
            parameters = p;
            for (int pair = 0; pair < wanted.length; pair++) {
                wanted[pair] = exact(p, (pair >> 8) - 128, (pair & 0xff) - 128);
            }
            double output = real(p.outputMultiplier(), p.outputShift()) * Math.scalb(1.0, p.leftShift());
            ratio0 = real(p.input0Multiplier(), p.input0Shift()) * output;
            ratio1 = real(p.input1Multiplier(), p.input1Shift()) * output;
        }

        private static double real(int multiplier, int shift) {
            return Math.scalb((double) multiplier, shift - 31);
        }

        Optional<AddFormula> run() {
            int largest = Math.max(Math.abs(wanted[0]), Math.abs(wanted[wanted.length - 1])) + 2;
            int room = Integer.numberOfLeadingZeros(largest) - 1;
            int factorRoom = 22 - Math.getExponent(Math.max(Math.max(ratio0, ratio1), 0x1p-20));
            int shift = Math.min(Math.min(room, factorRoom), MAX_SHIFT);
            for (int s = shift; s >= Math.max(shift - 1, 0); s--) {
                Optional<AddFormula> found = withShift(s);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<AddFormula> withShift(int shift) {
            long factor0 = Math.round(Math.scalb(ratio0, shift + 8));
            long factor1 = Math.round(Math.scalb(ratio1, shift + 8));
            for (int nudge0 : NUDGES) {
                for (int nudge1 : NUDGES) {
                    Optional<AddFormula> found = withFactors(factor0 + nudge0, factor1 + nudge1, shift);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            for (double stretch : STRETCHES) {
                long stretched0 = Math.round(Math.scalb(ratio0 * (1 + stretch), shift)) << 8;
                long stretched1 = Math.round(Math.scalb(ratio1 * (1 + stretch), shift)) << 8;
                Optional<AddFormula> found = withFactors(stretched0, stretched1, shift);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        /** Intersects what every pair allows the offset to be. */
        private Optional<AddFormula> withFactors(long factor0, long factor1, int shift) {
            if (Math.max(Math.abs(factor0), Math.abs(factor1)) > Integer.MAX_VALUE) {
                return Optional.empty();
            }
            long least = Integer.MIN_VALUE;
            long most = Integer.MAX_VALUE;
            for (int pair = 0; pair < wanted.length && least <= most; pair++) {
                long product = product(factor0, (pair >> 8) - 128) + product(factor1, (pair & 0xff) - 128);
                long output = wanted[pair];
                least = Math.max(least, Integer.MIN_VALUE - product);
                most = Math.min(most, Integer.MAX_VALUE - product);
                if (output > parameters.activationMin()) {
                    long reached = Math.min(output, parameters.activationMax());
                    least = Math.max(least, (reached << shift) - product);
                }
                if (output < parameters.activationMax()) {
                    long reached = Math.max(output, parameters.activationMin());
                    most = Math.min(most, ((reached + 1) << shift) - 1 - product);
                }
            }
            return least <= most
                    ? Optional.of(new AddFormula((int) factor0, (int) factor1, (int) ((least + most) >> 1), shift))
                    : Optional.empty();
        }
    }
}
