/**
 * The task of the bundled network: small gray drawings of eight shapes, made from a seed.
 *
 * <p>{@link dev.mcusim.demo.shapes.DrawingGenerator} turns a seed and an index into one labelled drawing. The same pair gives the
 * same 1,024 bytes on every machine and every JDK: the random numbers come from {@link dev.mcusim.demo.shapes.SplitMix64}, and the
 * arithmetic is IEEE 754 and {@link java.lang.StrictMath}. Nothing in this package knows about networks.
 */
package dev.mcusim.demo.shapes;
