/**
 * How long instructions take on Cortex-M4 and Cortex-M7. Used by cores while they run and by schedulers while they order instructions, so
 * that there is one truth about time.
 *
 * <p>A {@link dev.mcusim.timing.TimingModel} knows the pipeline: what a block costs behind the block before it. A
 * {@link dev.mcusim.timing.MemoryTiming} knows the memories: what fetching code, loading and storing wait for. A
 * {@link dev.mcusim.timing.CoreClock} adds both up while a core runs, whichever core that is.
 */
package dev.mcusim.timing;
