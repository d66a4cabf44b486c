package dev.mcusim.peripheral.stm32;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.peripheral.RegisterLayout;
import dev.mcusim.peripheral.Ticks;
import dev.mcusim.peripheral.Wiring;
import dev.mcusim.peripheral.stm32.adc.AdcGroups;

/**
 * Where a peripheral is made: its place on the chip, and what it may be connected to.
 *
 * @param name   the peripheral's name, as {@code USART3}
 * @param base   its first address
 * @param bytes  its size
 * @param chip   the chip it is on
 * @param rcc    gives it its clock
 * @param flash  the chip's flash interface
 * @param wiring interrupts, DMA requests, alarms, pins, serial lines
 * @param retained what resets leave alone
 * @param converters the groups of analog-to-digital converters
 */
record Site(
        String name,
        long base,
        int bytes,
        Chip chip,
        Rcc rcc,
        FlashInterface flash,
        Wiring wiring,
        Retained retained,
        AdcGroups converters) {

    /** The family of the chip. */
    ChipFamily family() {
        return ChipFamily.of(chip);
    }

    /** The register map of the chip. */
    RegisterMap map() {
        return BoardCatalog.shipped().registerMap(chip.registerMap());
    }

    /** The peripheral's table in the register map of the chip. */
    RegisterLayout layout() {
        return RegisterLayout.of(map(), name, name);
    }

    /**
     * A table that several chips share, in use for this peripheral.
     *
     * @param sharedMap name of a register map
     * @param block     name of its table
     */
    RegisterLayout layout(String sharedMap, String block) {
        return RegisterLayout.of(BoardCatalog.shipped().registerMap(sharedMap), block, name)
                .withResetsOf(map());
    }

    /** Counts the cycles of the clock that the peripheral works by; see {@link Rcc#kernelClock}. */
    Ticks ticks() {
        return new Ticks(wiring.schedule(), () -> rcc.clocks().core(), () -> rcc.kernelClock(name));
    }
}
