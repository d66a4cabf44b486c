/**
 * The parts of the private peripheral bus that have a life of their own: the interrupt controller, which decides which exception is taken
 * next, the system timer, fault status, memory protection, floating-point context, cycle counter and trace ports. All know only numbers:
 * who executes exception entry or makes an access, and what time it is, is told to them.
 */
package dev.mcusim.cpu.system;
