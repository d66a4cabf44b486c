/**
 * A quantized network as immutable records, in the form in which every later stage wants it.
 *
 * <p>{@link dev.mcusim.model.Network} holds tensors and operators in execution order. What an operator does is a record of the
 * sealed family {@link dev.mcusim.model.OperatorOptions}, already in <em>prepared integer form</em>: explicit padding, zero points,
 * fixed-point multipliers and shifts, clamps. The reference engine, the lowering to kernels and the loader of single-layer cases
 * share these records, so no two places derive a multiplier from a scale. Nothing here knows of files, memory offsets or boards.
 */
package dev.mcusim.model;
