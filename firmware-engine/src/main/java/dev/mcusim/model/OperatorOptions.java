package dev.mcusim.model;

/**
 * What one operator does, in prepared integer form: nothing is left to derive from scales. Shapes are those of the operator's tensors.
 *
 * <p>Adding an operator starts with a record here; see {@code docs/add-an-operator.md}.
 */
public sealed interface OperatorOptions
        permits AddOptions,
                AveragePool2dOptions,
                ConcatenationOptions,
                Conv2dOptions,
                DepthwiseConv2dOptions,
                DequantizeOptions,
                FullyConnectedOptions,
                LogisticOptions,
                MaxPool2dOptions,
                MeanOptions,
                MulOptions,
                PadOptions,
                QuantizeOptions,
                Relu6Options,
                ReluOptions,
                RequantizeOptions,
                ReshapeOptions,
                ResizeNearestNeighborOptions,
                SoftmaxOptions,
                TransposeOptions {

    OperatorKind kind();
}
