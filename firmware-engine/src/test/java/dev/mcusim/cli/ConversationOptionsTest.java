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

/** Talking to firmware that waits for input: scripts, expected texts, limits of time. */
class ConversationOptionsTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Exit run(Object... more) throws IOException {
        Path elf = Files.write(folder.resolve("echo.elf"), EchoFirmware.elf());
        List<Object> words = new ArrayList<>(List.of("run", elf, "--board", "nucleo-f446re"));
        words.addAll(List.of(more));
        return terminal.run(words.toArray());
    }

    private Path script(String... lines) throws IOException {
        return Files.write(folder.resolve("talk.txt"), List.of(lines));
    }

    @Test
    void withoutInputTheFirmwareSleepsForEver() throws IOException {
        assertThat(run()).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.out()).isEqualTo("ready\n");
    }

    @Test
    void aScriptTalksToTheFirmwareUntilItEnds() throws IOException {
        Path script =
                script("expect \"ready\\n\"", "send \"hello\\x20\"", "expect \"HELLO \" within 2ms", "send vcp \"q\"");
        assertThat(run("--script", script)).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("ready\nHELLO ");
        assertThat(terminal.err()).contains("The firmware ended with exit code 0.");
    }

    @Test
    void voltagesAreLevelsToo() throws IOException {
        Path script = script("analog LD2 1.6V", "gpio expect LD2 0", "analog LD2 1700mV", "gpio expect LD2 1", "stop");
        assertThat(run("--script", script)).isEqualTo(ExitCode.OK);
        Path waits = script("gpio expect PC0 1 within 1ms", "gpio release PC0", "gpio expect PC0 0", "stop");
        assertThat(run("--analog", "PC0=3.3V", "--analog", "PC1=0.5V", "--script", waits))
                .isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource({"PC0=3.31V, up to 3.3V", "PC0, a voltage", "PX0=1V, no pin 'PX0'", "PC0=high, is no voltage"})
    void voltagesThatCannotBeAreRefused(String given, String message) throws IOException {
        assertThat(run("--analog", given)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains(message);
    }

    @Test
    void aScriptCanEndTheRun() throws IOException {
        assertThat(run("--script", script("# nothing yet", "", "wait 1.5ms", "stop")))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.err()).contains("The script ended the run: ", "talk.txt:4: stop", "1.500 ms");
    }

    @Test
    void whatDoesNotComeInTimeFailsWithTheLastLines() throws IOException {
        Path script = script("send \"one\"", "expect \"TWO\" within 10ms", "stop");
        assertThat(run("--script", script)).isEqualTo(ExitCode.MISMATCH);
        assertThat(terminal.err())
                .contains("did not come in time", "talk.txt:2: expect \"TWO\" within 10ms", "last said on USART2: ONE");
    }

    @Test
    void aScriptDrivesAndWatchesPins() throws IOException {
        Path script = script(
                "gpio expect LD2 0",
                "expect \"ready\"",
                "send \"!\"",
                "gpio expect PA5 1 within 1ms",
                "press button for 1ms",
                "stop");
        assertThat(run("--script", script)).isEqualTo(ExitCode.OK);
    }

    @Test
    void aScriptPressesReset() throws IOException {
        assertThat(run("--script", script("expect \"ready\"", "reset", "expect \"ready\"", "stop")))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.err()).contains("reset on the way: pin once");
    }

    @Test
    void expectedTextsEndTheRunWhenAllHaveCome() throws IOException {
        assertThat(run("--expect", "rea", "--expect", "dy")).isEqualTo(ExitCode.OK);
        assertThat(terminal.err()).contains("Everything that was expected has come.");
        assertThat(run("--expect", "dy", "--expect", "rea")).as("in this order").isEqualTo(ExitCode.MISMATCH);
        assertThat(terminal.err()).contains("still expected: 'rea'");
    }

    @Test
    void expectedTextsWaitForTheScript() throws IOException {
        assertThat(run("--expect", "HI", "--script", script("expect \"ready\"", "send \"hi\"")))
                .isEqualTo(ExitCode.OK);
        assertThat(run("--expect", "HI", "--script", script("expect \"ready\"", "send \"q\"")))
                .isEqualTo(ExitCode.MISMATCH);
        assertThat(terminal.err()).contains("The firmware ended with exit code 0.", "still expected: 'HI'");
    }

    @Test
    void anEmptyScriptAsksForNothing() throws IOException {
        assertThat(run("--script", script("# later"), "--until", "main")).isEqualTo(ExitCode.OK);
        assertThat(run("--script", script("# later"), "--expect", "ready")).isEqualTo(ExitCode.OK);
    }

    @Test
    void limitsOfTimeEndTheRun() throws IOException {
        assertThat(run("--timeout", "300us")).isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(terminal.err())
                .contains("The run was ended after 300 us of simulated time (--timeout).", "0.300 ms");
        assertThat(run("--timeout-cycles", "5000", "--expect", "never")).isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(terminal.err()).contains("after 5,000 cycles (--timeout-cycles)", "still expected: 'never'");
    }

    @Test
    void theReportForProgramsTellsWhatWasExpected() throws IOException {
        run("--expect", "never", "--json", "-");
        assertThat(terminal.out())
                .contains("\"status\" : \"failed\"", "\"stillExpected\" : [ \"'never'\" ]", "USART2: ready");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "says \"x\" | there is no statement 'says'; there are send, expect, wait, gpio, analog, press, reset and stop",
                "send usart9 \"x\" | NUCLEO-F446RE has no serial port 'usart9'; it has UART4, UART5, USART1, USART2",
                "send \"x | the text is not closed",
                "send \"\\y\" | there is no escape \\y",
                "expect \"x\" within soon | 'soon' is no time; write a number and s, ms, us or ns",
                "gpio set PZ9 1 | has no pin 'PZ9'",
                "gpio set PA0 2 | a level is 0, 1, low or high, not '2'",
                "wait | a time, as 10ms is missing",
                "stop now | 'now' is too much",
            })
    void aMistakeInAScriptIsNamedWithItsLine(String line, String message) throws IOException {
        assertThat(run("--script", script("# first", line))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("talk.txt:2: ").contains(message);
    }
}
