package dev.mcusim.firmware;

import dev.mcusim.files.FileSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a firmware in all its formats. */
public final class FirmwareFiles {
    private FirmwareFiles() {}

    /**
     * Writes {@code NAME.elf}, {@code NAME.bin}, {@code NAME.hex}, {@code NAME.map} and {@code NAME.lst}. The files appear under their
     * names when all are complete; files of these names that were there before are replaced.
     *
     * @param directory made when it does not exist
     * @param name without extension
     * @return the files written
     * @throws IOException when the directory cannot be made or a file cannot be written
     */
    public static List<Path> write(FirmwareBuild build, Path directory, String name) throws IOException {
        FirmwareImage image = build.image();
        byte[] flash = image.flash();
        String hex = IntelHex.format(image.flashBase(), flash, image.entry() | 1);
        Files.createDirectories(directory);
        try (FileSet files = new FileSet()) {
            files.write(directory.resolve(name + ".elf"), build.elf());
            files.write(directory.resolve(name + ".bin"), flash);
            files.write(directory.resolve(name + ".hex"), hex.getBytes(StandardCharsets.US_ASCII));
            files.write(directory.resolve(name + ".map"), MapFile.format(build).getBytes(StandardCharsets.UTF_8));
            files.write(directory.resolve(name + ".lst"), Listing.format(image).getBytes(StandardCharsets.UTF_8));
            return files.complete();
        }
    }
}
