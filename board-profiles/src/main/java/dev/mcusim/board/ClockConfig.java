package dev.mcusim.board;

import java.util.Objects;
import java.util.Optional;

/**
 * One way to run the board: clock source, PLL factors and the flash set-up that goes with them.
 *
 * @param name name of the configuration, unique within a board
 * @param source what feeds the PLL or the core: {@code HSI}, {@code HSE}, {@code HSE bypass}, {@code MSI}
 * @param inputHertz frequency of that source in Hz; empty where the source of the profile does not tell
 * @param pll PLL factors; empty where the source of the profile does not tell
 * @param hertz frequency of the processor core in Hz
 * @param busHertz frequency of the bus that reaches the flash in Hz: HCLK, on STM32H7 the AXI clock
 * @param apb1Hertz frequency of the first peripheral bus in Hz
 * @param apb2Hertz frequency of the second peripheral bus in Hz
 * @param companionHertz frequency of the second core in Hz; empty on single-core chips
 * @param flashWaitStates wait states written to FLASH_ACR.LATENCY
 * @param voltage voltage scale and over-drive as the reference manual names them, for example
 *     {@code scale1 + over-drive}; empty where not told
 * @param deviation why the configuration breaks the chip's rules for peripheral clocks or wait states, as some published
 *     firmware does; empty in the normal case
 * @param evidence how well the configuration is known
 * @param note a remark for humans, possibly empty
 */
public record ClockConfig(
        String name,
        String source,
        Optional<Long> inputHertz,
        Optional<Pll> pll,
        long hertz,
        long busHertz,
        long apb1Hertz,
        long apb2Hertz,
        Optional<Long> companionHertz,
        int flashWaitStates,
        String voltage,
        String deviation,
        Evidence evidence,
        String note) {

    /**
     * Factors of the main PLL: {@code input / m * n} is the VCO frequency, which {@code p}, {@code q} or {@code r}
     * divide.
     *
     * @param m input divider
     * @param n multiplier
     * @param p divider of output P; empty where not set up
     * @param q divider of output Q; empty where not set up
     * @param r divider of output R; empty where not set up
     * @param output the output that clocks the core: {@code P}, on STM32L4 {@code R}
     */
    public record Pll(int m, int n, Optional<Integer> p, Optional<Integer> q, Optional<Integer> r, Output output) {

        /** The divided outputs of the PLL. */
        public enum Output {
            /** On most families the one that clocks the core. */
            P,
            /** For USB, SDMMC and random numbers. */
            Q,
            /** On STM32L4 the one that clocks the core. */
            R
        }

        /** The divider between VCO and core; empty when the selected output is not set up. */
        public Optional<Integer> divider() {
            return switch (output) {
                case P -> p;
                case Q -> q;
                case R -> r;
            };
        }
    }

    public ClockConfig {
        Objects.requireNonNull(name);
        Objects.requireNonNull(source);
        Objects.requireNonNull(inputHertz);
        Objects.requireNonNull(pll);
        Objects.requireNonNull(companionHertz);
        Objects.requireNonNull(voltage);
        Objects.requireNonNull(deviation);
        Objects.requireNonNull(evidence);
        Objects.requireNonNull(note);
    }

    /** The core frequency in MHz, for humans. */
    public double megahertz() {
        return hertz / 1e6;
    }
}
