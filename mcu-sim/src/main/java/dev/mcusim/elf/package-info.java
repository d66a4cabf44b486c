/**
 * ELF32 executables for Arm: reading what a linker made and writing what this project generates.
 *
 * <p>Only what a debugger or a flash programmer needs is here: loadable segments, function and object symbols, the entry point. Files
 * are untrusted input; whatever is wrong with one ends in a coded {@link dev.mcusim.elf.ElfException}. Relocatable objects, dynamic
 * linking and debug information are not handled.
 *
 * <p>Sources: System V ABI chapter 4 (ELF), Arm IHI 0044 "ELF for the Arm Architecture", IHI 0045 "Addenda to the ABI" (attributes).
 */
package dev.mcusim.elf;
