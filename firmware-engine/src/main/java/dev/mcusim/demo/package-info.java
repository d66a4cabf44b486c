/**
 * The network that ships with the tool, so that a first run needs no file from elsewhere, and the program that made it.
 *
 * <p>{@link dev.mcusim.demo.DemoNetwork} gives the quantized classifier of drawn shapes and a few labelled inputs;
 * {@link dev.mcusim.demo.TrainDemoNetwork} trains it again from nothing and writes the same bytes. The task lives in {@code shapes}, the
 * float training in {@code train}, post-training quantization in {@code quantize} and the file format in {@code tflite}.
 */
package dev.mcusim.demo;
