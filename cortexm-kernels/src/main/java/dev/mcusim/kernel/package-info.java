/**
 * Generators of int8 neural-network kernels for Cortex-M4 and Cortex-M7. Each operator family has one class with a
 * {@code plan} method that turns a parameter record into a {@link dev.mcusim.kernel.KernelPlan}: one position-independent-by-relocation
 * function specialised for exactly that layer, its repacked constants and the scratch memory it needs. Results equal
 * TensorFlow Lite Micro's reference kernels bit for bit.
 *
 * <p>What does not live here: networks and tensors (parameters are plain numbers), addresses (code names memory by
 * relocation symbols) and the instruction encodings, which belong to {@code dev.mcusim.asm}.
 */
package dev.mcusim.kernel;
