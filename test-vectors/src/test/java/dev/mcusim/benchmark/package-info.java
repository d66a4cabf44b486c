/**
 * How fast the simulator is: JMH benchmarks of decoding, interpreting, translating, memory and floating point, and
 * {@link dev.mcusim.benchmark.DeploymentSpeed}, which runs whole networks on the Java core and on Unicorn side by side, and
 * {@link dev.mcusim.benchmark.InterruptSpeed}, which runs them with and without interrupts.
 * {@code test-vectors/benchmark} starts them; no build does, and nothing here fails for being slow. Results stand in
 * {@code docs/measurements.md}.
 */
package dev.mcusim.benchmark;
