package dev.mcusim.elf.dwarf;

import dev.mcusim.elf.ElfSections;
import dev.mcusim.elf.dwarf.DwarfException.Code;
import java.nio.ByteBuffer;

/**
 * The sections that line tables consist of and refer to; those that are missing are empty.
 *
 * @param line          {@code .debug_line}
 * @param strings       {@code .debug_str}
 * @param lineStrings   {@code .debug_line_str}
 * @param info          {@code .debug_info}
 * @param abbreviations {@code .debug_abbrev}
 */
record DebugSections(
        ByteBuffer line, ByteBuffer strings, ByteBuffer lineStrings, ByteBuffer info, ByteBuffer abbreviations) {

    static DebugSections of(ElfSections sections) {
        ByteBuffer line = sections.section(".debug_line")
                .filter(ByteBuffer::hasRemaining)
                .orElseThrow(() -> new DwarfException(
                        Code.NO_LINES, "the firmware has no line tables (.debug_line); compile it with -g"));
        return new DebugSections(
                line,
                section(sections, ".debug_str"),
                section(sections, ".debug_line_str"),
                section(sections, ".debug_info"),
                section(sections, ".debug_abbrev"));
    }

    private static ByteBuffer section(ElfSections sections, String name) {
        return sections.section(name).orElseGet(() -> ByteBuffer.allocate(0));
    }
}
