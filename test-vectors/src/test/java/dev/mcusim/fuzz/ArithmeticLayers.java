package dev.mcusim.fuzz;

import dev.mcusim.demo.tflite.OperatorSpec;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.lite.schema.AddOptions;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.MulOptions;

/** Random ADD, MUL, RELU, RELU6, LOGISTIC, QUANTIZE and DEQUANTIZE. */
final class ArithmeticLayers {
    private ArithmeticLayers() {}

    /** ADD with another activation of a shape that broadcasts, a constant, or itself. */
    static boolean add(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        byte function = Activations.fused(choices);
        Activation other = partner(sketch, input);
        int[] shape = broadcast(input.shape(), other.shape());
        Activation output = sketch.declare(
                shape, Activations.near(choices, Math.max(input.scale(), other.scale())), choices.zeroPoint());
        OperatorSpec spec = new OperatorSpec(
                BuiltinOperator.ADD,
                2,
                BuiltinOptions.AddOptions,
                b -> AddOptions.createAddOptions(b, function, false));
        sketch.operator("ADD " + input + " + " + other, spec, output, swapped(choices, input, other));
        return true;
    }

    /** MUL, as {@link #add}. */
    static boolean mul(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        byte function = Activations.fused(choices);
        Activation other = partner(sketch, input);
        int[] shape = broadcast(input.shape(), other.shape());
        double product = 60.0 * input.scale() * other.scale();
        Activation output = sketch.declare(shape, Activations.near(choices, product), choices.zeroPoint());
        OperatorSpec spec = new OperatorSpec(
                BuiltinOperator.MUL, 2, BuiltinOptions.MulOptions, b -> MulOptions.createMulOptions(b, function));
        sketch.operator("MUL " + input + " * " + other, spec, output, swapped(choices, input, other));
        return true;
    }

    private static int[] swapped(Choices choices, Activation a, Activation b) {
        return choices.chance(50) ? new int[] {a.tensor(), b.tensor()} : new int[] {b.tensor(), a.tensor()};
    }

    private static Activation partner(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        List<Activation> fitting = sketch.activations().stream()
                .filter(other -> broadcast(input.shape(), other.shape()) != null)
                .toList();
        if (choices.chance(60) && !fitting.isEmpty()) {
            return fitting.get(choices.between(0, fitting.size() - 1));
        }
        int[] shape = input.shape().clone();
        for (int axis = 0; axis < shape.length; axis++) {
            if (choices.chance(40)) {
                shape[axis] = 1;
            }
        }
        if (choices.chance(30)) {
            shape = Arrays.copyOfRange(shape, choices.between(0, shape.length), shape.length);
        }
        if (choices.chance(30) && shape.length > 0) {
            return sketch.input(shape);
        }
        return sketch.constant(shape, Activations.near(choices, input.scale()), choices.zeroPoint());
    }

    /** The shape to which two shapes broadcast; null when they do not, or become too large. */
    private static int[] broadcast(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] shape = new int[rank];
        long elements = 1;
        for (int i = 1; i <= rank; i++) {
            int x = i <= a.length ? a[a.length - i] : 1;
            int y = i <= b.length ? b[b.length - i] : 1;
            if (x != y && x != 1 && y != 1) {
                return null;
            }
            shape[rank - i] = Math.max(x, y);
            elements *= shape[rank - i];
        }
        return elements > Activations.MAX_BYTES ? null : shape;
    }

    /** RELU, RELU6, LOGISTIC or QUANTIZE from int8 to int8. */
    static boolean unary(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        int code = choices.oneOf(
                BuiltinOperator.RELU, BuiltinOperator.RELU6, BuiltinOperator.LOGISTIC, BuiltinOperator.QUANTIZE);
        boolean logistic = code == BuiltinOperator.LOGISTIC;
        boolean same = code == BuiltinOperator.RELU6;
        Activation output = sketch.declare(
                input.shape(),
                logistic ? 1f / 256 : same ? input.scale() : Activations.near(choices, input.scale()),
                logistic ? -128 : same ? input.zeroPoint() : choices.zeroPoint());
        sketch.operator(BuiltinOperator.name(code), plain(code), output, input.tensor());
        return true;
    }

    /** An int8 activation out of a new float32 input. */
    static void quantizedInput(Sketch sketch, int[] shape) {
        int input = sketch.floatInput(shape);
        if (sketch.choices.chance(20)) {
            int flat = sketch.declareFloat(new int[] {1, Arrays.stream(shape).reduce(1, (a, b) -> a * b)});
            sketch.operator("RESHAPE float", plain(BuiltinOperator.RESHAPE), flat, input);
            int again = sketch.declareFloat(shape);
            sketch.operator("RESHAPE float", plain(BuiltinOperator.RESHAPE), again, flat);
            input = again;
        }
        Activation output = sketch.declare(shape, sketch.choices.scale(), sketch.choices.zeroPoint());
        sketch.operator("QUANTIZE float", plain(BuiltinOperator.QUANTIZE), output, input);
    }

    /** A float32 tensor out of an activation. */
    static int dequantized(Sketch sketch, Activation input) {
        int output = sketch.declareFloat(input.shape());
        sketch.operator("DEQUANTIZE -> " + output, plain(BuiltinOperator.DEQUANTIZE), output, input.tensor());
        return output;
    }

    /** An operator without options. */
    static OperatorSpec plain(int code) {
        return new OperatorSpec(code, 1, BuiltinOptions.NONE, b -> 0);
    }
}
