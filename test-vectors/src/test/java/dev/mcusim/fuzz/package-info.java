/**
 * Random networks end to end: {@link dev.mcusim.fuzz.NetworkGenerator} writes valid {@code .tflite} files out of a seed, {@link dev.mcusim.fuzz.NetworkTrial}
 * imports and deploys one and holds every layer against the reference engine; {@link dev.mcusim.fuzz.CaseGenerator} does the same for single-layer case
 * files. The committed tests run a few hundred; {@link dev.mcusim.fuzz.Campaign} runs as many as wanted.
 */
package dev.mcusim.fuzz;
