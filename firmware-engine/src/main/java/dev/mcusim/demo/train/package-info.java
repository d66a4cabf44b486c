/**
 * A small float32 trainer for convolutional classifiers: layers with forward and backward passes, Adam, and nothing else.
 *
 * <p>Everything runs on one thread and sums in a fixed order, so a seed determines every bit of the result (Java's floating-point
 * arithmetic is strict since 17). Layer geometry follows TensorFlow Lite: SAME padding, OHWI weights, ReLU6. This package knows neither the
 * task nor the file format; it exists to make the bundled network, not to compete with training frameworks.
 */
package dev.mcusim.demo.train;
