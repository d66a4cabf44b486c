package dev.mcusim.demo.train;

import java.util.List;

/**
 * A differentiable step of a network.
 *
 * <p>A layer remembers its last training pass: {@link #backward} belongs to the {@link #forward} before it. Layers do not write to the maps
 * they are given.
 */
public sealed interface Layer
        permits AveragePool, BatchNorm, Conv2d, Dense, DepthwiseConv2d, Relu6, Residual, Sequential {

    /**
     * Computes the layer's output.
     *
     * @param input the activations before the layer
     * @param training whether batch statistics are used and a backward pass will follow
     * @return new maps, or the input itself where the layer changes nothing
     */
    FeatureMaps forward(FeatureMaps input, boolean training);

    /**
     * Adds to the gradients of the layer's parameters and passes the gradient on.
     *
     * @param gradient of the loss with respect to the output of the last training pass
     * @return the gradient of the loss with respect to that pass's input
     */
    FeatureMaps backward(FeatureMaps gradient);

    /**
     * What is to be trained.
     *
     * @return in a fixed order; empty for a layer without parameters
     */
    default List<Parameter> parameters() {
        return List.of();
    }
}
