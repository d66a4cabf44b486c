package dev.mcusim.plan;

import dev.mcusim.kernel.FeatureMap;
import dev.mcusim.kernel.Target;
import dev.mcusim.kernel.Window;
import dev.mcusim.model.Network;
import dev.mcusim.model.Operator;
import dev.mcusim.model.Shape;
import dev.mcusim.model.TensorData;
import java.util.List;
import java.util.Optional;

/**
 * An operator in its network: what lowering reads besides the options.
 *
 * @param target the pipeline to generate for
 */
record LoweringSource(Network network, Operator operator, Target target) {
    /** The shape of the input at a position. */
    Shape inputShape(int position) {
        return network.input(operator, position).shape();
    }

    /** The dimensions of the input at a position, outermost first. */
    List<Integer> inputDimensions(int position) {
        return inputShape(position).dimensions();
    }

    /** The shape of the output. */
    Shape outputShape() {
        return network.output(operator).shape();
    }

    /** The shape of the first input, which is an image. */
    FeatureMap inputMap() {
        return featureMap(inputShape(0));
    }

    /** The shape of the output, which is an image. */
    FeatureMap outputMap() {
        return featureMap(outputShape());
    }

    /** A window in the words of the kernels. */
    static Window window(dev.mcusim.model.Window window) {
        return new Window(
                window.filterHeight(),
                window.filterWidth(),
                window.strideHeight(),
                window.strideWidth(),
                window.dilationHeight(),
                window.dilationWidth(),
                window.padTop(),
                window.padLeft());
    }

    private static FeatureMap featureMap(Shape shape) {
        return new FeatureMap(shape.dimension(0), shape.dimension(1), shape.dimension(2), shape.dimension(3));
    }

    /** The bytes of the input at a position, when they are known before running. */
    Optional<byte[]> constant(int position) {
        return network.input(operator, position).constant().map(TensorData::toBytes);
    }

    /** The int8 values of an input that must be constant. */
    byte[] weights(int position) {
        return constant(position)
                .orElseThrow(() -> new IllegalArgumentException(
                        operator.kind() + " " + operator.index() + " has no constant input " + position));
    }

    /** The int32 values of a constant input, or zeros when it is not there. */
    int[] bias(int position, int channels) {
        return operator.hasInput(position)
                ? network.input(operator, position).constant().orElseThrow().toInt32()
                : new int[channels];
    }
}
