package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.LR;
import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R10;
import static dev.mcusim.isa.Register.R11;
import static dev.mcusim.isa.Register.R12;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;
import static dev.mcusim.isa.Register.R6;
import static dev.mcusim.isa.Register.R7;
import static dev.mcusim.isa.Register.R8;
import static dev.mcusim.isa.Register.R9;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/**
 * SOFTMAX (see {@link SoftmaxParameters}), row by row in three passes: the maximum, the sum of exponentials, the quotients.
 *
 * <p>An exponential depends on the difference to the maximum alone, -255 to 0, so all 256 of them are a table in flash; differences below {@code diffMin}
 * hold 0, which makes the output -128 as TFLite's comparison does. The table's start is moved once a row so that the element itself is the index. The
 * reciprocal of the sum is gemmlowp's one_over_one_plus_x, three Newton steps.
 *
 * <p>TFLite stops the program when a sum reaches 2^9; here the outputs of such a row mean nothing. In place.
 */
public final class SoftmaxKernel {
    private static final Register INPUT = R0;
    private static final Register OUTPUT = R1;
    private static final Register TABLE = R2;
    private static final Register COUNTER = R3;
    private static final Register MAXIMUM = R4;
    private static final Register VALUE = R5;
    private static final Register SUM = R6;
    private static final Register EXPONENT = R7;
    private static final Register DOUBLED_SCALE = R9;
    private static final Register HALF = R11;
    private static final int UNROLL = 4;

    /** 48/17 and -32/17 with 2 integer bits: the first guess of a reciprocal, off by at most 1/17. */
    private static final int GUESS_CONSTANT = (int) Math.round(48.0 / 17 * (1 << 29));

    private static final int GUESS_SLOPE = (int) Math.round(-32.0 / 17 * (1 << 29));

    private final MacroAssembler asm;
    private final int depth;

    private SoftmaxKernel(MacroAssembler asm, int depth) {
        this.asm = asm;
        this.depth = depth;
    }

    /** Plans the layer. */
    public static KernelPlan plan(SoftmaxParameters p, Target target) {
        LeafFunction function = new LeafFunction(1);
        MacroAssembler asm = function.asm();
        asm.loadAddress(INPUT, KernelPlan.input(0), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        SoftmaxKernel kernel = new SoftmaxKernel(asm, p.depth());
        CountedLoop.inSlot(asm, 0, COUNTER, p.rows(), kernel::row);
        return function.finish(
                "softmax, table of exponentials", List.of(new Constant("exponentials", exponentials(p), 4)), Set.of(0));
    }

    /** Entry i is exp(i - 255 scaled) as Q31 fraction. */
    private static byte[] exponentials(SoftmaxParameters p) {
        ByteBuffer table = ByteBuffer.allocate(4 * 256).order(ByteOrder.LITTLE_ENDIAN);
        for (int difference = -255; difference <= 0; difference++) {
            int scaled = FixedPoint.requantize(difference, p.inputMultiplier(), p.inputLeftShift());
            table.putInt(difference < p.diffMin() ? 0 : FixedPoint.expOfNegative(scaled));
        }
        return table.array();
    }

    private void row() {
        maximum();
        asm.loadAddress(TABLE, "exponentials", 4 * 255);
        asm.sub(TABLE, TABLE, MAXIMUM.lsl(2));
        asm.addImmediate(INPUT, INPUT, -depth);
        asm.mov(SUM, 0);
        forEach(() -> {
            asm.add(VALUE, VALUE, 1 << 11);
            asm.add(SUM, SUM, VALUE.lsr(12));
        });
        asm.addImmediate(INPUT, INPUT, -depth);
        reciprocal();
        forEach(() -> {
            asm.umull(R8, VALUE, VALUE, DOUBLED_SCALE);
            asm.add(VALUE, VALUE, R8.lsr(31));
            asm.add(VALUE, VALUE, HALF);
            asm.lsr(VALUE, VALUE, EXPONENT);
            asm.usat(VALUE, 8, VALUE);
            asm.sub(VALUE, VALUE, 128);
            asm.strb(VALUE, Address.post(OUTPUT, 1));
        });
    }

    /** Emits the maximum of the row: lane by lane, then across the lanes, then the elements that fill no word. */
    private void maximum() {
        asm.loadConstant(MAXIMUM, WordLanes.splat(Byte.MIN_VALUE));
        CountedLoop.inRegister(asm, COUNTER, depth / 4, () -> {
            asm.ldr(VALUE, Address.post(INPUT, 4));
            asm.ssub8(LR, MAXIMUM, VALUE);
            asm.sel(MAXIMUM, MAXIMUM, VALUE);
        });
        for (int rotation = 16; rotation >= 8; rotation -= 8) {
            asm.ror(VALUE, MAXIMUM, rotation);
            asm.ssub8(LR, MAXIMUM, VALUE);
            asm.sel(MAXIMUM, MAXIMUM, VALUE);
        }
        asm.sxtb(MAXIMUM, MAXIMUM);
        CountedLoop.inRegister(asm, COUNTER, depth % 4, () -> {
            asm.ldrsb(VALUE, Address.post(INPUT, 1));
            asm.sub(VALUE, VALUE, MAXIMUM);
            asm.bic(VALUE, VALUE, VALUE.asr(31));
            asm.add(MAXIMUM, MAXIMUM, VALUE);
        });
    }

    /** Emits a pass over the row: the body finds the element's exponential in {@link #VALUE}. */
    private void forEach(Runnable body) {
        Runnable element = () -> {
            asm.ldrsb(VALUE, Address.post(INPUT, 1));
            asm.ldr(VALUE, Address.of(TABLE, VALUE, 2));
            body.run();
        };
        CountedLoop.inRegister(asm, COUNTER, depth / UNROLL, () -> {
            for (int i = 0; i < UNROLL; i++) {
                element.run();
            }
        });
        CountedLoop.inRegister(asm, COUNTER, depth % UNROLL, element);
    }

    /**
     * Emits the reciprocal of the sum, which has 12 integer bits. Shifted up to {@code 2^31 * (1 + a)}, its reciprocal x is half that of {@code (1 + a) / 2}, which
     * Newton's iteration {@code x += x * (1 - x * (1 + a) / 2)} finds.
     */
    private void reciprocal() {
        Register halfDenominator = R8;
        Register x = R9;
        Register error = R10;
        asm.clz(EXPONENT, SUM);
        asm.lsl(SUM, SUM, EXPONENT);
        asm.rsb(EXPONENT, EXPONENT, 12 + 31 - 8);
        asm.lsr(halfDenominator, SUM, 1);
        asm.loadConstant(error, GUESS_SLOPE);
        highMultiply(x, halfDenominator, error);
        asm.loadConstant(error, GUESS_CONSTANT);
        asm.add(x, x, error);
        for (int step = 0; step < 3; step++) {
            highMultiply(error, halfDenominator, x);
            asm.rsb(error, error, 1 << 29);
            highMultiply(error, x, error);
            asm.add(x, x, error.lsl(2));
        }
        asm.qadd(x, x, x);
        asm.lsl(DOUBLED_SCALE, x, 1);
        asm.mov(HALF, 1);
        asm.sub(R8, EXPONENT, 1);
        asm.lsl(HALF, HALF, R8);
    }

    /** Emits gemmlowp's doubling high multiplication of two variables: {@code rd = round(a * b / 2^31)}; r12 and lr are scratch. */
    private void highMultiply(Register rd, Register a, Register b) {
        asm.smull(R12, LR, a, b);
        asm.adds(R12, R12, 1 << 30);
        asm.adc(LR, LR, 0);
        asm.lsl(LR, LR, 1);
        asm.orr(rd, LR, R12.lsr(31));
    }
}
