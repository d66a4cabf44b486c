package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinOptionsTest {

    /**
     * RCC_AHB1ENR = GPIOAEN; GPIOA_MODER: PA5 is an output; r1 = 0x20; four times: GPIOA_ODR = r1, count to 100, r1 ^= 0x20; exit with 0.
     */
    private static final int[] BLINK = {
        0x4809, 0x2101, 0x6001, 0x4809, 0xf44f, 0x6180, 0x6001, 0x2120, 0x2304, 0x6141,
        0x2264, 0x3a01, 0xd1fd, 0xf081, 0x0120, 0x3b01, 0xd1f7, 0x2018, 0x4902, 0xbeab,
        0x3830, 0x4002, 0x0000, 0x4002, 0x0026, 0x0002
    };

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path firmware;

    @BeforeEach
    void write() throws IOException {
        firmware = TinyFirmware.write(folder.resolve("blink.elf"), BLINK);
    }

    @Test
    void everyChangeIsALineWithItsTime() {
        assertThat(terminal.run("run", firmware, "--board", "nucleo-f446re", "--events", "-"))
                .isEqualTo(ExitCode.OK);
        List<String> lines =
                terminal.out().lines().filter(line -> line.contains("PA5")).toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("0\\.00\\d{4} ms PA5 1 LD2 on");
        assertThat(lines.get(1)).matches("0\\.0[12]\\d{4} ms PA5 0 LD2 off");
        assertThat(terminal.err()).contains("lights and button: LD2 off (4 changes)");
    }

    @Test
    void theDumpTellsTheSameAsTheEvents() throws IOException {
        Path events = folder.resolve("events.txt");
        Path dump = folder.resolve("pins.vcd");
        assertThat(terminal.run(
                        "run",
                        firmware,
                        "--board",
                        "nucleo-f446re",
                        "--events",
                        events,
                        "--vcd",
                        dump,
                        "--vcd-pins",
                        "ld2,PC13"))
                .isEqualTo(ExitCode.OK);
        String text = Files.readString(dump);
        assertThat(text)
                .contains("$timescale 1 ns $end", "$scope module nucleo_f446re $end", "$var wire 1 ! LD2 $end")
                .contains("$var wire 1 \" PC13 $end", "$dumpvars\n0!\n1\"\n$end\n");
        List<String> expected = Files.readAllLines(events).stream()
                .filter(line -> line.contains("PA5"))
                .toList();
        assertThat(changes(text)).isEqualTo(expected).hasSize(4);
    }

    /** Reads a dump back: the changes of its first variable behind the initial values, as lines of the other form. */
    private static List<String> changes(String dump) {
        List<String> changes = new ArrayList<>();
        long time = 0;
        for (String line : dump.substring(dump.indexOf("$end\n", dump.indexOf("$dumpvars")) + 5)
                .split("\n")) {
            if (line.startsWith("#")) {
                assertThat(Long.parseLong(line.substring(1))).isGreaterThan(time);
                time = Long.parseLong(line.substring(1));
            } else if (line.endsWith("!")) {
                boolean lit = line.startsWith("1");
                changes.add(String.format(
                        Locale.ROOT, "%.6f ms PA5 %d LD2 %s", time / 1e6, lit ? 1 : 0, lit ? "on" : "off"));
            }
        }
        return changes;
    }

    @Test
    void theReportForProgramsHasLightsAndEvents() throws IOException {
        Path json = folder.resolve("run.json");
        assertThat(terminal.run("run", firmware, "--board", "nucleo-f446re", "--json", json))
                .isEqualTo(ExitCode.OK);
        JsonNode pins = new ObjectMapper().readTree(json.toFile()).get("pins");
        assertThat(pins.get("changes").asLong()).isEqualTo(4);
        assertThat(pins.get("devices").get(0).toString())
                .isEqualTo("{\"name\":\"LD2\",\"pin\":\"PA5\",\"on\":false,\"changes\":4}");
        JsonNode first = pins.get("events").get(0);
        assertThat(first.get("pin").asText()).isEqualTo("PA5");
        assertThat(first.get("device").asText()).isEqualTo("LD2");
        assertThat(first.get("on").asBoolean()).isTrue();
        assertThat(pins.get("events")).hasSize(4);
    }

    @Test
    void pinsThatAreNotThereAreRefused() {
        assertThat(terminal.run(
                        "run",
                        firmware,
                        "--board",
                        "nucleo-f446re",
                        "--vcd",
                        folder.resolve("a"),
                        "--vcd-pins",
                        "PA5,LD9"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--vcd-pins: NUCLEO-F446RE has no pin 'LD9'; it has PA0 to PA15");
        assertThat(terminal.run("run", firmware, "--board", "nucleo-f446re", "--vcd-pins", "PA5"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("give that, too");
    }
}
