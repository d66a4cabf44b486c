package dev.mcusim.board;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A microcontroller: everything the silicon decides.
 *
 * @param id name without package suffix, for example {@code STM32F746ZG}
 * @param part order code of the described variant, for example {@code STM32F746ZGT6}
 * @param processor the core that runs the firmware
 * @param companion the second core, on dual-core chips
 * @param clockLimits the highest clocks
 * @param regions the memories on the chip, by rising address; nothing outside them answers except peripherals and what
 *     the board adds
 * @param externalWindows address ranges where external memory appears when a board has some
 * @param flash geometry and timing of the flash
 * @param boot where the core starts
 * @param identity id registers
 * @param bus how core, buses and memories are connected, in words
 * @param energyCurrents the run currents to estimate energy with, at most one per frequency: peripherals off, 25 °C
 * @param currents all run currents that were found, with their conditions
 * @param priorityBits implemented bits of an interrupt priority
 * @param interruptLines number of interrupt lines of the NVIC
 * @param interrupts interrupt numbers by name, from 0
 * @param peripherals base addresses by name
 * @param registerMap name of the register layout, see {@link BoardCatalog#registerMap(String)}
 * @param usartMap name of the USART register layout: {@code v1}, {@code v2} or {@code v2_fifo}
 * @param unconfirmed what is not known for certain, one sentence each
 * @param notes remarks for humans
 * @param sources where the figures come from that do not name a source of their own
 */
public record Chip(
        String id,
        String part,
        Processor processor,
        Optional<Companion> companion,
        ClockLimits clockLimits,
        List<MemoryRegion> regions,
        List<MemoryRegion> externalWindows,
        Flash flash,
        Boot boot,
        Identity identity,
        String bus,
        List<RunCurrent> energyCurrents,
        List<RunCurrent> currents,
        int priorityBits,
        int interruptLines,
        Map<String, Integer> interrupts,
        Map<String, Long> peripherals,
        String registerMap,
        String usartMap,
        List<String> unconfirmed,
        List<String> notes,
        List<Citation> sources) {

    public Chip {
        Objects.requireNonNull(id);
        Objects.requireNonNull(part);
        Objects.requireNonNull(processor);
        Objects.requireNonNull(companion);
        Objects.requireNonNull(clockLimits);
        Objects.requireNonNull(flash);
        Objects.requireNonNull(boot);
        Objects.requireNonNull(identity);
        Objects.requireNonNull(bus);
        Objects.requireNonNull(registerMap);
        Objects.requireNonNull(usartMap);
        regions = regions.stream()
                .sorted(Comparator.comparingLong(MemoryRegion::base))
                .toList();
        externalWindows = List.copyOf(externalWindows);
        energyCurrents = List.copyOf(energyCurrents);
        currents = List.copyOf(currents);
        interrupts = Collections.unmodifiableMap(new LinkedHashMap<>(interrupts));
        peripherals = Collections.unmodifiableMap(new LinkedHashMap<>(peripherals));
        unconfirmed = List.copyOf(unconfirmed);
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    /** The id alone; the whole record would fill pages. */
    @Override
    public String toString() {
        return id;
    }

    /** The core that runs the firmware. */
    public Core core() {
        return processor.core();
    }

    /** The floating-point unit of that core. */
    public Fpu fpu() {
        return processor.fpu();
    }

    /**
     * The region with a name.
     *
     * @param name name in the reference manual, for example {@code SRAM1}
     * @throws IllegalArgumentException when the chip has no such region; the message lists those it has
     */
    public MemoryRegion region(String name) {
        return MemoryMap.byName(regions, id, name);
    }

    /** All regions of a kind, by rising address; empty when there is none. */
    public List<MemoryRegion> regions(MemoryRegion.Kind kind) {
        return regions.stream().filter(region -> region.kind() == kind).toList();
    }

    /** Bytes of flash. */
    public long flashBytes() {
        return bytes(MemoryRegion.Kind.FLASH);
    }

    /** Bytes of RAM, tightly and core coupled memory included, backup memory not. */
    public long ramBytes() {
        return bytes(MemoryRegion.Kind.SRAM, MemoryRegion.Kind.DTCM, MemoryRegion.Kind.ITCM, MemoryRegion.Kind.CCM);
    }

    private long bytes(MemoryRegion.Kind... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> regions(kind).stream())
                .mapToLong(MemoryRegion::size)
                .sum();
    }

    /** The region that holds the byte at an address, at its own base or in an alias. */
    public Optional<MemoryRegion> regionAt(long address) {
        return MemoryMap.at(regions, address);
    }

    /**
     * The supply current to estimate energy with.
     *
     * @param hertz core frequency in Hz
     * @return the figure for exactly this frequency; empty when there is none, as currents do not scale with the clock
     *     alone
     */
    public Optional<RunCurrent> runCurrent(long hertz) {
        return energyCurrents.stream()
                .filter(current -> current.hertz() == hertz)
                .findFirst();
    }
}
