package dev.mcusim.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsciiArtTest {

    @Test
    void inkIsDarkAndPaperBlankWhicheverIsBrighter() {
        byte[] brightOnDark = new byte[1024];
        Arrays.fill(brightOnDark, (byte) -100);
        Arrays.fill(brightOnDark, 10 * 32 + 4, 10 * 32 + 8, (byte) 90);
        Arrays.fill(brightOnDark, 11 * 32 + 4, 11 * 32 + 8, (byte) 90);
        byte[] darkOnBright = brightOnDark.clone();
        for (int i = 0; i < darkOnBright.length; i++) {
            darkOnBright[i] = (byte) -darkOnBright[i];
        }

        List<String> lines = AsciiArt.picture(brightOnDark);
        assertThat(lines).hasSize(16).allMatch(line -> line.length() == 32);
        assertThat(lines.get(5)).isEqualTo("    @@@@" + " ".repeat(24));
        assertThat(lines.get(4)).isBlank();
        assertThat(AsciiArt.picture(darkOnBright)).isEqualTo(lines);
    }

    @Test
    void aPlainPictureIsBlank() {
        assertThat(AsciiArt.picture(new byte[1024])).allMatch(String::isBlank);
    }

    @Test
    void twoPicturesFitA80ColumnTerminal() {
        List<String> lines = AsciiArt.picture(new byte[1024]);

        assertThat(AsciiArt.beside(List.of(lines, lines), 4)).hasSize(16).allMatch(line -> line.length() == 68);
    }

    @Test
    void anInputOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> AsciiArt.picture(new byte[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1024")
                .hasMessageContaining("100");
    }
}
