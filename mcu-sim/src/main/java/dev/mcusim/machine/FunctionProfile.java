package dev.mcusim.machine;

/**
 * What was executed within one function.
 *
 * @param name         symbol
 * @param address      first byte
 * @param size         bytes
 * @param instructions executed there
 * @param cycles       spent there, functions it calls not included
 */
public record FunctionProfile(String name, long address, long size, long instructions, long cycles) {}
