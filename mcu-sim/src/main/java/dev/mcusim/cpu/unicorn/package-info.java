/**
 * A core on Unicorn Engine 2, a native library that is loaded at run time. Its constants and types stay in this package; the door is
 * {@link dev.mcusim.cpu.unicorn.UnicornCore}.
 *
 * <p>Unicorn judges results, it does not keep time: cycles come from a {@link dev.mcusim.timing.TimingModel}, block by block. What its
 * Cortex-M model lacks is added in software: see {@link dev.mcusim.cpu.unicorn.UnicornCore} for what is and what is not.
 */
package dev.mcusim.cpu.unicorn;
