package dev.mcusim.cli;

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
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;

/** The options that say how the firmware's file is to be read. */
final class ImageOptions {
    private static final long ADDRESS_SPACE = 1L << 32;

    private ImageOptions() {}

    static List<Option> all() {
        return List.of(
                Option.builder()
                        .longOpt("base")
                        .hasArg()
                        .argName("ADDRESS")
                        .desc("where a raw binary is loaded, as 0x08010000; otherwise at the board's flash")
                        .get(),
                FileOptions.file("symbols", "an ELF file whose symbols name what is in a HEX file or a raw binary"));
    }

    /**
     * Reads the firmware: by its contents ELF, Intel HEX or S-records; anything else is raw where its name ends with {@code .bin} or
     * {@code --base} is given.
     *
     * @throws UsageException when options and file do not go together
     * @throws ImageException when the file is no firmware
     * @throws ElfException   when the firmware or the file of symbols is a broken ELF file
     */
    static ProgramImage read(Path file, Board board, CommandLine line) {
        ProgramImage image = image(file, board, Optional.ofNullable(line.getOptionValue("base")));
        String symbols = line.getOptionValue("symbols");
        return symbols == null ? image : image.withSymbols(executable(FileOptions.path(symbols)));
    }

    private static ProgramImage image(Path file, Board board, Optional<String> base) {
        byte[] bytes = bytes(file);
        Optional<ImageFormat> format = ImageFormat.detect(bytes);
        if (format.isPresent() && base.isPresent()) {
            throw new UsageException("%s: this is %s, which has addresses of its own; --base is for raw binaries"
                    .formatted(file, format.get().title()));
        }
        boolean raw = base.isPresent()
                || file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".bin");
        if (format.isEmpty() && !raw) {
            throw new UsageException(
                    "%s: this is neither ELF nor Intel HEX nor S-records by its first bytes; if it is a raw binary, say where it goes: --base 0x%08x is the board's flash"
                            .formatted(file, flashBase(board)));
        }
        try {
            return format.isPresent()
                    ? ProgramImage.read(bytes)
                    : ProgramImage.raw(bytes, base.map(ImageOptions::address).orElse(flashBase(board)));
        } catch (ElfException e) {
            throw e.in(file.toString());
        } catch (ImageException e) {
            throw e.in(file.toString());
        }
    }

    /** The file that has line tables: that of {@code --symbols}, or the firmware itself. */
    static Path executable(CommandLine line, Path firmware) {
        return line.hasOption("symbols") ? FileOptions.path(line.getOptionValue("symbols")) : firmware;
    }

    /**
     * Which line each instruction was made of.
     *
     * @throws ElfException                           when the file is no ELF file or broken
     * @throws dev.mcusim.elf.dwarf.DwarfException when it has no line tables, or broken ones
     */
    static LineTable lines(Path executable) {
        byte[] bytes = bytes(executable);
        List<ElfSegment> segments = ElfFile.read(bytes).segments();
        return LineTable.read(
                ElfSections.read(bytes), address -> segments.stream().anyMatch(segment -> isCode(segment, address)));
    }

    private static boolean isCode(ElfSegment segment, long address) {
        return segment.executable()
                && address >= segment.virtualAddress()
                && address < segment.virtualAddress() + segment.memorySize();
    }

    private static ElfFile executable(Path file) {
        try {
            return ElfFile.read(bytes(file));
        } catch (ElfException e) {
            throw e.in("--symbols " + file);
        }
    }

    /** The whole file; of an endless one as much as shows that it is too large. */
    private static byte[] bytes(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(ProgramImage.MAX_FILE_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long flashBase(Board board) {
        return board.chip().regions(MemoryRegion.Kind.FLASH).get(0).base();
    }

    private static long address(String text) {
        try {
            long value = Long.decode(text);
            if (value >= 0 && value < ADDRESS_SPACE) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(noAddress(text), e);
        }
        throw new UsageException(noAddress(text));
    }

    private static String noAddress(String text) {
        return "--base takes an address from 0x00000000 to 0xffffffff, not '%s'".formatted(text);
    }
}
