package dev.mcusim.model;

import java.util.Collection;

/** How much a network computes and holds, counted from shapes. */
public final class WorkCount {
    private WorkCount() {}

    /**
     * Multiply-accumulates of one operator as the literature counts them: taps that fall into padding count, bias and requantization do not, and
     * operators without weights count 0.
     */
    public static long macs(Network network, Operator operator) {
        long outputs = network.output(operator).shape().elements();
        return switch (operator.kind()) {
            case CONV_2D -> outputs * network.input(operator, 1).shape().elements(1, 4);
            case DEPTHWISE_CONV_2D -> outputs
                    * network.input(operator, 1).shape().elements(1, 3);
            case FULLY_CONNECTED -> outputs * network.input(operator, 1).shape().dimension(-1);
            default -> 0;
        };
    }

    /**
     * Elements of all constant tensors that operators read while they run: weights, biases, constant operands. A tensor that several read
     * counts once.
     */
    public static long parameters(Network network) {
        return network.operators().stream()
                .map(Operator::dataInputs)
                .flatMap(Collection::stream)
                .distinct()
                .map(network::tensor)
                .filter(Tensor::isConstant)
                .mapToLong(tensor -> tensor.shape().elements())
                .sum();
    }

    /** Element reads of an implementation without any cleverness: a bound on the time that running the network takes. */
    public static long steps(Network network) {
        return network.operators().stream().mapToLong(o -> steps(network, o)).sum();
    }

    /** The same of one operator. */
    public static long steps(Network network, Operator operator) {
        long outputs = network.output(operator).shape().elements();
        long inputs = operator.dataInputs().stream()
                .mapToLong(index -> network.tensor(index).shape().elements())
                .sum();
        long taps = 0;
        if (operator.options() instanceof AveragePool2dOptions options) {
            taps = taps(options.window(), network.input(operator, 0).shape());
        } else if (operator.options() instanceof MaxPool2dOptions options) {
            taps = taps(options.window(), network.input(operator, 0).shape());
        }
        return inputs + outputs * (1 + taps) + macs(network, operator);
    }

    /** The taps of a pooling window that can lie inside the image. */
    private static long taps(Window window, Shape image) {
        return (long) Math.min(window.filterHeight(), image.dimension(1))
                * Math.min(window.filterWidth(), image.dimension(2));
    }
}
