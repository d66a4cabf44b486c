/**
 * Post-training quantization of a trained network to int8 by the rules of TensorFlow Lite: weights symmetric with a scale per output channel,
 * activations asymmetric with the range seen on calibration pictures, bias int32.
 *
 * <p>Specification: "TensorFlow Lite 8-bit quantization specification". What a quantized operator then computes is defined elsewhere, by
 * the reference engine.
 */
package dev.mcusim.demo.quantize;
