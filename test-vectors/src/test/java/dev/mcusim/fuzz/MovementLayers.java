package dev.mcusim.fuzz;

import dev.mcusim.demo.tflite.OperatorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tensorflow.lite.schema.ActivationFunctionType;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.ConcatenationOptions;
import org.tensorflow.lite.schema.ResizeNearestNeighborOptions;

/** Random PAD, PADV2, RESHAPE, SQUEEZE, EXPAND_DIMS, CONCATENATION, TRANSPOSE and RESIZE_NEAREST_NEIGHBOR. */
final class MovementLayers {
    private MovementLayers() {}

    /** PAD or PADV2 along any axes. */
    static boolean pad(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        if (input.rank() == 0) {
            return false;
        }
        int[] paddings = new int[2 * input.rank()];
        int[] shape = input.shape().clone();
        long elements = 1;
        boolean image = choices.chance(50) && input.rank() == 4;
        for (int axis = 0; axis < input.rank(); axis++) {
            if (image ? axis == 1 || axis == 2 : choices.chance(40)) {
                paddings[2 * axis] = choices.between(0, 3);
                paddings[2 * axis + 1] = choices.between(0, 3);
                shape[axis] += paddings[2 * axis] + paddings[2 * axis + 1];
            }
            elements *= shape[axis];
        }
        if (elements > Activations.MAX_BYTES) {
            return false;
        }
        boolean named = choices.chance(30);
        int table = sketch.int32(null, new int[] {input.rank(), 2}, paddings);
        Activation output = sketch.declare(shape, input.scale(), input.zeroPoint());
        int[] operands = named
                ? new int[] {
                    input.tensor(),
                    table,
                    sketch.constant(new int[] {1}, input.scale(), input.zeroPoint())
                            .tensor()
                }
                : new int[] {input.tensor(), table};
        int code = named ? BuiltinOperator.PADV2 : BuiltinOperator.PAD;
        sketch.operator("PAD " + Arrays.toString(paddings), ArithmeticLayers.plain(code), output, operands);
        return true;
    }

    /** RESHAPE, SQUEEZE or EXPAND_DIMS to another shape of as many elements. */
    static boolean reshape(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        List<Integer> shape = new ArrayList<>();
        int rest = input.elements();
        int rank = choices.between(1, 5);
        for (int axis = 0; axis < rank - 1; axis++) {
            int divisor = choices.between(1, Math.min(rest, 9));
            while (rest % divisor != 0) {
                divisor--;
            }
            shape.add(divisor);
            rest /= divisor;
        }
        shape.add(rest);
        int[] target = shape.stream().mapToInt(Integer::intValue).toArray();
        int code = choices.oneOf(BuiltinOperator.RESHAPE, BuiltinOperator.RESHAPE, BuiltinOperator.SQUEEZE);
        Activation output = sketch.declare(target, input.scale(), input.zeroPoint());
        int[] operands = code == BuiltinOperator.RESHAPE && choices.chance(70)
                ? new int[] {input.tensor(), sketch.int32(target)}
                : new int[] {input.tensor()};
        sketch.operator(BuiltinOperator.name(code), ArithmeticLayers.plain(code), output, operands);
        return true;
    }

    /** CONCATENATION with others of the same quantization: itself, constants, or new inputs through QUANTIZE. */
    static boolean concatenation(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        if (input.rank() == 0) {
            return false;
        }
        int axis = choices.chance(50) ? input.rank() - 1 : choices.between(0, input.rank() - 1);
        List<Integer> operands = new ArrayList<>(List.of(input.tensor()));
        int[] shape = input.shape().clone();
        int parts = choices.between(0, 3);
        for (int i = 0; i < parts; i++) {
            Activation part = part(sketch, input, axis);
            shape[axis] += part.shape()[axis];
            operands.add(part.tensor());
        }
        if (Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b) > Activations.MAX_BYTES) {
            return false;
        }
        Collections.shuffle(operands, new Random(choices.between(0, 1000)));
        // The order matters only for parts of different length; the output's shape is the same.
        int named = choices.chance(30) ? axis - input.rank() : axis;
        OperatorSpec spec = new OperatorSpec(
                BuiltinOperator.CONCATENATION,
                2,
                BuiltinOptions.ConcatenationOptions,
                b -> ConcatenationOptions.createConcatenationOptions(b, named, ActivationFunctionType.NONE));
        sketch.operator(
                "CONCATENATION " + axis,
                spec,
                sketch.declare(shape, input.scale(), input.zeroPoint()),
                operands.stream().mapToInt(Integer::intValue).toArray());
        return true;
    }

    private static Activation part(Sketch sketch, Activation input, int axis) {
        Choices choices = sketch.choices;
        int[] shape = input.shape().clone();
        shape[axis] = choices.oneOf(1, 2, 3, 4, input.shape()[axis]);
        if (choices.chance(30)) {
            return sketch.constant(shape, input.scale(), input.zeroPoint());
        }
        List<Activation> fitting = sketch.activations().stream()
                .filter(other -> matches(input, other, axis))
                .toList();
        if (choices.chance(40) && !fitting.isEmpty()) {
            return fitting.get(choices.between(0, fitting.size() - 1));
        }
        List<Activation> others = sketch.activations().stream()
                .filter(other -> sameButFor(axis, input.shape(), other.shape()))
                .toList();
        if (others.isEmpty()) {
            return input;
        }
        Activation source = others.get(choices.between(0, others.size() - 1));
        Activation requantized = sketch.declare(source.shape(), input.scale(), input.zeroPoint());
        return sketch.operator(
                "QUANTIZE", ArithmeticLayers.plain(BuiltinOperator.QUANTIZE), requantized, source.tensor());
    }

    private static boolean matches(Activation input, Activation other, int axis) {
        return other.scale() == input.scale()
                && other.zeroPoint() == input.zeroPoint()
                && sameButFor(axis, input.shape(), other.shape());
    }

    private static boolean sameButFor(int axis, int[] a, int[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (i != axis && a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /** TRANSPOSE by any permutation. */
    static boolean transpose(Sketch sketch, Activation input) {
        if (input.rank() == 0) {
            return false;
        }
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            order.add(axis);
        }
        Collections.shuffle(order, new Random(sketch.choices.between(0, 1000)));
        int[] permutation = order.stream().mapToInt(Integer::intValue).toArray();
        int[] shape = order.stream().mapToInt(axis -> input.shape()[axis]).toArray();
        sketch.operator(
                "TRANSPOSE " + order,
                ArithmeticLayers.plain(BuiltinOperator.TRANSPOSE),
                sketch.declare(shape, input.scale(), input.zeroPoint()),
                input.tensor(),
                sketch.int32(permutation));
        return true;
    }

    /** RESIZE_NEAREST_NEIGHBOR with any pair of flags. */
    static boolean resize(Sketch sketch, Activation input) {
        Choices choices = sketch.choices;
        if (input.rank() != 4) {
            return false;
        }
        int height = choices.chance(40) ? 2 * input.shape()[1] : choices.side();
        int width = choices.chance(40) ? 2 * input.shape()[2] : choices.side();
        int[] shape = {input.shape()[0], height, width, input.channels()};
        if ((long) shape[0] * height * width * shape[3] > Activations.MAX_BYTES) {
            return false;
        }
        boolean align = choices.chance(40);
        boolean center = choices.chance(40);
        OperatorSpec spec = new OperatorSpec(
                BuiltinOperator.RESIZE_NEAREST_NEIGHBOR,
                2,
                BuiltinOptions.ResizeNearestNeighborOptions,
                b -> ResizeNearestNeighborOptions.createResizeNearestNeighborOptions(b, align, center));
        sketch.operator(
                "RESIZE_NEAREST_NEIGHBOR align=" + align + " center=" + center,
                spec,
                sketch.declare(shape, input.scale(), input.zeroPoint()),
                input.tensor(),
                sketch.int32(height, width));
        return true;
    }
}
