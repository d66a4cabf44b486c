package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final Locale locale = Locale.getDefault();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "tr-TR"})
    void numbersAndNamesAreTheSameInEveryLocale(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(Main.run(Main.console(Screen.NONE, out, err), "boards", "show", "NUCLEO-F746ZI"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did you mean nucleo-f746zg");
        assertThat(Main.run(Main.console(Screen.NONE, out, err), "boards", "show", "NUCLEO-F746ZG"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("D-cache 4 KiB, 4 ways, lines of 32 bytes", "0x20010000", "216 MHz", "interrupt 39");
    }

    @Test
    void aResultThatCouldNotBeWrittenIsNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(Main.run(Main.console(Screen.NONE, full, err), "boards")).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output could not be written");
    }
}
