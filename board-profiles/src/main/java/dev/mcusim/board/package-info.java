/**
 * Chips and boards as checked data.
 *
 * <p>A <em>chip</em> file holds what the silicon decides: core and FPU, memory regions, flash wait states, caches, run
 * currents, interrupt numbers, peripheral addresses. A <em>board</em> file is thin: it names a chip and adds what the
 * circuit board decides, such as crystals, clock set-ups, LEDs, the serial port and external memory. Files shipped with
 * the project and files written by users load through the same path, {@link dev.mcusim.board.BoardCatalog}, which
 * reports every fault of a file at once as {@link dev.mcusim.board.ProfileError}s.
 *
 * <p>Everything here is an immutable value. Addresses and sizes are {@code long} because an address space of 4 GiB ends
 * at 2<sup>32</sup>; address ranges are half open, frequencies are in hertz, sizes in bytes, currents in milliampere.
 *
 * <p>What does not live here: instructions, simulation, networks. Nothing in this package knows how a region behaves,
 * only where it is and what it permits.
 */
package dev.mcusim.board;
