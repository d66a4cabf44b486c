package dev.mcusim.kernel;

import static dev.mcusim.isa.Register.R0;
import static dev.mcusim.isa.Register.R1;
import static dev.mcusim.isa.Register.R2;
import static dev.mcusim.isa.Register.R3;
import static dev.mcusim.isa.Register.R4;
import static dev.mcusim.isa.Register.R5;

import dev.mcusim.asm.MacroAssembler;
import dev.mcusim.isa.Address;
import dev.mcusim.isa.Register;
import dev.mcusim.kernel.WordLoop.Stream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * The loops of ADD and MUL around any {@link BinaryArithmetic}: broadcasting, rows of words, operands that repeat along the row, constant operands.
 * A constant of one element turns the operator into a table of the other operand.
 */
final class BinaryElementwise {
    private static final Register POINTER0 = R0;
    private static final Register POINTER1 = R1;
    private static final Register OUTPUT = R2;
    private static final Register COUNTER = R3;
    private static final Register WORD0 = R4;
    private static final Register WORD1 = R5;

    private final ElementwiseInput input0;
    private final ElementwiseInput input1;
    private final List<Integer> outputShape;
    private final BinaryArithmetic arithmetic;

    BinaryElementwise(
            ElementwiseInput input0, ElementwiseInput input1, List<Integer> outputShape, BinaryArithmetic arithmetic) {
        this.input0 = input0;
        this.input1 = input1;
        this.outputShape = outputShape;
        this.arithmetic = arithmetic;
    }

    KernelPlan plan() {
        Broadcast broadcast = Broadcast.of(input0.shape(), input1.shape(), outputShape);
        if (input1.isConstantScalar() && input0.constant().isEmpty()) {
            int x1 = input1.constant().orElseThrow()[0];
            return ByteLookupKernel.plan(
                    0, outputElements(), table(x -> arithmetic.evaluate(x, x1)), arithmetic.describe());
        }
        if (input0.isConstantScalar() && input1.constant().isEmpty()) {
            int x0 = input0.constant().orElseThrow()[0];
            return ByteLookupKernel.plan(
                    1, outputElements(), table(x -> arithmetic.evaluate(x0, x)), arithmetic.describe());
        }
        return loops(broadcast);
    }

    private int outputElements() {
        return Dimensions.product(outputShape);
    }

    private static byte[] table(IntUnaryOperator function) {
        byte[] table = new byte[256];
        for (int x = Byte.MIN_VALUE; x <= Byte.MAX_VALUE; x++) {
            table[x + 128] = (byte) function.applyAsInt(x);
        }
        return table;
    }

    private KernelPlan loops(Broadcast broadcast) {
        LeafFunction function = new LeafFunction(broadcast.extents().length);
        MacroAssembler asm = function.asm();
        List<Constant> constants = new ArrayList<>();
        asm.loadAddress(POINTER0, symbol(0, input0, constants), 0);
        asm.loadAddress(POINTER1, symbol(1, input1, constants), 0);
        asm.loadAddress(OUTPUT, KernelPlan.output(0), 0);
        arithmetic.load(asm);
        int row = broadcast.row();
        LoopNest nest = new LoopNest(
                asm,
                broadcast.extents(),
                0,
                COUNTER,
                new LoopNest.Pointer(POINTER0, broadcast.strides0(), broadcast.repeats0() ? 0 : row),
                new LoopNest.Pointer(POINTER1, broadcast.strides1(), broadcast.repeats1() ? 0 : row),
                new LoopNest.Pointer(OUTPUT, broadcast.outputStrides(), row));
        nest.emit(() -> row(asm, broadcast));
        return function.finish(arithmetic.describe(), constants, inPlaceInputs());
    }

    /** The symbol of an operand; a constant one joins the plan's constants. */
    private static String symbol(int index, ElementwiseInput input, List<Constant> constants) {
        if (input.constant().isEmpty()) {
            return KernelPlan.input(index);
        }
        String name = "operand" + index;
        constants.add(new Constant(name, input.constant().orElseThrow(), 4));
        return name;
    }

    private void row(MacroAssembler asm, Broadcast broadcast) {
        List<Stream> sources = new ArrayList<>();
        addSource(asm, sources, new Stream(POINTER0, WORD0), broadcast.repeats0());
        addSource(asm, sources, new Stream(POINTER1, WORD1), broadcast.repeats1());
        Register result = broadcast.repeats0() ? WORD1 : WORD0;
        new WordLoop(asm, sources, new Stream(OUTPUT, result), COUNTER)
                .emit(broadcast.row(), 2, () -> arithmetic.emit(asm, WORD0, WORD1, result));
    }

    private static void addSource(MacroAssembler asm, List<Stream> sources, Stream source, boolean repeats) {
        if (repeats) {
            asm.ldrb(source.word(), Address.of(source.pointer()));
            WordLanes.splat(asm, source.word());
        } else {
            sources.add(source);
        }
    }

    /** An operand as large as the output is read word by word, each just before that very word is written. */
    private Set<Integer> inPlaceInputs() {
        Set<Integer> inputs = new HashSet<>();
        if (input0.constant().isEmpty() && input0.size() == outputElements()) {
            inputs.add(0);
        }
        if (input1.constant().isEmpty() && input1.size() == outputElements()) {
            inputs.add(1);
        }
        return inputs;
    }
}
