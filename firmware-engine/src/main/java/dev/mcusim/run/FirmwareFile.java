package dev.mcusim.run;

import dev.mcusim.board.Board;
import dev.mcusim.board.MemoryRegion;
import dev.mcusim.elf.ElfException;
import dev.mcusim.elf.ElfFile;
import dev.mcusim.elf.ElfSections;
import dev.mcusim.elf.ElfSegment;
import dev.mcusim.elf.dwarf.LineTable;
import dev.mcusim.image.ImageException;
import dev.mcusim.image.ImageFormat;
import dev.mcusim.image.ProgramImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file with firmware in it: ELF, Intel HEX and S-records by their first bytes; anything else is raw.
 *
 * @param name  for messages
 * @param bytes the whole file
 */
public record FirmwareFile(String name, byte[] bytes) {

    /**
     * Reads a file; of an endless one as much as shows that it is too large.
     *
     * @throws UncheckedIOException when that fails
     */
    public static FirmwareFile read(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return new FirmwareFile(path.toString(), stream.readNBytes(ProgramImage.MAX_FILE_BYTES + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The format, where it has addresses of its own. */
    public Optional<ImageFormat> format() {
        return ImageFormat.detect(bytes);
    }

    /** Whether the name says that it is raw. */
    public boolean isCalledRaw() {
        return name.toLowerCase(Locale.ROOT).endsWith(".bin");
    }

    /**
     * What is to be loaded.
     *
     * @param base where raw bytes go; empty for the board's flash, if the name ends with {@code .bin}
     * @throws ImageException when this is no firmware
     * @throws ElfException   when this is a broken ELF file
     */
    public ProgramImage image(Board board, OptionalLong base) {
        boolean raw = format().isEmpty() && (base.isPresent() || isCalledRaw());
        try {
            return raw ? ProgramImage.raw(bytes, base.orElseGet(() -> flashBase(board))) : ProgramImage.read(bytes);
        } catch (ElfException e) {
            throw e.in(name);
        } catch (ImageException e) {
            throw e.in(name);
        }
    }

    /**
     * The executable that this is.
     *
     * @throws ElfException when it is none, or a broken one
     */
    public ElfFile elf() {
        try {
            return ElfFile.read(bytes);
        } catch (ElfException e) {
            throw e.in(name);
        }
    }

    /** The first address of a board's flash. */
    public static long flashBase(Board board) {
        return board.chip().regions(MemoryRegion.Kind.FLASH).get(0).base();
    }

    /**
     * Which line each instruction was made of.
     *
     * @throws ElfException                        when this is no ELF file or a broken one
     * @throws dev.mcusim.elf.dwarf.DwarfException when it has no line tables, or broken ones
     */
    public LineTable lines() {
        List<ElfSegment> segments = elf().segments();
        return LineTable.read(
                ElfSections.read(bytes), address -> segments.stream().anyMatch(segment -> isCode(segment, address)));
    }

    private static boolean isCode(ElfSegment segment, long address) {
        return segment.executable()
                && address >= segment.virtualAddress()
                && address < segment.virtualAddress() + segment.memorySize();
    }
}
