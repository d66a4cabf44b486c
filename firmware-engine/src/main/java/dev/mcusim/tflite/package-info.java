/**
 * Reads {@code .tflite} files into {@link dev.mcusim.model.Network}.
 *
 * <p>Files are untrusted. {@link dev.mcusim.tflite.FlatbufferVerifier} proves that every offset and length of the parts that are read
 * stays inside the file before a schema class touches it; {@link dev.mcusim.tflite.ImportLimits} bounds memory and time; tensors, quantization and
 * graph are checked for consistency; each operator is prepared by its own importer, found in the one table
 * {@link dev.mcusim.tflite.SupportedOperators}. Everything wrong with a file is collected and leaves as one {@link dev.mcusim.tflite.ModelException}.
 * Nothing here executes a network or knows of boards.
 */
package dev.mcusim.tflite;
