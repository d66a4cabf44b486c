package dev.mcusim.machine.crash;

/**
 * An instruction near the fault.
 *
 * @param address where it stands
 * @param bits    its halfwords in hexadecimal, a blank between two
 * @param text    in unified syntax
 * @param current whether it is the one that faulted, or that called where there is no code
 */
public record CodeLine(long address, String bits, String text, boolean current) {}
