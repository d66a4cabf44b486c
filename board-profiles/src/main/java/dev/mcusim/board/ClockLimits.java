package dev.mcusim.board;

import java.util.Objects;

/**
 * The highest clocks of a chip.
 *
 * @param coreHertz processor core, in Hz
 * @param busHertz bus that reaches the flash, in Hz: HCLK, on STM32H7 the AXI clock
 * @param apb1Hertz first peripheral bus, in Hz
 * @param apb2Hertz second peripheral bus, in Hz
 * @param voltage which voltage scale and over-drive which clock needs, in the words of the source; possibly empty
 */
public record ClockLimits(long coreHertz, long busHertz, long apb1Hertz, long apb2Hertz, String voltage) {
    public ClockLimits {
        Objects.requireNonNull(voltage);
    }
}
