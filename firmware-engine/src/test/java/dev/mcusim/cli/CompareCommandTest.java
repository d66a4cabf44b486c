package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.demo.DemoNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    private static final String TWO = "nucleo-f746zg,nucleo-f446re";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(terminal.out());
    }

    @Test
    void boardsAreRunAndTheNumbersAreThoseOfDeploy() throws IOException {
        assertThat(terminal.run("deploy", model, "--board", "nucleo-f446re", "--json", "-"))
                .isEqualTo(ExitCode.OK);
        JsonNode alone = json();
        assertThat(terminal.run("compare", model, "--boards", TWO, "--json", "-"))
                .isEqualTo(ExitCode.OK);
        JsonNode board = json().at("/boards/0");
        assertThat(board.at("/board/id").asText()).isEqualTo("nucleo-f446re");
        for (String part : new String[] {"/board", "/run", "/energy", "/crossCheck", "/timing"}) {
            assertThat(board.at(part)).isEqualTo(alone.at(part));
        }
        assertThat(board.at("/sram")).isEqualTo(alone.at("/memory/sram"));
        assertThat(board.at("/flash")).isEqualTo(alone.at("/memory/flash"));
    }

    @Test
    void theNumberOfJobsChangesNothing() {
        assertThat(terminal.run("compare", model, "--boards", TWO, "--jobs", "1"))
                .isEqualTo(ExitCode.OK);
        String one = terminal.out();
        assertThat(terminal.run("compare", model, "--boards", TWO, "--jobs", "4"))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo(one).contains("cheapest: nucleo-f446re");
    }

    @Test
    void limitsThatNoBoardKeepsEndWithOneAndNetworksThatFitNowhereWithThree() throws IOException {
        assertThat(terminal.run("compare", model, "--boards", TWO, "--max-ms", "0.001"))
                .isEqualTo(ExitCode.MISMATCH);
        assertThat(terminal.out()).contains("no board keeps 0.001 ms");
        Path board = tinyBoard();
        assertThat(terminal.run("compare", model, "--board-file", board))
                .as(() -> terminal.err())
                .isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(terminal.out()).contains("tiny", "FLASH", "no board fits");
        assertThat(terminal.run("compare", model, "--board-file", board, "--boards", "nucleo-f446re"))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("on 2 boards", "tiny", "cheapest: nucleo-f446re");
    }

    /** A board with 16 KiB of flash, of a chip that is otherwise an STM32F446. */
    private Path tinyBoard() throws IOException {
        String root = "/dev/mcusim/board/";
        String chip = new String(
                getClass().getResourceAsStream(root + "chips/stm32f446re.yaml").readAllBytes());
        Files.writeString(folder.resolve("tiny-chip.yaml"), chip.replaceFirst("(name: FLASH, [^}]*size: )512", "$116"));
        String board = new String(getClass()
                .getResourceAsStream(root + "boards/nucleo-f446re.yaml")
                .readAllBytes());
        return Files.writeString(
                folder.resolve("tiny.yaml"),
                board.replace("nucleo-f446re", "tiny").replaceFirst("chip: \\S+", "chip: tiny-chip.yaml"));
    }

    @Test
    void pricesDecideWhatIsCheapest() throws IOException {
        Path prices = Files.writeString(folder.resolve("prices.yaml"), "nucleo-f746zg: 12\nnucleo-f446re: 14.5\n");
        assertThat(terminal.run("compare", model, "--boards", TWO, "--prices", prices))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("cheapest: nucleo-f746zg (the lowest price", "14.50");
        Files.writeString(prices, "{\"nucleo-f446re\": 3}");
        assertThat(terminal.run("compare", model, "--boards", TWO, "--prices", prices))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).contains("cheapest: nucleo-f446re");
    }

    @Test
    void whatIsNoListOfPricesIsRefused() throws IOException {
        Path prices = folder.resolve("prices.yaml");
        for (String text :
                new String[] {"", "[1]", "nucleo-f446re: cheap", "nucleo-f446re: -1", "nucleo: 3", "a: [", "7"}) {
            Files.writeString(prices, text);
            assertThat(terminal.run("compare", model, "--boards", TWO, "--prices", prices))
                    .as(text)
                    .isEqualTo(ExitCode.USAGE);
            assertThat(terminal.err()).startsWith("mcusim: ").doesNotContain("\tat ");
        }
    }

    @Test
    void pageAndJsonAreWritten() throws IOException {
        Path page = folder.resolve("boards.html");
        Path json = folder.resolve("boards.json");
        assertThat(terminal.run("compare", model, "--boards", "nucleo-f446re", "--html", page, "--json", json))
                .isEqualTo(ExitCode.OK);
        assertThat(page).content().contains("shapes.tflite on 1 board<", "nucleo-f446re");
        assertThat(json).content().contains("mcusim.compare/1");
        assertThat(terminal.out()).contains("shapes.tflite on 1 board\n");
    }

    @Test
    void wrongUseIsExplained() {
        assertThat(terminal.run("compare", model)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--boards all");
        assertThat(terminal.run("compare", model, "--boards", "nucleo-f446r")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("nucleo-f446re");
        for (String limit : new String[] {"0", "-1", "x", "NaN", "Infinity"}) {
            assertThat(terminal.run("compare", model, "--boards", TWO, "--max-mj", limit))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(terminal.err()).contains("--max-mj takes a number above 0");
        }
        assertThat(terminal.run("compare", model, "--boards", TWO, "--jobs", "0"))
                .isEqualTo(ExitCode.USAGE);
    }
}
