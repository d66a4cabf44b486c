package dev.mcusim.elf.dwarf;

/**
 * Code that was made of one line.
 *
 * @param start first address, unsigned 32 bit
 * @param end   address behind the last byte
 * @param file  path of the source file, as complete as the table tells; may be empty
 * @param line  counted from 1
 */
public record LineRange(long start, long end, String file, int line) {}
