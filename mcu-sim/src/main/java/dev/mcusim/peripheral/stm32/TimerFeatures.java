package dev.mcusim.peripheral.stm32;

/**
 * What a timer has.
 *
 * @param bits     of the counter, 16 or 32
 * @param channels 0 to 6; the fifth and sixth have no pins
 * @param advanced whether it has a repetition counter and a main output enable
 * @param mirrors  whether CNT can show UIF
 */
record TimerFeatures(int bits, int channels, boolean advanced, boolean mirrors) {

    /** The features of a timer by its name, {@code TIM1} to {@code TIM24}. */
    static TimerFeatures of(String name, ChipFamily family) {
        int number = Integer.parseInt(name.substring("TIM".length()));
        boolean mirrors = family != ChipFamily.F4;
        return switch (number) {
            case 1, 8 -> new TimerFeatures(16, mirrors ? 6 : 4, true, mirrors);
            case 2, 5, 23, 24 -> new TimerFeatures(32, 4, false, mirrors);
            case 3, 4 -> new TimerFeatures(16, 4, false, mirrors);
            case 6, 7 -> new TimerFeatures(16, 0, false, mirrors);
            case 9, 12 -> new TimerFeatures(16, 2, false, mirrors);
            case 15 -> new TimerFeatures(16, 2, true, mirrors);
            case 16, 17 -> new TimerFeatures(16, 1, true, mirrors);
            default -> new TimerFeatures(16, 1, false, mirrors);
        };
    }
}
