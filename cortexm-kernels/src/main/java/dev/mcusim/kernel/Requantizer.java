package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.GT;
import static dev.mcusim.isa.Condition.LT;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Register;
import java.util.Optional;

/**
 * Turns the sums of a layer's output channels into int8 outputs, with one instruction sequence for all channels and per-channel constants. The
 * cheapest sequence that is exact for every channel over its reachable sums is chosen:
 *
 * <ul>
 *   <li>{@code LINEAR}: SMMLA, SSAT on {@code 256 * sum}, see {@link LinearFit};
 *   <li>{@code DOUBLING}: {@code SMMULR(2 * sum, multiplier)} is TFLite's saturating rounding doubling high multiplication when the doubling does not
 *       overflow; adding the sign (ADD ASR #31) and half the divisor before the shift rounds halves away from zero;
 *   <li>{@code GENERAL}: the reference's steps with a 64-bit product, for left shifts and extreme ranges.
 * </ul>
 *
 * <p>Right shifts that differ between channels cost one more instruction: they are a constant in a register instead of part of SSAT.
 */
final class Requantizer {
    /** Instruction sequence. */
    enum Form {
        LINEAR,
        DOUBLING,
        GENERAL;

        /** The sequence starts from the sum shifted left by this many bits. */
        int sumBits() {
            return switch (this) {
                case LINEAR -> LinearFit.FRACTION_BITS;
                case DOUBLING -> 1;
                case GENERAL -> 0;
            };
        }
    }

    private static final int DIFFERENT = -1;

    private final Form form;
    /** Right shift of all channels, or DIFFERENT. */
    private final int commonShift;

    private final OutputStage stage;
    private final int[][] constants;

    private Requantizer(Form form, int commonShift, OutputStage stage, int[][] constants) {
        this.form = form;
        this.commonShift = commonShift;
        this.stage = stage;
        this.constants = constants;
    }

    /**
     * Chooses the sequence.
     *
     * @param ranges bounds of each channel's sum, bias included
     * @param computed the channels that will be requantized
     */
    static Requantizer of(OutputStage stage, SumRange[] ranges, int[] computed) {
        boolean exactInInt = true;
        for (int c : computed) {
            exactInInt &= ranges[c].isWithin(30 - Math.max(stage.shift(c), 0));
        }
        if (exactInInt) {
            Optional<Requantizer> linear = linear(stage, ranges, computed);
            if (linear.isPresent()) {
                return linear.get();
            }
            Optional<Requantizer> doubling = doubling(stage, computed);
            if (doubling.isPresent()) {
                return doubling.get();
            }
        }
        return general(stage, computed);
    }

    /** Whether the output is the same for every reachable sum. */
    static boolean isConstant(OutputStage stage, SumRange range, int channel) {
        Requantization exact = Requantization.of(stage, channel);
        return range.isWithin(30 - exact.leftShift())
                && exact.apply((int) range.min()) == exact.apply((int) range.max());
    }

    private static Optional<Requantizer> linear(OutputStage stage, SumRange[] ranges, int[] computed) {
        int least = Integer.MAX_VALUE;
        for (int c : computed) {
            least = Math.min(least, LinearFit.naturalShift(Requantization.of(stage, c)));
        }
        int count = stage.channels();
        LinearFit[] common = new LinearFit[count];
        LinearFit[] own = new LinearFit[count];
        boolean allCommon = true;
        for (int c : computed) {
            Requantization exact = Requantization.of(stage, c);
            int low = stage.activationMin();
            int high = stage.activationMax();
            common[c] = LinearFit.of(exact, ranges[c], least, low, high).orElse(null);
            own[c] = common[c];
            if (common[c] == null) {
                allCommon = false;
                int natural = LinearFit.naturalShift(exact);
                own[c] = LinearFit.of(exact, ranges[c], natural, low, high).orElse(null);
            }
            if (own[c] == null) {
                return Optional.empty();
            }
        }
        int[][] constants = new int[count][];
        for (int c : computed) {
            constants[c] = constants(allCommon, own[c].multiplier(), own[c].offset(), own[c].shift());
        }
        return Optional.of(new Requantizer(Form.LINEAR, allCommon ? least : DIFFERENT, stage, constants));
    }

    private static int[] constants(boolean common, int multiplier, int offset, int shift) {
        return common ? new int[] {multiplier, offset} : new int[] {multiplier, offset, shift};
    }

    private static Optional<Requantizer> doubling(OutputStage stage, int[] computed) {
        boolean common = true;
        for (int c : computed) {
            if (stage.shift(c) > -1 || stage.shift(c) < -22) {
                return Optional.empty();
            }
            common &= stage.shift(c) == stage.shift(computed[0]);
        }
        int[][] constants = new int[stage.channels()][];
        for (int c : computed) {
            int shift = -stage.shift(c);
            int offset = (stage.zeroPoint() << shift) + (1 << (shift - 1));
            constants[c] = constants(common, stage.multiplier(c), offset, shift);
        }
        int shift = common && computed.length > 0 ? -stage.shift(computed[0]) : DIFFERENT;
        return Optional.of(new Requantizer(Form.DOUBLING, shift, stage, constants));
    }

    private static Requantizer general(OutputStage stage, int[] computed) {
        int[][] constants = new int[stage.channels()][];
        for (int c : computed) {
            int right = Math.max(-stage.shift(c), 0);
            int left = Math.max(stage.shift(c), 0);
            constants[c] = new int[] {stage.multiplier(c), left, Math.max(right - 1, 0), Math.min(right, 1)};
        }
        return new Requantizer(Form.GENERAL, DIFFERENT, stage, constants);
    }

    Form form() {
        return form;
    }

    /** The channel's constants, in the order of the registers given to {@link #finish}. */
    int[] constants(int channel) {
        return constants[channel];
    }

    /** Number of constants of every channel: 2 to 4. */
    int constantCount() {
        return form == Form.GENERAL ? 4 : hasOwnShifts() ? 3 : 2;
    }

    /** Whether the last constant of a LINEAR or DOUBLING sequence is the channel's right shift. */
    boolean hasOwnShifts() {
        return commonShift == DIFFERENT;
    }

    /** Number of temporary registers {@link #finish} needs. */
    int temporaryCount() {
        return switch (form) {
            case LINEAR -> 0;
            case DOUBLING -> 1;
            case GENERAL -> 2;
        };
    }

    /**
     * Emits the sequence for one output.
     *
     * @param value holds {@code sum << sumBits}, then the int8 output, sign-extended
     * @param constant {@link #constantCount} registers with the channel's constants
     * @param temporary {@link #temporaryCount} registers that are overwritten
     */
    void finish(MacroAssembler asm, Register value, Register[] constant, Register... temporary) {
        if (form == Form.GENERAL) {
            general(asm, value, constant, temporary[0], temporary[1]);
            clamp(asm, value);
        } else {
            scale(asm, value, constant[0], constant[1], temporary.length > 0 ? temporary[0] : null);
            narrow(asm, value, hasOwnShifts() ? constant[2] : null);
        }
    }

    /**
     * Emits the first half of a LINEAR or DOUBLING sequence: everything before the right shift.
     *
     * @param temporary overwritten when DOUBLING
     */
    void scale(MacroAssembler asm, Register value, Register multiplier, Register offset, Register temporary) {
        if (form == Form.LINEAR) {
            asm.smmla(value, value, multiplier, offset);
        } else {
            asm.add(temporary, offset, value.asr(31));
            asm.smmlar(value, value, multiplier, temporary);
        }
    }

    /**
     * Emits the second half of a LINEAR or DOUBLING sequence: right shift, saturation, clamp.
     *
     * @param shift register with the channel's right shift, if it {@link #hasOwnShifts}
     */
    void narrow(MacroAssembler asm, Register value, Register shift) {
        if (hasOwnShifts()) {
            asm.asr(value, value, shift);
            asm.ssat(value, 8, value);
        } else {
            asm.ssat(value, 8, commonShift == 0 ? value : value.asr(commonShift));
        }
        clamp(asm, value);
    }

    /** constants: multiplier, left shift, right shift less one, 1 if there is a right shift. */
    private void general(MacroAssembler asm, Register value, Register[] constant, Register high, Register sign) {
        asm.lsl(value, value, constant[1]);
        asm.smull(value, high, value, constant[0]);
        asm.adds(value, value, 0x40000000);
        asm.adc(high, high, 0);
        asm.lsl(high, high, 1);
        asm.orr(value, high, value.lsr(31));
        asm.and(sign, constant[3], value.lsr(31));
        asm.sub(value, value, sign);
        asm.asr(value, value, constant[2]);
        asm.add(value, value, constant[3]);
        asm.asr(value, value, constant[3]);
        Offset.add(asm, value, value, stage.zeroPoint(), high);
        asm.ssat(value, 8, value);
    }

    private void clamp(MacroAssembler asm, Register value) {
        if (stage.activationMin() > Byte.MIN_VALUE) {
            replaceIf(asm, LT, value, stage.activationMin());
        }
        if (stage.activationMax() < Byte.MAX_VALUE) {
            replaceIf(asm, GT, value, stage.activationMax());
        }
    }

    private static void replaceIf(MacroAssembler asm, Condition condition, Register value, int bound) {
        asm.compareImmediate(value, bound);
        asm.it(condition);
        if (bound < 0) {
            asm.when(condition).mvn(value, ~bound);
        } else {
            asm.when(condition).mov(value, bound);
        }
    }
}
