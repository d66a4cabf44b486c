/**
 * A board with firmware in it, ready to run: {@link dev.mcusim.machine.Machine} joins a board's memory map, a core, a timing model and an
 * executable, and turns what happens into counters, profiles and fault reports that people can read.
 */
package dev.mcusim.machine;
