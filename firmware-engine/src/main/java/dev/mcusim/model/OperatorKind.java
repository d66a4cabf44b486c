package dev.mcusim.model;

/** What an operator computes, by its TFLite name. Operators that only differ in notation share a kind (SQUEEZE is a RESHAPE). */
public enum OperatorKind {
    CONV_2D(3),
    DEPTHWISE_CONV_2D(3),
    FULLY_CONNECTED(3),
    ADD(2),
    MUL(2),
    AVERAGE_POOL_2D(1),
    MAX_POOL_2D(1),
    MEAN(1),
    SOFTMAX(1),
    LOGISTIC(1),
    RELU(1),
    RELU6(1),
    PAD(1),
    RESHAPE(1),
    CONCATENATION(Integer.MAX_VALUE),
    TRANSPOSE(1),
    RESIZE_NEAREST_NEIGHBOR(1),
    QUANTIZE(1),
    DEQUANTIZE(1);

    private final int dataInputs;

    OperatorKind(int dataInputs) {
        this.dataInputs = dataInputs;
    }

    /**
     * How many leading inputs hold data that is read while the operator runs. Inputs after those (axes, paddings, permutations, shapes)
     * are already part of the {@link OperatorOptions}.
     */
    public int dataInputs() {
        return dataInputs;
    }
}
