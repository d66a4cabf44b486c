package dev.mcusim.plan;

/**
 * Permission for an operator to write its output over one of its inputs: the two buffers meet in exactly one step, and
 * in that step they may have the same start address although both are live.
 *
 * @param input index of the buffer that is read for the last time
 * @param output index of the buffer that is written for the first time, in the same step
 */
public record Sharing(int input, int output) {}
