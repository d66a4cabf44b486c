package dev.mcusim.cli;

import dev.mcusim.board.Board;
import dev.mcusim.elf.ElfException;
import dev.mcusim.elf.ElfFile;
import dev.mcusim.image.ImageException;
import dev.mcusim.image.ImageFormat;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.run.FirmwareFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
        return symbols == null ? image : image.withSymbols(executable(FileOptions.input(symbols)));
    }

    private static ProgramImage image(Path path, Board board, Optional<String> base) {
        FirmwareFile file = FirmwareFile.read(path);
        Optional<ImageFormat> format = file.format();
        if (format.isPresent() && base.isPresent()) {
            throw new UsageException("%s: this is %s, which has addresses of its own; --base is for raw binaries"
                    .formatted(path, format.get().title()));
        }
        if (format.isEmpty() && base.isEmpty() && !file.isCalledRaw()) {
            throw new UsageException(
                    "%s: this is neither ELF nor Intel HEX nor S-records by its first bytes; if it is a raw binary, say where it goes: --base 0x%08x is the board's flash"
                            .formatted(path, FirmwareFile.flashBase(board)));
        }
        return file.image(
                board, base.map(text -> OptionalLong.of(address(text))).orElseGet(OptionalLong::empty));
    }

    /** The file that has line tables: that of {@code --symbols}, or the firmware itself. */
    static Path executable(CommandLine line, Path firmware) {
        return line.hasOption("symbols") ? FileOptions.path(line.getOptionValue("symbols")) : firmware;
    }

    private static ElfFile executable(Path file) {
        return new FirmwareFile("--symbols " + file, FirmwareFile.read(file).bytes()).elf();
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
