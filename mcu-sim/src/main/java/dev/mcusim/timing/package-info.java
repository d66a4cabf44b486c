/**
 * How long instructions take on Cortex-M4 and Cortex-M7. Used by cores while they run and by schedulers while they order instructions, so
 * that there is one truth about time.
 *
 * <p>A {@link dev.mcusim.timing.TimingModel} looks at one straight run of instructions at a time. Caches, wait states and branch
 * prediction are not modelled yet; every model says so in {@link dev.mcusim.timing.TimingModel#validation()}.
 */
package dev.mcusim.timing;
