package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.run.uart.EchoFirmware;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What serial ports can be connected to. */
class SerialOptionsTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Exit run(Object... more) throws IOException {
        Path elf = Files.write(folder.resolve("echo.elf"), EchoFirmware.elf());
        List<Object> words = new ArrayList<>(List.of("run", elf, "--board", "nucleo-f446re"));
        words.addAll(List.of(more));
        return terminal.run(words.toArray());
    }

    @Test
    void filesGiveInputAndTakeOutput() throws IOException {
        Path input = Files.writeString(folder.resolve("in.txt"), "what is typed is kept\nq");
        Path output = folder.resolve("out.txt");
        assertThat(run("--uart", "usart2=file:" + output + "," + input)).isEqualTo(ExitCode.OK);
        assertThat(output).hasContent("ready\nWHAT IS TYPED IS KEPT\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aFileOfInputCanGoWithStandardOutput() throws IOException {
        Path input = Files.writeString(folder.resolve("in.txt"), "abcq");
        assertThat(run("--uart", "vcp=file:-," + input)).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("ready\nABC");
    }

    @Test
    void aPortHearsItselfInALoop() throws IOException {
        assertThat(run("--uart", "vcp=loopback", "--expect", "ready\n")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("USART2: 4 characters were received before there was room, and lost");
    }

    @Test
    void outputCanBeDropped() throws IOException {
        assertThat(run("--uart", "usart2=null", "--expect", "ready")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void portsCanBeCrossed() throws IOException {
        assertThat(run("--uart", "usart2=uart4", "--timeout", "10ms")).isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void tcpIsAnnouncedWithItsPort() throws IOException {
        assertThat(run("--uart", "usart2=tcp:0", "--expect", "ready")).isEqualTo(ExitCode.OK);
        assertThat(terminal.err()).containsPattern("USART2 is on localhost:\\d+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usart2 | --uart takes PORT=END, as vcp=stdio, not 'usart2'",
                "usart9=stdio | NUCLEO-F446RE has no serial port 'usart9'; it has UART4, UART5, USART1",
                "usart2=printer | 'printer' is no end: stdio, file:OUT, file:OUT,IN, tcp:PORT, loopback, null",
                "usart2=usart2 | a port is connected to itself by 'loopback'",
                "usart2=tcp:99999 | '99999' is no TCP port; ports are 1 to 65535",
                "usart2=file: | lacks a file name",
                "usart2=file:-,/nowhere/in.txt | there is no file",
            })
    void aMistakeIsExplained(String value, String message) throws IOException {
        assertThat(run("--uart", value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(message);
    }

    @Test
    void aPortHasOneEndOnlyAndStandardInputOneReader() throws IOException {
        assertThat(run("--uart", "vcp=null", "--uart", "usart2=stdio")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("USART2 is connected already");
        assertThat(run("--uart", "usart1=stdio", "--uart", "usart2=stdio")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("standard input can go to one place only");
    }
}
