/**
 * The parts of the System Control Space that have a life of their own: the interrupt controller, which decides which exception is taken
 * next, and the system timer. Both know only numbers: who executes exception entry, and what time it is, is told to them.
 */
package dev.mcusim.cpu.system;
