/**
 * What can be learnt of a run besides its report: every instruction ({@link dev.mcusim.trace.InstructionTrace}), who called whom and for how
 * long ({@link dev.mcusim.trace.FlameGraph}), which lines were executed ({@link dev.mcusim.trace.Coverage}). None of it changes what the
 * guest does or how many cycles it takes.
 */
package dev.mcusim.trace;
