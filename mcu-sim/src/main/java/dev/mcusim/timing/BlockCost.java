package dev.mcusim.timing;

/**
 * What a block costs.
 *
 * @param cycles       from entering the block to leaving it behind its last instruction without a taken branch
 * @param takenPenalty additional cycles when the block is left to somewhere else than the address behind it
 */
public record BlockCost(int cycles, int takenPenalty) {}
