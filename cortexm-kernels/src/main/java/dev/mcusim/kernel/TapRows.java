package dev.mcusim.kernel;

import static dev.mcusim.isa.Condition.NE;
import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R6;

import dev.mcusim.asm.Label;
import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.FpRegisterList;
import dev.mcusim.isa.Register;
import dev.mcusim.isa.RegisterList;
import dev.mcusim.isa.SRegister;
import java.util.ArrayList;
import java.util.List;

/**
 * One channel of a depthwise convolution with column stride 1 or 2 and no column dilation: four outputs of a row at a
 * time, see {@link TapMultiplies}. Weights are scaled by 256 when they are unpacked, so that sums come in the unit in
 * which linear requantization starts.
 *
 * <pre>
 *   r0-r5   pairs of taps: all of them if they fit, otherwise those of one row segment at a time, unpacked to scratch before
 *   r6-r9   accumulators; r10, r11 two words of inputs, afterwards requantization constants
 *   r12     pointer to unpacked weights; a temporary when all weights are resident
 *   lr      pointer to inputs
 *   s0, s1  start value twice; s2 multiplier, s3 offset, s4 shift, s5 output pointer, s6 end of the row, s7 unpacked weights
 * </pre>
 */
final class TapRows implements ChannelLoop {
    private static final int MOST_TAPS = 7;
    private static final int INNER_TAPS = 6;
    private static final int GROUP = 4;
    private static final int MOST_LDRD_OFFSET = 1020;
    private static final int MOST_STORE_OFFSET = 4095;

    private static final SRegister MULTIPLIER = SRegister.S2;
    private static final SRegister OFFSET = SRegister.S3;
    private static final SRegister SHIFT = SRegister.S4;
    private static final SRegister NEXT_OUTPUT = SRegister.S5;
    private static final SRegister ROW_END = SRegister.S6;
    private static final SRegister UNPACKED = SRegister.S7;

    private final MacroAssembler asm;
    private final PlanarShape shape;
    private final FilterBank filters;
    private final Requantizer requantizer;
    private final List<TapSegment> segments = new ArrayList<>();
    private final TapWeights weights;
    private final boolean resident;

    TapRows(MacroAssembler asm, PlanarShape shape, FilterBank filters, Requantizer requantizer) {
        this.asm = asm;
        this.shape = shape;
        this.filters = filters;
        this.requantizer = requantizer;
        Window window = shape.window();
        int outputs = Math.min(shape.output().width(), GROUP);
        for (int row = 0; row < window.filterHeight(); row++) {
            for (int first = 0; first < window.filterWidth(); ) {
                int rest = window.filterWidth() - first;
                int count = rest <= MOST_TAPS ? rest : INNER_TAPS;
                TapMultiplies taps = new TapMultiplies(count, window.strideWidth(), shape.firstColumn(), outputs);
                segments.add(new TapSegment(row, first, row * window.filterWidth() + first, count, taps));
                first += count;
            }
        }
        weights = new TapWeights(segments);
        resident = weights.areResident();
    }

    /** Whether this way of computing serves the layer. */
    static boolean suits(PlanarShape shape, ChannelAnalysis analysis, Requantizer requantizer) {
        Window window = shape.window();
        boolean suits = window.dilationWidth() == 1
                && window.strideWidth() <= 2
                && requantizer.form() != Requantizer.Form.GENERAL
                && (GROUP - 1) * shape.output().channels() <= MOST_STORE_OFFSET;
        for (int c = 0; c < analysis.channels() && suits; c++) {
            suits = analysis.isWithin(c, 31 - LinearFit.FRACTION_BITS);
        }
        return suits;
    }

    @Override
    public String describe() {
        return "%d outputs smlad %s".formatted(GROUP, requantizer.describe());
    }

    @Override
    public int scratchBytes() {
        return weights.scratchBytes();
    }

    @Override
    public void append(WordStream constants, int channel) {
        constants.word(filters.foldedBias(channel) << LinearFit.FRACTION_BITS);
        constants.words(requantizer.constants(channel));
        weights.append(constants, filters, channel);
    }

    @Override
    public void emit() {
        Window window = shape.window();
        loadConstants();
        asm.vmov(NEXT_OUTPUT, OUTPUT);
        asm.loadConstant(R12, shape.stripRows());
        asm.vmov(ROWS, R12);
        asm.vmov(LR, PLANE);
        Label nextRow = asm.here();
        int width = shape.output().width();
        int groups = width / GROUP;
        int groupBytes = 2 * GROUP * window.strideWidth();
        if (groups > 0) {
            if (groups > 1) {
                Offset.add(asm, R10, LR, groups * groupBytes, R11);
                asm.vmov(ROW_END, R10);
            }
            Label nextGroup = asm.here();
            outputs(GROUP, groupBytes);
            if (groups > 1) {
                asm.vmov(R10, ROW_END);
                asm.cmp(LR, R10);
                asm.b(NE, nextGroup);
            }
        }
        if (width % GROUP > 0) {
            outputs(width % GROUP, 0);
        }
        if (shape.stripRows() > 1) {
            Offset.add(asm, LR, LR, window.strideHeight() * shape.pitch() - groups * groupBytes, R10);
            asm.vmov(R10, ROWS);
            asm.subs(R10, R10, 1);
            asm.vmov(ROWS, R10);
            asm.b(NE, nextRow);
        }
    }

    private void loadConstants() {
        asm.vmov(LR, STREAM);
        int last = SRegister.S1.number() + requantizer.constantCount();
        asm.vldm(LR, true, FpRegisterList.of(SRegister.S1, SRegister.of(last)));
        asm.vmov(SRegister.S0, SRegister.S1);
        if (!resident) {
            asm.loadAddress(R12, KernelPlan.SCRATCH, shape.scratchBytes());
            asm.vmov(UNPACKED, R12);
        }
        weights.unpack(asm);
        asm.vmov(STREAM, LR);
    }

    private static Register sum(int output) {
        return Register.of(R6.number() + output);
    }

    /** Some neighbouring outputs; lr advances by {@code advance} bytes. */
    private void outputs(int count, int advance) {
        for (int output = 0; output + 1 < count; output += 2) {
            asm.vmov(sum(output), sum(output + 1), SRegister.S0, SRegister.S1);
        }
        if (count % 2 == 1) {
            asm.vmov(sum(count - 1), SRegister.S0);
        }
        if (!resident) {
            asm.vmov(R12, UNPACKED);
        }
        int moved = 0;
        int register = 0;
        for (TapSegment segment : segments) {
            List<TapMultiplies.Step> steps = segment.taps().steps(count);
            int registers = segment.registers();
            int at = segment.row() * shape.window().dilationHeight() * shape.pitch() + 2 * segment.firstTap();
            int reach = at + 4 * (steps.get(steps.size() - 1).word() + 1);
            if (reach - moved > MOST_LDRD_OFFSET) {
                Offset.add(asm, LR, LR, at - moved, R10);
                moved = at;
            }
            if (!resident) {
                loadTaps(registers);
            }
            multiply(steps, resident ? register : 0, at - moved);
            register += registers;
        }
        Offset.add(asm, LR, LR, advance - moved, R10);
        requantize(count);
    }

    private void loadTaps(int registers) {
        if (registers == 1) {
            asm.ldr(R0, Address.post(R12, 4));
        } else {
            asm.ldm(R12, true, RegisterList.range(R0, Register.of(registers - 1)));
        }
    }

    /** The multiplications of one segment; words are loaded two by two. */
    private void multiply(List<TapMultiplies.Step> steps, int firstRegister, int offset) {
        int first = steps.get(0).word();
        int last = steps.get(steps.size() - 1).word();
        for (int word = first; word <= last; word++) {
            boolean upper = (word - first) % 2 == 1;
            if (!upper && word < last) {
                asm.ldrd(R10, R11, Address.of(LR, offset + 4 * word));
            } else if (!upper) {
                asm.ldr(R10, Address.of(LR, offset + 4 * word));
            }
            Register input = upper ? R11 : R10;
            for (TapMultiplies.Step step : steps) {
                if (step.word() == word) {
                    multiply(step, Register.of(firstRegister + step.register()), input);
                }
            }
        }
    }

    private void multiply(TapMultiplies.Step step, Register taps, Register input) {
        Register sum = sum(step.output());
        if (step.dual()) {
            asm.smlad(sum, taps, input, sum);
        } else if (step.tapTop()) {
            if (step.inputTop()) {
                asm.smlatt(sum, taps, input, sum);
            } else {
                asm.smlatb(sum, taps, input, sum);
            }
        } else if (step.inputTop()) {
            asm.smlabt(sum, taps, input, sum);
        } else {
            asm.smlabb(sum, taps, input, sum);
        }
    }

    private void requantize(int count) {
        int excess = LinearFit.FRACTION_BITS - requantizer.form().sumBits();
        asm.vmov(R10, R11, MULTIPLIER, OFFSET);
        for (int output = 0; output < count; output++) {
            if (excess > 0) {
                asm.asr(sum(output), sum(output), excess);
            }
            requantizer.scale(asm, sum(output), R10, R11, resident ? R12 : R0);
        }
        asm.vmov(R10, R11, SHIFT, NEXT_OUTPUT);
        int pixel = shape.output().channels();
        for (int output = 0; output < count; output++) {
            requantizer.narrow(asm, sum(output), R10);
            asm.strb(sum(output), Address.of(R11, output * pixel));
        }
        Offset.add(asm, R11, R11, count * pixel, R10);
        asm.vmov(NEXT_OUTPUT, R11);
    }
}
