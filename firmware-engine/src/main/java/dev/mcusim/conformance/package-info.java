/**
 * Single-layer test cases: JSON files with one operator, its prepared parameters, inputs and TFLite's own result.
 *
 * <p>The files follow the test configurations of CMSIS-NN: {@code config} holds numbers (an {@code input_offset} is minus the zero point),
 * {@code tensors} holds values by name. {@link dev.mcusim.conformance.LayerCases} turns a file into a network of one operator, so that everything that
 * runs networks can be checked with it. What this project does not support is a value, {@link dev.mcusim.conformance.UnsupportedCase}; a file that
 * contradicts itself is a {@link dev.mcusim.conformance.LayerCaseException}.
 */
package dev.mcusim.conformance;
