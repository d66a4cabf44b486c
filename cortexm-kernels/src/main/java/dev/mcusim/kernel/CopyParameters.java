package dev.mcusim.kernel;

/**
 * A plain copy, for RESHAPE where the output cannot share the input's memory.
 *
 * @param bytes length, at least 1
 */
public record CopyParameters(int bytes) {
    public CopyParameters {
        Require.inRange("bytes", bytes, 1, 1 << 30);
    }
}
