package dev.mcusim.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes a firmware in all its formats. */
public final class FirmwareFiles {
    private FirmwareFiles() {}

    /**
     * Writes {@code NAME.elf}, {@code NAME.bin}, {@code NAME.hex}, {@code NAME.map} and {@code NAME.lst}. A file appears under its
     * name only when it is complete; files of these names that were there before are replaced.
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
        List<Path> written = new ArrayList<>();
        written.add(replace(directory.resolve(name + ".elf"), build.elf()));
        written.add(replace(directory.resolve(name + ".bin"), flash));
        written.add(replace(directory.resolve(name + ".hex"), hex.getBytes(StandardCharsets.US_ASCII)));
        written.add(
                replace(directory.resolve(name + ".map"), MapFile.format(build).getBytes(StandardCharsets.UTF_8)));
        written.add(
                replace(directory.resolve(name + ".lst"), Listing.format(image).getBytes(StandardCharsets.UTF_8)));
        return written;
    }

    /** Writes to a file beside the target and renames it. */
    private static Path replace(Path target, byte[] bytes) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.write(partial, bytes);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return target;
    }
}
