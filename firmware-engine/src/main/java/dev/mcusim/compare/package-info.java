/** Runs one network on many boards side by side, for {@code mcusim compare}. What comes out is in {@code dev.mcusim.report.compare}. */
package dev.mcusim.compare;
