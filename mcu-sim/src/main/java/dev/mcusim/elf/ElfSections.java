package dev.mcusim.elf;

import dev.mcusim.elf.ElfException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The sections of an executable that are not loaded, by name: what debuggers read. Compressed ones (gABI, SHF_COMPRESSED) are expanded. */
public final class ElfSections {

    /** Largest section that is expanded, in bytes. */
    public static final int MAX_EXPANDED_BYTES = 256 << 20;

    private static final int SHF_COMPRESSED = 0x800;
    private static final int COMPRESSION_HEADER_BYTES = 12;
    private static final int ELFCOMPRESS_ZLIB = 1;

    private final ByteBuffer file;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private record Place(int offset, int size, boolean compressed) {}

    private ElfSections(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Finds the sections of a file.
     *
     * @param file the whole file
     * @throws ElfException for everything that is wrong with it, as for {@link ElfFile#read}
     */
    public static ElfSections read(byte[] file) {
        ElfFile.read(file);
        ElfSections sections = new ElfSections(file);
        sections.find();
        return sections;
    }

    private void find() {
        int count = file.getShort(ElfFormat.E_SHNUM) & 0xffff;
        long table = word(ElfFormat.E_SHOFF);
        int names = file.getShort(ElfFormat.E_SHSTRNDX) & 0xffff;
        if (names >= count) {
            return;
        }
        long strings = word((int) table + names * ElfFormat.SECTION_HEADER_BYTES + 16);
        for (int i = 0; i < count; i++) {
            int header = (int) table + i * ElfFormat.SECTION_HEADER_BYTES;
            boolean holdsBytes = file.getInt(header + 4) != ElfFormat.SECTION_NOBITS;
            boolean loaded = (file.getInt(header + 8) & ElfFormat.SECTION_ALLOC) != 0;
            if (holdsBytes && !loaded) {
                String name = name(strings + word(header));
                places.putIfAbsent(name, place(header, name));
            }
        }
    }

    private Place place(int header, String name) {
        long offset = word(header + 16);
        long size = word(header + 20);
        if (offset + size > file.limit()) {
            throw new ElfException(Code.OUT_OF_FILE, "the section %s ends outside the file".formatted(name));
        }
        return new Place((int) offset, (int) size, (file.getInt(header + 8) & SHF_COMPRESSED) != 0);
    }

    private String name(long offset) {
        long end = offset;
        while (end < file.limit() && file.get((int) end) != 0 && end - offset < ElfFile.MAX_NAME_LENGTH) {
            end++;
        }
        return offset > file.limit()
                ? ""
                : new String(file.array(), (int) offset, (int) (end - offset), StandardCharsets.UTF_8);
    }

    /**
     * The bytes of a section; empty when there is none of that name.
     *
     * @throws ElfException when it is compressed in a way that is wrong or not known
     */
    public Optional<ByteBuffer> section(String name) {
        Place place = places.get(name);
        if (place == null) {
            return Optional.empty();
        }
        ByteBuffer bytes = file.slice(place.offset, place.size).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(place.compressed ? expanded(bytes, name) : bytes);
    }

    private static ByteBuffer expanded(ByteBuffer bytes, String name) {
        if (bytes.limit() < COMPRESSION_HEADER_BYTES || bytes.getInt(0) != ELFCOMPRESS_ZLIB) {
            throw new ElfException(Code.UNSUPPORTED, "the section %s is compressed, but not with zlib".formatted(name));
        }
        long size = bytes.getInt(4) & 0xffff_ffffL;
        if (size > MAX_EXPANDED_BYTES) {
            throw new ElfException(Code.TOO_LARGE, "the section %s is larger than the limit".formatted(name));
        }
        byte[] whole = new byte[(int) size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes.slice(COMPRESSION_HEADER_BYTES, bytes.limit() - COMPRESSION_HEADER_BYTES));
            int done = inflater.inflate(whole);
            if (done < whole.length) {
                throw new ElfException(Code.MALFORMED, "the section %s ends early".formatted(name));
            }
        } catch (DataFormatException e) {
            throw new ElfException(Code.MALFORMED, "the section %s is no zlib stream".formatted(name));
        } finally {
            inflater.end();
        }
        return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long word(int offset) {
        return file.getInt(offset) & 0xffff_ffffL;
    }
}
