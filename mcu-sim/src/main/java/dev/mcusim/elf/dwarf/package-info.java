/**
 * Line tables of executables: which line of which file an instruction was made of (DWARF versions 2 to 5, chapter 6.2). Nothing else of
 * DWARF is read but the directory that a unit was compiled in. Files are not trusted: what is wrong gives a {@link
 * dev.mcusim.elf.dwarf.DwarfException} with a code, and takes bounded time and memory.
 */
package dev.mcusim.elf.dwarf;
