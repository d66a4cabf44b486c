package dev.mcusim.plan;

import dev.mcusim.kernel.KernelPlan;
import dev.mcusim.kernel.Target;
import dev.mcusim.model.AddOptions;
import dev.mcusim.model.AveragePool2dOptions;
import dev.mcusim.model.ConcatenationOptions;
import dev.mcusim.model.Conv2dOptions;
import dev.mcusim.model.DepthwiseConv2dOptions;
import dev.mcusim.model.DequantizeOptions;
import dev.mcusim.model.FullyConnectedOptions;
import dev.mcusim.model.LogisticOptions;
import dev.mcusim.model.MaxPool2dOptions;
import dev.mcusim.model.MeanOptions;
import dev.mcusim.model.MulOptions;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.OperatorOptions;
import dev.mcusim.model.PadOptions;
import dev.mcusim.model.QuantizeOptions;
import dev.mcusim.model.Relu6Options;
import dev.mcusim.model.ReluOptions;
import dev.mcusim.model.RequantizeOptions;
import dev.mcusim.model.ReshapeOptions;
import dev.mcusim.model.ResizeNearestNeighborOptions;
import dev.mcusim.model.SoftmaxOptions;
import dev.mcusim.model.TransposeOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * From operators to kernels: one line for each kind of options. Kernels repack weights while they are planned, so lower a
 * network once and keep the result.
 */
public final class Lowering {
    private static final Table TABLE = new Table()
            .with(AddOptions.class, ArithmeticLowering::add)
            .with(AveragePool2dOptions.class, ReductionLowering::averagePool2d)
            .with(ConcatenationOptions.class, MovementLowering::concatenation)
            .with(Conv2dOptions.class, ProductLowering::conv2d)
            .with(DepthwiseConv2dOptions.class, ProductLowering::depthwiseConv2d)
            .with(DequantizeOptions.class, ArithmeticLowering::dequantize)
            .with(FullyConnectedOptions.class, ProductLowering::fullyConnected)
            .with(LogisticOptions.class, ArithmeticLowering::logistic)
            .with(MaxPool2dOptions.class, ReductionLowering::maxPool2d)
            .with(MeanOptions.class, ReductionLowering::mean)
            .with(MulOptions.class, ArithmeticLowering::mul)
            .with(PadOptions.class, MovementLowering::pad)
            .with(QuantizeOptions.class, ArithmeticLowering::quantize)
            .with(Relu6Options.class, ArithmeticLowering::relu6)
            .with(ReluOptions.class, ArithmeticLowering::relu)
            .with(RequantizeOptions.class, ArithmeticLowering::requantize)
            .with(ReshapeOptions.class, MovementLowering::reshape)
            .with(ResizeNearestNeighborOptions.class, MovementLowering::resizeNearestNeighbor)
            .with(SoftmaxOptions.class, ReductionLowering::softmax)
            .with(TransposeOptions.class, MovementLowering::transpose);

    private final Target target;

    /**
     * Lowering for one pipeline.
     *
     * @param target the pipeline to generate for
     */
    public Lowering(Target target) {
        this.target = target;
    }

    /** The kernels of all operators, in the order of the network. */
    public List<LoweredOperator> lower(Network network) {
        return network.operators().stream()
                .map(operator -> lower(network, operator))
                .toList();
    }

    /** Whether there is a kernel for a kind of options. */
    static boolean contains(Class<?> options) {
        return TABLE.lowerings.containsKey(options);
    }

    private LoweredOperator lower(Network network, Operator operator) {
        KernelPlan kernel = TABLE.lowerings
                .get(operator.options().getClass())
                .lower(operator.options(), new LoweringSource(network, operator, target));
        return new LoweredOperator(operator, kernel, MovementLowering.isAlias(network, operator));
    }

    /** The table; {@link #with} ties an operator's options to what lowers them. */
    private static final class Table {
        private final Map<Class<? extends OperatorOptions>, OperatorLowering<OperatorOptions>> lowerings =
                new HashMap<>();

        <O extends OperatorOptions> Table with(Class<O> type, OperatorLowering<O> lowering) {
            lowerings.put(type, (options, source) -> lowering.lower(type.cast(options), source));
            return this;
        }
    }
}
