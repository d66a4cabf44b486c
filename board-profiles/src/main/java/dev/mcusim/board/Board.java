package dev.mcusim.board;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A circuit board: a chip and everything around it.
 *
 * @param id lower-case name with hyphens, for example {@code nucleo-f746zg}
 * @param name the maker's name, for example {@code NUCLEO-F746ZG}
 * @param otherNames further names under which the board is known
 * @param chip the microcontroller
 * @param clock the configuration that runs unless told otherwise, one of {@code clocks}
 * @param clocks all described configurations
 * @param externalMemory memory on the board that the core can address, of kind {@link MemoryRegion.Kind#EXTERNAL}
 * @param virtualComPort the serial port that reaches the host; empty where there is none
 * @param leds the lights
 * @param button the user button; empty where there is none
 * @param oscillator what drives the HSE input; empty where nothing does
 * @param supply how the core voltage is made, in words; possibly empty
 * @param notes remarks for humans
 * @param sources where the figures come from
 */
public record Board(
        String id,
        String name,
        List<String> otherNames,
        Chip chip,
        ClockConfig clock,
        List<ClockConfig> clocks,
        List<MemoryRegion> externalMemory,
        Optional<SerialPort> virtualComPort,
        List<Led> leds,
        Optional<Button> button,
        Optional<Oscillator> oscillator,
        String supply,
        List<String> notes,
        List<Citation> sources) {
    public Board {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(chip);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(virtualComPort);
        Objects.requireNonNull(button);
        Objects.requireNonNull(oscillator);
        Objects.requireNonNull(supply);
        otherNames = List.copyOf(otherNames);
        clocks = List.copyOf(clocks);
        externalMemory = List.copyOf(externalMemory);
        leds = List.copyOf(leds);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    /** The id alone; the whole record would fill pages. */
    @Override
    public String toString() {
        return id;
    }

    /** Every memory the core can address, on the chip and on the board, by rising address. */
    public List<MemoryRegion> regions() {
        return Stream.concat(chip.regions().stream(), externalMemory.stream())
                .sorted(Comparator.comparingLong(MemoryRegion::base))
                .toList();
    }

    /**
     * The region with a name.
     *
     * @throws IllegalArgumentException when there is no such region; the message lists those there are
     */
    public MemoryRegion region(String name) {
        return MemoryMap.byName(regions(), id, name);
    }

    /** The region that holds the byte at an address, at its own base or in an alias. */
    public Optional<MemoryRegion> regionAt(long address) {
        return MemoryMap.at(regions(), address);
    }

    /**
     * A clock configuration by name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those there are
     */
    public ClockConfig clock(String configuration) {
        return clocks.stream()
                .filter(clock -> clock.name().equals(configuration))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no clock configuration " + configuration
                        + "; it has "
                        + String.join(
                                ", ", clocks.stream().map(ClockConfig::name).toList())));
    }

    /** This board running on another of its {@link #clocks}. */
    public Board withClock(String configuration) {
        return new Board(
                id,
                name,
                otherNames,
                chip,
                clock(configuration),
                clocks,
                externalMemory,
                virtualComPort,
                leds,
                button,
                oscillator,
                supply,
                notes,
                sources);
    }
}
