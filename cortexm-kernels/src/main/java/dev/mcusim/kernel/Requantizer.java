package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.GT;
import static dev.mcusim.isa.Condition.LT;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Condition;
import dev.mcusim.isa.Register;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Turns the sums of a layer's output channels into int8 outputs, with one instruction sequence for all channels and
 * per-channel constants. The cheapest sequence that is exact for every channel over its reachable sums is chosen:
 *
 * <ul>
 * <li>{@code LINEAR}: SMMLA, SSAT on {@code 256 * sum}, see {@link LinearFit};
 * <li>{@code DOUBLING}: {@code SMMULR(2 * sum, multiplier)} is TFLite's saturating rounding doubling high
 *     multiplication when the doubling does not overflow; adding the sign (ADD ASR #31) and half the divisor before
 *     the shift rounds halves away from zero;
 * <li>{@code GENERAL}: the reference's steps with a 64-bit product, for left shifts and extreme ranges.
 * </ul>
 *
 * <p>Right shifts that differ between channels cost one more instruction: they are a constant in a register instead
 * of part of SSAT.
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

    /** Instead of a shift: every channel has its own. */
    static final int OWN_SHIFTS = -1;

    private final Form form;
    private final int commonShift;
    private final OutputStage stage;
    private final int[][] constants;

    /**
     * @param commonShift right shift of all channels, or OWN_SHIFTS
     * @param constants for each channel: multiplier, offset and, unless common, shift; for GENERAL: multiplier, left
     *     shift, right shift less one (0 if none), 1 if there is a right shift
     */
    Requantizer(Form form, int commonShift, OutputStage stage, int[][] constants) {
        this.form = form;
        this.commonShift = commonShift;
        this.stage = stage;
        this.constants = constants;
    }

    /**
     * Chooses the sequence.
     *
     * @param computed the channels that will be requantized
     */
    static Requantizer of(OutputStage stage, ChannelAnalysis analysis, int[] computed) {
        return new RequantizerChoice(stage, analysis, computed).best();
    }

    /** For kernels' names: the form, and whether shifts differ. */
    String describe() {
        return form.name().toLowerCase(Locale.ROOT) + (hasOwnShifts() && form != Form.GENERAL ? " each" : "");
    }

    Form form() {
        return form;
    }

    /** The channel's constants, in the order of the registers given to {@link #finish}. */
    int[] constants(int channel) {
        return constants[channel];
    }

    /** Whether all channels that are computed have the same constants, as with one scale per tensor. */
    boolean isUniform() {
        List<int[]> computed = Arrays.stream(constants).filter(Objects::nonNull).toList();
        return computed.stream().allMatch(own -> Arrays.equals(own, computed.get(0)));
    }

    /** Number of constants of every channel: 2 to 4. */
    int constantCount() {
        return form == Form.GENERAL ? 4 : hasOwnShifts() ? 3 : 2;
    }

    /** Whether the last constant of a LINEAR or DOUBLING sequence is the channel's right shift. */
    boolean hasOwnShifts() {
        return commonShift == OWN_SHIFTS;
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
