package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.elf.ElfWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    /** movs r0, #4; adr r1, text; bkpt 0xab; movs r0, #0x18; ldr r1, =0x20026; bkpt 0xab; text: .asciz "Hi!\n" */
    private static final int[] HELLO = {
        0x2004, 0xa102, 0xbeab, 0x2018, 0x4902, 0xbeab, 0x6948, 0x0a21, 0x0000, 0x0000, 0x0026, 0x0002
    };

    /** movs r0, #0x20; adr r1, block; bkpt 0xab; nop; block: .word 0x20026, 7 */
    private static final int[] EXIT_7 = {0x2020, 0xa101, 0xbeab, 0xbf00, 0x0026, 0x0002, 0x0007, 0x0000};

    /** movs r0, #3; 1: subs r0, #1; bne 1b; cpsid i; b . */
    private static final int[] LOOP = {0x2003, 0x3801, 0xd1fd, 0xb672, 0xe7fe};

    /** RCC: APB1ENR = USART3EN; USART3: BRR = 16; CR1 = UE | TE; DR = 33; b . */
    private static final int[] SEND = {
        0x4a06, 0x2301, 0x049b, 0x6013, 0x4805, 0x2110, 0x6081, 0xf242, 0x0108, 0x60c1, 0x2121, 0x6041, 0xe7fe, 0,
        0x3840, 0x4002, 0x4800, 0x4000
    };

    /** movs r0, #0; subs r0, #4; ldr r1, [r0]; b . */
    private static final int[] FAULT = {0x2000, 0x3804, 0x6801, 0xe7fe};

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Path firmware(int... halfwords) throws IOException {
        return TinyFirmware.write(folder.resolve("firmware.elf"), halfwords);
    }

    private Exit run(Path elf, Object... more) {
        Object[] words = new Object[more.length + 4];
        words[0] = "run";
        words[1] = elf;
        words[2] = "--board";
        words[3] = "nucleo-f446re";
        System.arraycopy(more, 0, words, 4, more.length);
        return terminal.run(words);
    }

    @Test
    void outputAndReportAreApart() throws IOException {
        assertThat(run(firmware(HELLO))).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo("Hi!\n");
        assertThat(terminal.err())
                .contains(
                        "firmware.elf on NUCLEO-F446RE",
                        "The firmware ended with exit code 0.",
                        "4 instructions,",
                        "core at 16 MHz",
                        "flash: 0 wait states");
    }

    @Test
    void theFirmwaresExitCodeIsThatOfTheCommand() throws IOException {
        assertThat(run(firmware(EXIT_7)).code()).isEqualTo(7);
        assertThat(terminal.err()).contains("exit code 7");
    }

    @Test
    void serialPortsPrintToo() throws IOException {
        assertThat(run(firmware(SEND))).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.out()).isEqualTo("!");
    }

    @Test
    void anEndlessLoopIsAnEndThatTellsNothing() throws IOException {
        assertThat(run(firmware(LOOP))).isEqualTo(ExitCode.STOPPED);
        assertThat(terminal.err()).contains("endless loop at 0x08000208 (main+0x8)");
    }

    @Test
    void aFaultIsReportedWithRegisters() throws IOException {
        assertThat(run(firmware(FAULT))).isEqualTo(ExitCode.GUEST_FAULT);
        assertThat(terminal.err()).contains("At 0x08000204 (main+0x4)", "0xfffffffc", "r0   0xfffffffc");
    }

    @Test
    void theBudgetEndsARun() throws IOException {
        assertThat(run(firmware(LOOP), "--max-instructions", 5)).isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(terminal.err()).contains("did not end within 5 instructions", "5 instructions,");
    }

    @Test
    void aRunCanEndAtAFunction() throws IOException {
        assertThat(run(firmware(LOOP), "--until", "main")).isEqualTo(ExitCode.OK);
        assertThat(terminal.err()).contains("0 instructions", "0x08000200 (main) was reached");
        assertThat(run(firmware(LOOP), "--until", "nothing")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("no function called 'nothing'");
    }

    @Test
    void theProfileListsFunctions() throws IOException {
        run(firmware(LOOP), "--profile");
        assertThat(terminal.err())
                .containsPattern("share +instructions +CPI")
                .containsPattern("100.0% +\\d+ .* main\n");
    }

    @Test
    void theReportIsJsonToo() throws IOException {
        Path json = folder.resolve("run.json");
        run(firmware(LOOP), "--json", json, "--clock", 1000);
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.get("schema").asText()).isEqualTo("mcusim.run/1");
        assertThat(report.at("/run/status").asText()).isEqualTo("endless-loop");
        assertThat(report.at("/run/exitCode").isNull()).isTrue();
        assertThat(report.at("/board/clockHz").asLong()).isEqualTo(1000);
        assertThat(report.at("/run/milliseconds").asDouble())
                .isEqualTo(report.at("/run/cycles").asDouble());
        assertThat(report.at("/functions/0/name").asText()).isEqualTo("main");
        assertThat(report.at("/functions/0/instructions").asLong())
                .isEqualTo(report.at("/run/instructions").asLong());
    }

    @Test
    void whatIsNoFirmwareForTheBoardIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not an ELF file");
        assertThat(run(text)).isEqualTo(ExitCode.USAGE);
        Path large = Files.write(
                folder.resolve("large.elf"),
                new ElfWriter()
                        .constants(".text", TinyFirmware.FLASH, new byte[1 << 20])
                        .write());
        assertThat(run(large)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("does not fit the board");
        assertThat(run(folder.resolve("missing.elf"))).isEqualTo(ExitCode.USAGE);
    }
}
