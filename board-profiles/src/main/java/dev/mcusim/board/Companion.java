package dev.mcusim.board;

import java.util.Objects;

/**
 * The second core of a dual-core chip. The profile's memory map is that of the first core.
 *
 * @param processor the core
 * @param maxHertz its highest frequency in Hz
 * @param bootAddress where its vector table is fetched from after reset
 * @param accelerator the flash accelerator in front of it
 * @param note how its view of the memory differs, in words
 */
public record Companion(
        Processor processor, long maxHertz, long bootAddress, FlashAccelerator accelerator, String note) {
    public Companion {
        Objects.requireNonNull(processor);
        Objects.requireNonNull(accelerator);
        Objects.requireNonNull(note);
    }
}
