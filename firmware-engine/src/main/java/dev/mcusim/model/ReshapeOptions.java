package dev.mcusim.model;

/** RESHAPE, SQUEEZE and EXPAND_DIMS. Input: 0 of any type. Output: the same bytes under another shape. */
public record ReshapeOptions() implements OperatorOptions {
    @Override
    public OperatorKind kind() {
        return OperatorKind.RESHAPE;
    }
}
