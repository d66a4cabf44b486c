package dev.mcusim.isa;

/**
 * An encoding that ARMv7-M leaves undefined: executing it is a UsageFault (UNDEFINSTR).
 *
 * @param bits the instruction word
 * @param sizeInBytes 2 or 4
 */
public record Undefined(int bits, int sizeInBytes) implements Decoded {}
