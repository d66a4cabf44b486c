/**
 * TensorFlow Lite Micro's int8 arithmetic in plain Java, written to be read.
 *
 * <p>{@link dev.mcusim.reference.ReferenceEngine} runs a {@link dev.mcusim.model.Network} operator by operator and keeps every result. Each operator is one
 * class that loops over its output the way its definition does, without regard to speed, and is bit exact with the reference kernels of TensorFlow Lite
 * Micro (not with its optimized kernels, nor with CMSIS-NN). It shares no code with the kernels that are generated for the microcontroller, so that the
 * two can judge each other.
 */
package dev.mcusim.reference;
