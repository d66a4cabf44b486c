package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.Chip;
import java.util.Locale;

/** Chips whose clocks and flash interface work alike. */
public enum ChipFamily {
    /** STM32F4. */
    F4,
    /** STM32F7. */
    F7,
    /** STM32H7. */
    H7,
    /** STM32L4+. */
    L4;

    /**
     * The family of a chip, by the name of its register map.
     *
     * @throws IllegalArgumentException when the map is of no known family
     */
    public static ChipFamily of(Chip chip) {
        String map = chip.registerMap().toUpperCase(Locale.ROOT);
        for (ChipFamily family : values()) {
            if (map.startsWith(family.name())) {
                return family;
            }
        }
        throw new IllegalArgumentException("no peripherals are modelled for register map " + chip.registerMap());
    }
}
