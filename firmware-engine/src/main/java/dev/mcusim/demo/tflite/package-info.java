/**
 * Writes TensorFlow Lite files: {@link dev.mcusim.demo.tflite.TfliteWriter} collects tensors and operators and serialises them with the official
 * schema classes.
 *
 * <p>It offers what quantized classifiers need and does not check a network for sense. Reading files is the business of the importer.
 */
package dev.mcusim.demo.tflite;
