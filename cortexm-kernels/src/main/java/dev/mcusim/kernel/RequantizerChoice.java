package dev.mcusim.kernel;

import dev.mcusim.kernel.Requantizer.Form;
import java.util.Arrays;
import java.util.Optional;

/**
 * Chooses the cheapest {@link Requantizer} that is exact for all channels of a layer. Constant channels fit any:
 * their multiplier becomes zero.
 */
final class RequantizerChoice {
    private static final int MOST_DOUBLING_SHIFT = 22;

    private final OutputStage stage;
    private final ChannelAnalysis analysis;
    private final int[] computed;
    /** The computed channels whose output varies. */
    private final int[] varying;

    /** @param computed the channels that will be requantized */
    RequantizerChoice(OutputStage stage, ChannelAnalysis analysis, int[] computed) {
        this.stage = stage;
        this.analysis = analysis;
        this.computed = computed.clone();
        varying = Arrays.stream(computed).filter(c -> !analysis.isConstant(c)).toArray();
    }

    Requantizer best() {
        for (int c : varying) {
            if (!analysis.range(c).isWithin(30 - analysis.exact(c).leftShift())) {
                return general();
            }
        }
        return linear().or(this::doubling).orElseGet(this::general);
    }

    private Optional<Requantizer> linear() {
        int least = Arrays.stream(varying)
                .map(c -> LinearFit.naturalShift(analysis.exact(c)))
                .min()
                .orElse(0);
        LinearFit[] fits = new LinearFit[analysis.channels()];
        boolean common = true;
        for (int c : varying) {
            fits[c] = fit(c, least).orElse(null);
            if (fits[c] == null) {
                common = false;
                fits[c] = fit(c, LinearFit.naturalShift(analysis.exact(c))).orElse(null);
            }
            if (fits[c] == null) {
                return Optional.empty();
            }
        }
        int[][] constants = new int[analysis.channels()][];
        for (int c : computed) {
            LinearFit fit = analysis.isConstant(c) ? new LinearFit(0, analysis.constant(c) << least, least) : fits[c];
            constants[c] = constants(common, fit.multiplier(), fit.offset(), fit.shift());
        }
        return Optional.of(new Requantizer(Form.LINEAR, common ? least : Requantizer.OWN_SHIFTS, stage, constants));
    }

    private Optional<LinearFit> fit(int channel, int shift) {
        return LinearFit.of(
                analysis.exact(channel), analysis.range(channel), shift, stage.activationMin(), stage.activationMax());
    }

    private static int[] constants(boolean common, int multiplier, int offset, int shift) {
        return common ? new int[] {multiplier, offset} : new int[] {multiplier, offset, shift};
    }

    private Optional<Requantizer> doubling() {
        int first = varying.length > 0 ? analysis.exact(varying[0]).rightShift() : 1;
        boolean common = true;
        for (int c : varying) {
            int shift = -analysis.exact(c).shift();
            if (shift < 1 || shift > MOST_DOUBLING_SHIFT) {
                return Optional.empty();
            }
            common &= shift == first;
        }
        int[][] constants = new int[analysis.channels()][];
        for (int c : computed) {
            boolean constant = analysis.isConstant(c);
            int shift = constant ? first : analysis.exact(c).rightShift();
            int value = constant ? analysis.constant(c) : stage.zeroPoint();
            int multiplier = constant ? 0 : analysis.exact(c).multiplier();
            constants[c] = constants(common, multiplier, (value << shift) + (1 << (shift - 1)), shift);
        }
        return Optional.of(new Requantizer(Form.DOUBLING, common ? first : Requantizer.OWN_SHIFTS, stage, constants));
    }

    private Requantizer general() {
        int[][] constants = new int[analysis.channels()][];
        for (int c : computed) {
            Requantization exact = analysis.exact(c);
            constants[c] = new int[] {
                exact.multiplier(),
                exact.leftShift(),
                Math.max(exact.rightShift() - 1, 0),
                Math.min(exact.rightShift(), 1)
            };
        }
        return new Requantizer(Form.GENERAL, Requantizer.OWN_SHIFTS, stage, constants);
    }
}
