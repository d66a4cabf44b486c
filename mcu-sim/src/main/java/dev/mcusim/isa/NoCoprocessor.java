package dev.mcusim.isa;

/**
 * An instruction of a coprocessor that no Cortex-M4 or M7 has: any but 10 and 11, which are the FPU. It takes a UsageFault of its own
 * (NOCP).
 *
 * @param bits the instruction word
 * @param sizeInBytes 4
 * @param coprocessor its number, 0 to 15
 * @param what the names of the instruction or group
 */
public record NoCoprocessor(int bits, int sizeInBytes, int coprocessor, String what) implements Decoded {}
