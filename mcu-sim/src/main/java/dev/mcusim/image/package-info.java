/**
 * Firmware as a flash programmer sees it, whatever file it came in: {@link dev.mcusim.image.ProgramImage} holds bytes with load addresses,
 * symbols where the file has them, and an entry point where the file has one.
 *
 * <p>The format of a file is found by its contents: {@link dev.mcusim.image.ImageFormat} lists ELF, Intel HEX, Motorola S-records and raw
 * bytes. Files are untrusted input: whatever is wrong with one ends in an {@link dev.mcusim.image.ImageException} or an
 * {@link dev.mcusim.elf.ElfException}, both with a code, and memory is bounded by the limits of {@link dev.mcusim.image.ProgramImage}.
 *
 * <p>Sources: Intel, "Hexadecimal Object File Format Specification", revision A, 1988; Motorola, "M68000 Family Programmer's Reference
 * Manual", appendix C, S-record output format. What an ELF file holds beyond that is in {@code dev.mcusim.elf}.
 */
package dev.mcusim.image;
