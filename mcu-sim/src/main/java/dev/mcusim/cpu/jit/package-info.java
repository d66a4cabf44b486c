/**
 * The core in Java. It executes basic blocks: the instructions of a block are decoded once, into the steps that the instruction table's
 * meanings make of them, and its cost is computed once; after that a block is executed step by step and counted as a whole. Blocks
 * begin wherever execution gets to and end where Unicorn's do, so that both cores count the same cycles.
 */
package dev.mcusim.cpu.jit;
