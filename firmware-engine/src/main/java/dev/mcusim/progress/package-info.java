/**
 * How far work is. Code that takes long tells a {@link dev.mcusim.progress.Progress}, which knows nothing of terminals; a
 * {@link dev.mcusim.progress.Meter} sums up what it is told, for who wants to show it.
 */
package dev.mcusim.progress;
