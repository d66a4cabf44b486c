package dev.mcusim.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Makes valid int8 networks out of seeds: chains with branches, over all operators that can be imported. */
final class NetworkGenerator {
    private static final List<LayerKind> KINDS = List.of(
            ProductLayers::conv,
            ProductLayers::conv,
            ProductLayers::conv,
            ProductLayers::depthwise,
            ProductLayers::depthwise,
            ProductLayers::fullyConnected,
            ArithmeticLayers::add,
            ArithmeticLayers::add,
            ArithmeticLayers::mul,
            ArithmeticLayers::unary,
            ArithmeticLayers::unary,
            ReductionLayers::pool,
            ReductionLayers::pool,
            ReductionLayers::mean,
            ReductionLayers::softmax,
            MovementLayers::pad,
            MovementLayers::reshape,
            MovementLayers::concatenation,
            MovementLayers::transpose,
            MovementLayers::resize);

    private static final int MAX_LAYERS = 8;

    private NetworkGenerator() {}

    /** Appends a layer that reads an activation; false when it cannot. */
    private interface LayerKind {
        boolean append(Sketch sketch, Activation input);
    }

    /**
     * A network.
     *
     * @param bytes of the file
     * @param text one operator a line
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Generated(long seed, byte[] bytes, String text) {}

    /** The network of a seed, always the same. */
    static Generated generate(long seed) {
        Choices choices = new Choices(seed);
        Sketch sketch = new Sketch("seed" + seed, choices);
        int inputs = choices.oneOf(1, 1, 1, 2);
        for (int i = 0; i < inputs; i++) {
            int[] shape = shape(choices);
            if (choices.chance(15)) {
                ArithmeticLayers.quantizedInput(sketch, shape);
            } else {
                sketch.input(shape);
            }
        }
        int layers = choices.chance(5) ? choices.between(MAX_LAYERS, 4 * MAX_LAYERS) : choices.between(1, MAX_LAYERS);
        for (int tries = 0; tries < 60 && sketch.operatorCount() < layers; tries++) {
            KINDS.get(choices.between(0, KINDS.size() - 1)).append(sketch, sketch.anyActivation());
        }
        List<Integer> outputs = outputs(sketch);
        String text = "seed %d: inputs %s, outputs %s%n  %s".formatted(seed, sketch.inputs(), outputs, sketch.text());
        return new Generated(seed, sketch.write(outputs), text);
    }

    /** A random shape, mostly of an image. */
    static int[] shape(Choices choices) {
        if (choices.chance(12)) {
            int[] shape = new int[choices.between(1, 6)];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = choices.between(1, shape.length > 3 ? 4 : 12);
            }
            return shape;
        }
        if (choices.chance(6)) {
            return choices.chance(50)
                    ? new int[] {1, choices.between(1, 2), choices.between(60, 300), choices.between(1, 8)}
                    : new int[] {1, 1, choices.between(1, 3), choices.between(100, 1500)};
        }
        while (true) {
            int[] shape = {choices.oneOf(1, 1, 1, 1, 2, 3), choices.side(), choices.side(), choices.channels()};
            if (shape[0] * shape[1] * shape[2] * shape[3] <= Activations.MAX_BYTES) {
                return shape;
            }
        }
    }

    /** The last activation, and now and then others, in any order; some through DEQUANTIZE. */
    private static List<Integer> outputs(Sketch sketch) {
        Choices choices = sketch.choices;
        List<Integer> outputs = new ArrayList<>();
        List<Activation> activations = List.copyOf(sketch.activations());
        for (int i = activations.size() - 1; i >= 0; i--) {
            Activation activation = activations.get(i);
            boolean last = outputs.isEmpty();
            if (last || choices.chance(15)) {
                outputs.add(
                        choices.chance(15) ? ArithmeticLayers.dequantized(sketch, activation) : activation.tensor());
            }
        }
        if (choices.chance(3)) {
            outputs.add(outputs.get(0));
        }
        return outputs;
    }
}
