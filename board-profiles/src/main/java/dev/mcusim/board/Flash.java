package dev.mcusim.board;

import java.util.Objects;
import java.util.Optional;

/**
 * How the flash is built and read.
 *
 * @param sectors erase sectors, in words, for example {@code 4x32K,1x128K,3x256K}
 * @param lineInBits width of one flash read in bits
 * @param dualBankLineInBits width of one read in dual-bank mode in bits; empty where there is no such mode
 * @param timing wait states by bus clock
 * @param accelerator the ART accelerator, or the description of its absence
 */
public record Flash(
        String sectors,
        int lineInBits,
        Optional<Integer> dualBankLineInBits,
        FlashTiming timing,
        FlashAccelerator accelerator) {
    public Flash {
        Objects.requireNonNull(sectors);
        Objects.requireNonNull(dualBankLineInBits);
        Objects.requireNonNull(timing);
        Objects.requireNonNull(accelerator);
    }
}
