package dev.mcusim.fuzz;

import dev.mcusim.deploy.InputData;
import dev.mcusim.model.AddOptions;
import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.MaxPool2dOptions;
import dev.mcusim.model.MulOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.PadOptions;
import dev.mcusim.model.Shape;
import dev.mcusim.model.SoftmaxOptions;
import dev.mcusim.model.TensorData;
import dev.mcusim.model.TransposeOptions;
import dev.mcusim.reference.ReferenceEngine;
import dev.mcusim.tflite.ImportLimits;
import dev.mcusim.tflite.ModelException;
import dev.mcusim.tflite.TfliteImporter;
import java.util.List;
import java.util.Optional;

/**
 * Makes sound layer-case files out of seeds: a random network of one layer, run by the reference engine, and written down the way case files are, with
 * their alternative names, left-out defaults and stale tensors.
 */
final class CaseGenerator {
    private static final List<LayerKind> KINDS = List.of(
            ProductLayers::conv,
            ProductLayers::depthwise,
            ProductLayers::fullyConnected,
            ArithmeticLayers::add,
            ArithmeticLayers::mul,
            ReductionLayers::pool,
            ReductionLayers::softmax,
            MovementLayers::pad,
            MovementLayers::transpose);

    private static final String[] INPUT = {"input", "input_tensor"};
    private static final String[] OUTPUT = {"output_ref", "output"};

    private CaseGenerator() {}

    private interface LayerKind {
        boolean append(Sketch sketch, Activation input);
    }

    /** The case of a seed; empty when the seed's layer has no form as a case. */
    static Optional<CaseFields> generate(long seed) {
        Choices choices = new Choices(seed);
        Sketch sketch = new Sketch("case" + seed, choices);
        Activation input = sketch.input(NetworkGenerator.shape(choices));
        if (!KINDS.get(choices.between(0, KINDS.size() - 1)).append(sketch, input)) {
            return Optional.empty();
        }
        List<Activation> all = sketch.activations();
        byte[] bytes = sketch.write(List.of(all.get(all.size() - 1).tensor()));
        try {
            Network network = TfliteImporter.read("case" + seed, bytes, ImportLimits.DEFAULT);
            return network.operators().size() == 1 ? written(network, choices, seed) : Optional.empty();
        } catch (ModelException refusal) {
            return Optional.empty();
        }
    }

    private static Optional<CaseFields> written(Network network, Choices choices, long seed) {
        Operator operator = network.operators().get(0);
        List<byte[]> inputs = InputData.seeded(network, (int) seed);
        Layer layer = new Layer(
                network,
                operator,
                inputs,
                ReferenceEngine.run(network, inputs).outputs().get(0),
                choices);
        OperatorOptions options = operator.options();
        CaseFields fields = new CaseFields("case" + seed, operator.kind().name(), choices);
        if (options instanceof Conv2dOptions conv) {
            layer.images(fields, true)
                    .number("in_ch", layer.shape(0).dimension(3))
                    .number("out_ch", layer.output().dimension(3))
                    .usually(
                            layer.shape(0).dimension(3),
                            "filter_ch",
                            layer.shape(1).dimension(3))
                    .window(conv.window())
                    .number("input_offset", -conv.inputZeroPoint())
                    .number("output_offset", conv.outputZeroPoint())
                    .multipliers(conv.multipliers())
                    .activation(conv.activation());
        } else if (options instanceof DepthwiseConv2dOptions depthwise) {
            layer.images(fields, true)
                    .number("in_ch", layer.shape(0).dimension(3))
                    .number("out_ch", layer.output().dimension(3))
                    .usually(depthwise.depthMultiplier(), "ch_mult", depthwise.depthMultiplier())
                    .window(depthwise.window())
                    .number("input_offset", -depthwise.inputZeroPoint())
                    .number("output_offset", depthwise.outputZeroPoint())
                    .multipliers(depthwise.multipliers())
                    .activation(depthwise.activation());
        } else if (options instanceof FullyConnectedOptions full) {
            layer.weights(fields)
                    .numberAs(layer.shape(1).dimension(1), "accumulation_depth", "in_ch")
                    .number("out_ch", layer.shape(1).dimension(0))
                    .number("input_offset", -full.inputZeroPoint())
                    .usually(0, "filter_offset", -full.weightsZeroPoint())
                    .number("output_offset", full.outputZeroPoint())
                    .activation(full.activation());
            if (full.multipliers().size() == 1) {
                fields.multiplier(full.multipliers().get(0));
                fields.stale(layer.shape(1).dimension(0), "int32", "output_mult");
                fields.stale(layer.shape(1).dimension(0), "int32", "output_shift");
            } else {
                fields.multipliers(full.multipliers());
            }
            layer.inOut(fields);
        } else if (options instanceof AddOptions add) {
            fields.number("left_shift", add.leftShift())
                    .number("input1_mult", add.input1Multiplier().multiplier())
                    .number("input1_shift", add.input1Multiplier().shift())
                    .number("input2_mult", add.input2Multiplier().multiplier())
                    .number("input2_shift", add.input2Multiplier().shift())
                    .multiplier(add.outputMultiplier())
                    .number("output_offset", add.outputZeroPoint())
                    .activation(add.activation());
            return layer.pair(fields, add.input1ZeroPoint(), add.input2ZeroPoint());
        } else if (options instanceof MulOptions mul) {
            fields.multiplier(mul.outputMultiplier())
                    .number("output_offset", mul.outputZeroPoint())
                    .activation(mul.activation());
            return layer.pair(fields, mul.input1ZeroPoint(), mul.input2ZeroPoint());
        } else if (options instanceof AveragePool2dOptions pool) {
            layer.images(fields, false)
                    .numberAs(layer.shape(0).dimension(3), "input_c")
                    .poolWindow(pool.window())
                    .activation(pool.activation());
        } else if (options instanceof MaxPool2dOptions pool) {
            layer.images(fields, false)
                    .numberAs(layer.shape(0).dimension(3), "input_c")
                    .poolWindow(pool.window())
                    .activation(pool.activation());
        } else if (options instanceof SoftmaxOptions softmax) {
            int depth = layer.output().dimension(-1);
            layer.inOut(fields)
                    .number("num_rows", layer.output().elements() / depth)
                    .number("row_size", depth)
                    .number("input_mult", softmax.inputMultiplier())
                    .number("input_left_shift", softmax.inputLeftShift())
                    .number("diff_min", softmax.diffMin());
        } else if (options instanceof PadOptions pad) {
            return layer.pad(fields, pad);
        } else if (options instanceof TransposeOptions transpose) {
            if (transpose.permutation().size() > 5) {
                return Optional.empty();
            }
            layer.inOut(fields)
                    .number("size", layer.output().elements())
                    .number("perm_size", transpose.permutation().size());
        }
        return Optional.of(fields);
    }

    /** The only layer of a network, and what it computes. */
    private record Layer(Network network, Operator operator, List<byte[]> inputs, byte[] expected, Choices choices) {
        Shape shape(int position) {
            return network.input(operator, position).shape();
        }

        Shape output() {
            return network.output(operator).shape();
        }

        byte[] values(int position) {
            int tensor = operator.input(position);
            int input = network.inputs().indexOf(tensor);
            return input >= 0
                    ? inputs.get(input)
                    : network.tensor(tensor).constant().orElseThrow().toBytes();
        }

        CaseFields inOut(CaseFields fields) {
            return fields.int8(values(0), INPUT).int8(expected, OUTPUT);
        }

        CaseFields images(CaseFields fields, boolean weights) {
            inOut(fields).images(shape(0), output());
            return weights ? weights(fields) : fields;
        }

        CaseFields weights(CaseFields fields) {
            fields.int8(values(1), "weights", "input_weights");
            if (operator.hasInput(2)) {
                TensorData bias = network.input(operator, 2).constant().orElseThrow();
                fields.int32(bias.toInt32(), "biases", "bias", "input_bias");
            }
            return fields.stale(values(1).length, "int8", "weights").stale(expected.length, "int8", "output");
        }

        Optional<CaseFields> pair(CaseFields fields, int zeroPoint1, int zeroPoint2) {
            Shape shape1 = shape(0);
            Shape shape2 = shape(1);
            boolean flat = shape1.equals(shape2) || shape1.elements() == 1 || shape2.elements() == 1;
            if (!flat || choices.chance(30)) {
                if (Math.max(shape1.rank(), shape2.rank()) > 4) {
                    return Optional.empty();
                }
                dimensions(fields, 1, shape1.extendedTo(4));
                dimensions(fields, 2, shape2.extendedTo(4));
            }
            fields.numberAs(-zeroPoint1, "input1_offset", "input_1_offset")
                    .numberAs(-zeroPoint2, "input2_offset", "input_2_offset")
                    .int8(values(0), "input1", "input_tensor_1")
                    .int8(values(1), "input2", "input_tensor_2")
                    .int8(expected, OUTPUT);
            return Optional.of(fields);
        }

        private static void dimensions(CaseFields fields, int input, Shape shape) {
            fields.number("batch_" + input, shape.dimension(0))
                    .number("height_" + input, shape.dimension(1))
                    .number("width_" + input, shape.dimension(2))
                    .number("channel_" + input, shape.dimension(3));
        }

        Optional<CaseFields> pad(CaseFields fields, PadOptions pad) {
            if (shape(0).rank() != 4) {
                return Optional.empty();
            }
            List<String> axes = List.of("n", "h", "w", "c");
            for (int axis = 0; axis < 4; axis++) {
                fields.number("input_" + axes.get(axis), shape(0).dimension(axis))
                        .usually(0, "pre_pad_" + axes.get(axis), pad.before().get(axis))
                        .usually(0, "post_pad_" + axes.get(axis), pad.after().get(axis));
            }
            return Optional.of(inOut(fields.number("pad_value", pad.padValue())));
        }
    }
}
