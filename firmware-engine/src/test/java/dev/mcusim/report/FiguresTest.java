package dev.mcusim.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void linesBehindTheFirstAreIndented() {
        assertThat(Figures.wrap("one two three four", 9)).isEqualTo("one two\n  three\n  four\n");
        assertThat(Figures.wrap("one two three four", 9, "")).isEqualTo("one two\nthree\nfour\n");
        assertThat(Figures.wrap("", 9)).isEqualTo("\n");
    }

    @Property
    void wrappingKeepsEveryWordAndOnlyLongWordsStickOut(
            @ForAll @AlphaChars @Chars(' ') @StringLength(max = 200) String text,
            @ForAll @IntRange(min = 4, max = 80) int width) {
        String lines = Figures.wrap(text, width, "   ");
        assertThat(lines.strip().replaceAll("\\s+", " ")).isEqualTo(text.strip().replaceAll("\\s+", " "));
        assertThat(lines.lines()).allSatisfy(line -> assertThat(
                        line.length() <= width || !line.strip().contains(" "))
                .as("line '%s'", line)
                .isTrue());
    }

    @Test
    void sizesAreBytesBelowOneKibibyte() {
        assertThat(Figures.bytes(1023)).isEqualTo("1023 B");
        assertThat(Figures.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(Figures.percent(1, 0)).isEqualTo("-");
        assertThat(Figures.megahertz(137_500_000)).isEqualTo("137.500 MHz");
    }
}
