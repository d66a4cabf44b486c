package dev.mcusim.firmware;

/**
 * What a firmware takes of the RAM, in bytes.
 *
 * @param limit RAM that firmware can use for data right after reset
 * @param arena tensors and scratch
 * @param stackReserved room for the stack
 * @param other variables
 */
public record SramUse(long limit, long arena, long stackReserved, long other) {
    /** All that is reserved. */
    public long total() {
        return arena + stackReserved + other;
    }
}
