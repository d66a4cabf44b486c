package dev.mcusim.elf;

import dev.mcusim.elf.ElfException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the headers, segments and symbols of one file; every offset is checked before it is used. */
final class ElfReader {

    private final ByteBuffer file;
    private long nameCharacters;

    ElfReader(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    ElfFile read() {
        checkIdentity();
        long entry = word(ElfFormat.E_ENTRY);
        return new ElfFile(entry & ~1L, segments(), symbols());
    }

    private void checkIdentity() {
        if (file.limit() > ElfFile.MAX_FILE_BYTES) {
            throw new ElfException(Code.TOO_LARGE, "the file has more than " + ElfFile.MAX_FILE_BYTES + " bytes");
        }
        if (file.limit() < 4 || file.getInt(0) != ElfFormat.MAGIC) {
            throw new ElfException(Code.NOT_ELF, "the file does not start with 7F 'E' 'L' 'F'");
        }
        require(0, ElfFormat.HEADER_BYTES, "ELF header");
        if (file.get(4) != ElfFormat.CLASS_32 || file.get(5) != ElfFormat.DATA_LITTLE_ENDIAN) {
            throw new ElfException(
                    Code.UNSUPPORTED, "this ELF file is not 32-bit and little-endian, as firmware for Cortex-M is");
        }
        if (half(ElfFormat.E_MACHINE) != ElfFormat.MACHINE_ARM) {
            throw new ElfException(
                    Code.UNSUPPORTED,
                    "this ELF file is made for machine " + half(ElfFormat.E_MACHINE) + ", not for Arm (40)");
        }
        if (half(ElfFormat.E_TYPE) != ElfFormat.TYPE_EXECUTABLE) {
            throw new ElfException(
                    Code.UNSUPPORTED, "not an executable (type " + half(ElfFormat.E_TYPE) + "); link it first");
        }
    }

    private List<ElfSegment> segments() {
        int count = half(ElfFormat.E_PHNUM);
        long table = word(ElfFormat.E_PHOFF);
        if (count > 0) {
            requireEntrySize(half(ElfFormat.E_PHENTSIZE), ElfFormat.PROGRAM_HEADER_BYTES, "program header");
            require(table, (long) count * ElfFormat.PROGRAM_HEADER_BYTES, "program header table");
        }
        List<ElfSegment> segments = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < count; i++) {
            int header = (int) table + i * ElfFormat.PROGRAM_HEADER_BYTES;
            if (file.getInt(header) == ElfFormat.SEGMENT_LOAD) {
                ElfSegment segment = segment(header, i);
                total += segment.fileSize();
                if (total > ElfFile.MAX_SEGMENT_BYTES) {
                    throw new ElfException(
                            Code.TOO_LARGE, "the segments hold more than " + ElfFile.MAX_SEGMENT_BYTES + " bytes");
                }
                segments.add(segment);
            }
        }
        checkOverlap(segments);
        return segments;
    }

    private ElfSegment segment(int header, int index) {
        long offset = word(header + 4);
        long virtualAddress = word(header + 8);
        long loadAddress = word(header + 12);
        long fileSize = word(header + 16);
        long memorySize = word(header + 20);
        int flags = file.getInt(header + 24);
        String name = "segment " + index;
        require(offset, fileSize, name);
        if (memorySize < fileSize) {
            throw new ElfException(Code.MALFORMED, name + " has more bytes in the file than in memory");
        }
        if (virtualAddress + memorySize > ElfFormat.ADDRESS_SPACE || loadAddress + fileSize > ElfFormat.ADDRESS_SPACE) {
            throw new ElfException(Code.MALFORMED, name + " ends beyond the 4 GiB address space");
        }
        byte[] bytes = new byte[(int) fileSize];
        file.get((int) offset, bytes);
        return new ElfSegment(
                virtualAddress,
                loadAddress,
                bytes,
                memorySize,
                (flags & ElfFormat.FLAG_EXECUTE) != 0,
                (flags & ElfFormat.FLAG_WRITE) != 0);
    }

    private static void checkOverlap(List<ElfSegment> segments) {
        List<ElfSegment> sorted = segments.stream()
                .filter(segment -> segment.fileSize() > 0)
                .sorted(Comparator.comparingLong(ElfSegment::loadAddress))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            ElfSegment before = sorted.get(i - 1);
            if (before.loadAddress() + before.fileSize() > sorted.get(i).loadAddress()) {
                throw new ElfException(
                        Code.OVERLAP,
                        "two segments are loaded at 0x%08x"
                                .formatted(sorted.get(i).loadAddress()));
            }
        }
    }

    private List<ElfSymbol> symbols() {
        int count = half(ElfFormat.E_SHNUM);
        long table = word(ElfFormat.E_SHOFF);
        if (count == 0) {
            return List.of();
        }
        requireEntrySize(half(ElfFormat.E_SHENTSIZE), ElfFormat.SECTION_HEADER_BYTES, "section header");
        require(table, (long) count * ElfFormat.SECTION_HEADER_BYTES, "section header table");
        for (int i = 0; i < count; i++) {
            int header = (int) table + i * ElfFormat.SECTION_HEADER_BYTES;
            if (file.getInt(header + 4) == ElfFormat.SECTION_SYMTAB) {
                return symbols(header, (int) table, count);
            }
        }
        return List.of();
    }

    private List<ElfSymbol> symbols(int symtab, int sections, int sectionCount) {
        long offset = word(symtab + 16);
        long size = word(symtab + 20);
        long link = word(symtab + 24);
        require(offset, size, "symbol table");
        requireEntrySize(file.getInt(symtab + 36), ElfFormat.SYMBOL_BYTES, "symbol");
        if (link >= sectionCount) {
            throw new ElfException(Code.MALFORMED, "the symbol table names string table " + link + ", which is absent");
        }
        int strings = sections + (int) link * ElfFormat.SECTION_HEADER_BYTES;
        long stringsOffset = word(strings + 16);
        long stringsSize = word(strings + 20);
        require(stringsOffset, stringsSize, "string table");
        List<ElfSymbol> symbols = new ArrayList<>();
        for (long at = offset; at + ElfFormat.SYMBOL_BYTES <= offset + size; at += ElfFormat.SYMBOL_BYTES) {
            int entry = (int) at;
            boolean defined = half(entry + 14) != 0;
            Optional<ElfSymbol.Type> type = type(file.get(entry + 12));
            if (defined && type.isPresent()) {
                symbols.add(symbol(entry, type.get(), stringsOffset, stringsSize));
            }
        }
        symbols.sort(Comparator.comparingLong(ElfSymbol::address).thenComparing(ElfSymbol::name));
        return symbols;
    }

    /** What a symbol is, by its type and binding (System V ABI, figure 4-19 and 4-20); empty for what is not kept. */
    private static Optional<ElfSymbol.Type> type(int info) {
        return switch (info & 0xf) {
            case ElfFormat.SYMBOL_FUNC -> Optional.of(ElfSymbol.Type.FUNC);
            case ElfFormat.SYMBOL_OBJECT -> Optional.of(ElfSymbol.Type.OBJECT);
            case ElfFormat.SYMBOL_NOTYPE -> (info >> 4 & 0xf) == ElfFormat.BIND_LOCAL
                    ? Optional.empty()
                    : Optional.of(ElfSymbol.Type.LABEL);
            default -> Optional.empty();
        };
    }

    private ElfSymbol symbol(int entry, ElfSymbol.Type type, long strings, long stringsSize) {
        String name = string(word(entry), strings, stringsSize);
        long value = word(entry + 4);
        long size = word(entry + 8);
        return new ElfSymbol(name, type == ElfSymbol.Type.FUNC ? value & ~1L : value, size, type);
    }

    private String string(long index, long strings, long stringsSize) {
        if (index >= stringsSize) {
            throw new ElfException(Code.MALFORMED, "a symbol's name lies outside the string table");
        }
        int start = (int) (strings + index);
        int limit = (int) Math.min(strings + stringsSize, (long) start + ElfFile.MAX_NAME_LENGTH + 1);
        int end = start;
        while (end < limit && file.get(end) != 0) {
            end++;
        }
        nameCharacters += end - start;
        if (end - start > ElfFile.MAX_NAME_LENGTH || nameCharacters > ElfFile.MAX_NAME_CHARACTERS) {
            throw new ElfException(Code.TOO_LARGE, "symbol names are longer than the limits allow");
        }
        if (end == limit) {
            throw new ElfException(Code.MALFORMED, "the string table does not end with a zero");
        }
        return new String(file.array(), start, end - start, StandardCharsets.UTF_8);
    }

    private void require(long offset, long size, String what) {
        if (offset + size > file.limit()) {
            throw new ElfException(
                    Code.OUT_OF_FILE,
                    "%s needs bytes %d to %d of a file of %d bytes"
                            .formatted(what, offset, offset + size, file.limit()));
        }
    }

    private static void requireEntrySize(int actual, int expected, String what) {
        if (actual != expected) {
            throw new ElfException(Code.MALFORMED, what + " entries have " + actual + " bytes, not " + expected);
        }
    }

    private int half(int offset) {
        return file.getShort(offset) & 0xffff;
    }

    private long word(int offset) {
        return file.getInt(offset) & 0xffff_ffffL;
    }
}
