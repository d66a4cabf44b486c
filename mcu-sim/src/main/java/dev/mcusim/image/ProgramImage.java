package dev.mcusim.image;

import dev.mcusim.elf.ElfFile;
import dev.mcusim.elf.ElfSymbol;
import dev.mcusim.image.ImageException.Code;
import java.util.List;
import java.util.OptionalLong;

/**
 * Firmware, ready to be put into a board.
 *
 * @param format   of the file it came in
 * @param segments bytes with their load addresses, which do not overlap; none of them is empty
 * @param symbols  functions, objects and labels, sorted by address, then name; none when the file has none
 * @param entry    the entry point with the Thumb bit cleared, where the file tells one. Silicon starts from the vector table instead
 */
public record ProgramImage(
        ImageFormat format, List<ImageSegment> segments, List<ElfSymbol> symbols, OptionalLong entry) {

    /** Largest file that is read, in bytes. */
    public static final int MAX_FILE_BYTES = ElfFile.MAX_FILE_BYTES;

    /** Most pieces with gaps between them that a text format may consist of. */
    public static final int MAX_PIECES = 1 << 18;

    static final long ADDRESS_SPACE = 1L << 32;

    public ProgramImage {
        segments = List.copyOf(segments);
        symbols = List.copyOf(symbols);
    }

    /** What an executable has in its segments. */
    public static ProgramImage of(ElfFile file) {
        List<ImageSegment> segments = file.segments().stream()
                .filter(segment -> segment.fileSize() > 0)
                .map(segment -> new ImageSegment(segment.loadAddress(), segment.bytes()))
                .toList();
        return new ProgramImage(ImageFormat.ELF, segments, file.symbols(), OptionalLong.of(file.entry()));
    }

    /**
     * Bytes that begin at an address.
     *
     * @throws ImageException when there are none, too many, or they end beyond 4 GiB
     */
    public static ProgramImage raw(byte[] bytes, long base) {
        if (bytes.length == 0) {
            throw new ImageException(Code.EMPTY, "the file is empty");
        }
        expectSize(bytes);
        if (base + bytes.length > ADDRESS_SPACE) {
            throw new ImageException(
                    Code.TOO_LARGE,
                    "%,d bytes from 0x%08x on end beyond the 4 GiB address space".formatted(bytes.length, base));
        }
        return new ProgramImage(
                ImageFormat.RAW, List.of(new ImageSegment(base, bytes)), List.of(), OptionalLong.empty());
    }

    /**
     * Reads a file in a format that has addresses.
     *
     * @param file the whole file
     * @throws ImageException                  when it is in none of these formats, or broken
     * @throws dev.mcusim.elf.ElfException when it is a broken ELF file
     */
    public static ProgramImage read(byte[] file) {
        expectSize(file);
        ImageFormat format = ImageFormat.detect(file)
                .orElseThrow(() -> new ImageException(
                        Code.UNKNOWN_FORMAT, "this is neither ELF nor Intel HEX nor S-records, by its first bytes"));
        return switch (format) {
            case ELF -> of(ElfFile.read(file));
            case INTEL_HEX -> new IntelHexReader().read(file);
            case S_RECORD -> new SRecordReader().read(file);
            case RAW -> throw new AssertionError("raw bytes are not detected");
        };
    }

    private static void expectSize(byte[] file) {
        if (file.length > MAX_FILE_BYTES) {
            throw new ImageException(Code.TOO_LARGE, "the file has more than %,d bytes".formatted(MAX_FILE_BYTES));
        }
    }

    /** The same bytes with the symbols of an executable, which should be what they were made from. */
    public ProgramImage withSymbols(ElfFile executable) {
        return new ProgramImage(format, segments, executable.symbols(), entry);
    }
}
