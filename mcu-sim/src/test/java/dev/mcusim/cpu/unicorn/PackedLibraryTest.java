package dev.mcusim.cpu.unicorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.cpu.unicorn.PackedLibrary.NotUsableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedLibraryTest {

    private static final PackedLibrary LIBRARY = new PackedLibrary("natives/linux_64/libunicorn.so");

    @TempDir
    Path cache;

    @Test
    void theLibraryIsExtractedOnce() throws IOException, NotUsableException {
        Path file = LIBRARY.extractTo(cache);
        assertThat(file).isAbsolute().hasFileName("libunicorn.so");
        assertThat(Files.size(file)).isGreaterThan(1_000_000);
        Object key = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        assertThat(LIBRARY.extractTo(cache)).isEqualTo(file);
        assertThat(Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDamagedCopyIsReplaced() throws IOException, NotUsableException {
        Path file = LIBRARY.extractTo(cache);
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[1000] ^= 1;
        Files.write(file, bad);
        assertThat(Files.readAllBytes(LIBRARY.extractTo(cache))).isEqualTo(good);
        Files.write(file, new byte[10]);
        assertThat(Files.readAllBytes(LIBRARY.extractTo(cache))).isEqualTo(good);
    }

    @Test
    void aPlatformWithoutLibraryIsNamed() {
        assertThatThrownBy(() -> new PackedLibrary("natives/amiga_68k/libunicorn.so").extractTo(cache))
                .isInstanceOf(NotUsableException.class)
                .hasMessageContaining("amiga_68k");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Path blocked = Files.writeString(cache.resolve("file"), "not a directory");
        assertThatThrownBy(() -> LIBRARY.extractTo(blocked))
                .isInstanceOf(NotUsableException.class)
                .hasMessageContaining("cannot be extracted");
    }
}
