package dev.mcusim.cpu.unicorn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mcusim.cpu.CoreUnavailableException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnicornLibraryTest {

    @Test
    void someVersion2IsLoaded() {
        assertThat(UnicornCore.version()).matches("Unicorn 2\\.\\d+\\.\\d+");
    }

    @Test
    void aNamedFileThatIsNotThereIsAnErrorWithARemedy(@TempDir Path directory) {
        String missing = directory.resolve("libunicorn.so.2").toString();
        assertThatExceptionOfType(CoreUnavailableException.class)
                .isThrownBy(() -> UnicornLibrary.find(missing))
                .satisfies(e -> {
                    assertThat(e.platform()).isNotBlank();
                    assertThat(e.attempts()).singleElement().asString().contains(missing);
                    assertThat(e).hasMessageContaining("-Dmcusim.unicorn=");
                });
        assertThat(UnicornCore.version()).startsWith("Unicorn 2");
    }
}
