package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.run.spi.AnsweringFirmware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SPI controllers can be connected to. */
class SpiOptionsTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Exit run(Object... more) throws IOException {
        Path elf = Files.write(folder.resolve("answering.elf"), AnsweringFirmware.elf());
        List<Object> words = new ArrayList<>(List.of("run", elf, "--board", "nucleo-f446re"));
        words.addAll(List.of(more));
        return terminal.run(words.toArray());
    }

    @Test
    void aFileTakesWhatTheMasterSends() throws IOException {
        Path output = folder.resolve("out.bin");
        assertThat(run("--spi", "spi1=file:" + output)).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllBytes(output))
                .as("nobody answers, and the last frame is complete")
                .containsExactly('H', 0xff, 0xff);
    }

    @Test
    void anotherFileGivesTheAnswers() throws IOException {
        Path input = Files.writeString(folder.resolve("in.bin"), "i!");
        Path output = folder.resolve("out.bin");
        assertThat(run("--spi", "SPI1=file:" + output + "," + input)).isEqualTo(ExitCode.OK);
        assertThat(output).hasContent("Hi!");
    }

    @Test
    void standardOutputTakesItToo() throws IOException {
        Path input = Files.writeString(folder.resolve("in.bin"), "i!");
        assertThat(run("--spi", "spi1=file:-," + input)).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("Hi!");
    }

    @Test
    void aLoopAndAWireCanBeChosen() throws IOException {
        assertThat(run("--spi", "spi1=loopback", "--spi", "spi2=spi3")).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spi1 | --spi takes SPI=END, as spi1=loopback, not 'spi1'",
                "spi9=loopback | NUCLEO-F446RE has no SPI controller 'spi9'; it has SPI1, SPI2, SPI3, SPI4",
                "spi1= | the other end is missing: loopback, file:OUT, file:OUT,IN, or another SPI controller",
                "spi1=display | 'display' is no end: loopback, file:OUT, file:OUT,IN, or another SPI controller",
                "spi1=spi1 | a controller is connected to itself by 'loopback'",
                "spi1=file: | lacks a file name",
                "spi1=file:-,/nowhere/in.bin | there is no file",
                "spi1=file:/nowhere/out.bin | there is no folder",
            })
    void aMistakeIsExplained(String value, String message) throws IOException {
        assertThat(run("--spi", value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(message);
    }

    @Test
    void aControllerHasOneEndOnly() throws IOException {
        assertThat(run("--spi", "spi1=spi2", "--spi", "spi2=loopback")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("SPI2 is connected already");
    }
}
