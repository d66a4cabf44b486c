package dev.mcusim.machine;

import dev.mcusim.timing.Stalls;

/**
 * What was executed within one function.
 *
 * @param name         symbol
 * @param address      first byte
 * @param size         bytes
 * @param instructions executed there
 * @param cycles       spent there, functions it calls not included
 * @param stalls       which of these the pipeline waited, and cache misses
 */
public record FunctionProfile(String name, long address, long size, long instructions, long cycles, Stalls stalls) {}
