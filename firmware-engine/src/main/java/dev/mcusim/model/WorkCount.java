package dev.mcusim.model;

import java.util.Collection;

/** How much a network computes and holds, counted from shapes. */
final class WorkCount {
    private WorkCount() {}

    /**
     * Multiply-accumulates as the literature counts them: taps that fall into padding count, bias and requantization do not, and operators
     * without weights count 0.
     */
    static long macs(Network network, Operator operator) {
        long outputs = network.output(operator).shape().elements();
        return switch (operator.kind()) {
            case CONV_2D -> {
                Shape filter = network.input(operator, 1).shape();
                yield outputs * filter.elements(1, 4);
            }
            case DEPTHWISE_CONV_2D -> {
                Shape filter = network.input(operator, 1).shape();
                yield outputs * filter.elements(1, 3);
            }
            case FULLY_CONNECTED -> outputs * network.input(operator, 1).shape().dimension(-1);
            default -> 0;
        };
    }

    /** Elements of all constant tensors that operators read while they run; a tensor that several read counts once. */
    static long parameters(Network network) {
        return network.operators().stream()
                .map(Operator::dataInputs)
                .flatMap(Collection::stream)
                .distinct()
                .map(network::tensor)
                .filter(Tensor::isConstant)
                .mapToLong(tensor -> tensor.shape().elements())
                .sum();
    }
}
