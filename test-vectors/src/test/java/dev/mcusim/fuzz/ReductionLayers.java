package dev.mcusim.fuzz;

import dev.mcusim.demo.tflite.OperatorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Pool2DOptions;
import org.tensorflow.lite.schema.ReducerOptions;
import org.tensorflow.lite.schema.SoftmaxOptions;

/** Random pooling, MEAN and SOFTMAX. */
final class ReductionLayers {
    private ReductionLayers() {}

    /** AVERAGE_POOL_2D or MAX_POOL_2D. */
    static boolean pool(Sketch sketch, Activation input) {
        if (input.rank() != 4) {
            return false;
        }
        Choices choices = sketch.choices;
        ProductLayers.Geometry geometry = ProductLayers.Geometry.random(choices, input.shape(), false);
        byte function = Activations.fused(choices);
        int code = choices.oneOf(BuiltinOperator.AVERAGE_POOL_2D, BuiltinOperator.MAX_POOL_2D);
        OperatorSpec spec = new OperatorSpec(
                code,
                2,
                BuiltinOptions.Pool2DOptions,
                b -> Pool2DOptions.createPool2DOptions(
                        b,
                        geometry.padding(),
                        geometry.strideWidth(),
                        geometry.strideHeight(),
                        geometry.filterWidth(),
                        geometry.filterHeight(),
                        function));
        Activation output =
                sketch.declare(geometry.output(input.shape(), input.channels()), input.scale(), input.zeroPoint());
        sketch.operator(
                BuiltinOperator.name(code) + " fused " + function + " " + geometry, spec, output, input.tensor());
        return true;
    }

    /** MEAN over some or all axes, which may be negative or repeated. */
    static boolean mean(Sketch sketch, Activation input) {
        if (input.rank() == 0) {
            return false;
        }
        Choices choices = sketch.choices;
        boolean keep = choices.chance(50);
        TreeSet<Integer> axes = new TreeSet<>();
        if (input.rank() == 4 && choices.chance(50)) {
            axes.addAll(List.of(1, 2));
        } else {
            for (int axis = 0; axis < input.rank(); axis++) {
                if (choices.chance(50)) {
                    axes.add(axis);
                }
            }
        }
        if (axes.isEmpty()) {
            axes.add(input.rank() - 1);
        }
        List<Integer> shape = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            if (!axes.contains(axis)) {
                shape.add(input.shape()[axis]);
            } else if (keep) {
                shape.add(1);
            }
        }
        int[] named = axes.stream()
                .mapToInt(axis -> choices.chance(30) ? axis - input.rank() : axis)
                .toArray();
        boolean same = choices.chance(30);
        Activation output = sketch.declare(
                shape.stream().mapToInt(Integer::intValue).toArray(),
                same ? input.scale() : Activations.near(choices, input.scale()),
                same ? input.zeroPoint() : choices.zeroPoint());
        OperatorSpec spec = new OperatorSpec(
                BuiltinOperator.MEAN,
                2,
                BuiltinOptions.ReducerOptions,
                b -> ReducerOptions.createReducerOptions(b, keep));
        int table =
                named.length == 1 && choices.chance(50) ? sketch.int32(null, new int[0], named) : sketch.int32(named);
        sketch.operator("MEAN " + axes, spec, output, input.tensor(), table);
        return true;
    }

    /** SOFTMAX along the last dimension. */
    static boolean softmax(Sketch sketch, Activation input) {
        if (input.rank() == 0) {
            return false;
        }
        float beta = sketch.choices.chance(80) ? 1 : (float) sketch.choices.between(0.1, 4);
        OperatorSpec spec = new OperatorSpec(
                BuiltinOperator.SOFTMAX,
                2,
                BuiltinOptions.SoftmaxOptions,
                b -> SoftmaxOptions.createSoftmaxOptions(b, beta));
        sketch.operator("SOFTMAX " + beta, spec, sketch.declare(input.shape(), 1f / 256, -128), input.tensor());
        return true;
    }
}
