package dev.mcusim.reference;

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
import java.util.Map;

/** The table of reference operators: one line for each kind of options. */
final class ReferenceOperators {
    private static final ReferenceOperators ALL = new ReferenceOperators()
            .with(AddOptions.class, new Add())
            .with(AveragePool2dOptions.class, new AveragePool2d())
            .with(ConcatenationOptions.class, new Concatenation())
            .with(Conv2dOptions.class, new Conv2d())
            .with(DepthwiseConv2dOptions.class, new DepthwiseConv2d())
            .with(DequantizeOptions.class, new Dequantize())
            .with(FullyConnectedOptions.class, new FullyConnected())
            .with(LogisticOptions.class, new Logistic())
            .with(MaxPool2dOptions.class, new MaxPool2d())
            .with(MeanOptions.class, new Mean())
            .with(MulOptions.class, new Mul())
            .with(PadOptions.class, new Pad())
            .with(QuantizeOptions.class, new Quantize())
            .with(Relu6Options.class, new Relu6())
            .with(ReluOptions.class, new Relu())
            .with(RequantizeOptions.class, new Requantize())
            .with(ReshapeOptions.class, new Reshape())
            .with(ResizeNearestNeighborOptions.class, new ResizeNearestNeighbor())
            .with(SoftmaxOptions.class, new Softmax())
            .with(TransposeOptions.class, new Transpose());

    private final Map<Class<? extends OperatorOptions>, Runner> runners = new HashMap<>();

    private ReferenceOperators() {}

    /** Runs the operator that belongs to the options. */
    static void run(OperatorOptions options, Operands operands) {
        ALL.runners.get(options.getClass()).run(options, operands);
    }

    static boolean contains(Class<?> options) {
        return ALL.runners.containsKey(options);
    }

    private <O extends OperatorOptions> ReferenceOperators with(Class<O> type, ReferenceOperator<O> operator) {
        runners.put(type, (options, operands) -> operator.run(type.cast(options), operands));
        return this;
    }

    private interface Runner {
        void run(OperatorOptions options, Operands operands);
    }
}
