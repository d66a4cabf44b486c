package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.TinyBoard;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.demo.DemoNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
    }

    private Exit run(Object... words) {
        return terminal.run(words);
    }

    private String out() {
        return terminal.out();
    }

    private String err() {
        return terminal.err();
    }

    static Stream<String> commands() {
        return Commands.ALL.stream().map(Command::name);
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(commands()).allSatisfy(name -> assertThat(out()).contains("  " + name));
        assertNoLineIsLongerThan80();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfACommandHasUsageAndExamplesWithin80Columns(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("usage: mcusim " + command, "examples:\n  mcusim " + command);
        assertThat(Commands.ALL).filteredOn(c -> c.name().equals(command)).allSatisfy(c -> assertThat(
                        c.options().getOptions())
                .allSatisfy(option -> assertThat(out()).contains("  --" + option.getLongOpt())));
        assertNoLineIsLongerThan80();
    }

    private void assertNoLineIsLongerThan80() {
        assertThat(out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    static Stream<String> boards() {
        return BoardCatalog.shipped().ids().stream();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyBoardIsShownWithin80ColumnsAndAsJson(String board) throws IOException {
        assertThat(run("boards", "show", board)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("(" + board + ")", "flash", "default", "sources");
        assertNoLineIsLongerThan80();
        assertThat(run("boards", "show", board, "--json")).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper().readTree(out()).at("/id").asText()).isEqualTo(board);
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyBoardSaysWhatOfItsPeripheralsIsModelled(String board) throws IOException {
        assertThat(run("boards", "show", board, "--peripherals")).isEqualTo(ExitCode.OK);
        assertThat(out()).containsSubsequence("modelled: CRC", "partly modelled:", "DMA1, DMA2: without", "named only");
        assertNoLineIsLongerThan80();
        assertThat(run("boards", "show", board, "--peripherals", "--json")).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper().readTree(out()).findValuesAsText("extent"))
                .contains("modelled", "partly", "named-only");
        assertThat(run("boards", "--peripherals")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aBoardThatIsLikeNoOtherIsAnsweredWithAllThereAre() {
        assertThat(run("boards", "show", "zz")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("mcusim: no board is called 'zz'; there are nucleo-f401re, ");
    }

    @Test
    void withoutACommandTheOverviewIsPrintedAndTheCallIsWrong() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(out()).contains("usage: mcusim COMMAND");
    }

    @Test
    void anUnknownCommandNamesThoseThereAre() {
        assertThat(run("depoly")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("'depoly'", "demo, boards, inspect, deploy, compare, diff, record, check, run, conformance");
    }

    @Test
    void anUnknownOptionPointsToHelp() {
        assertThat(run("deploy", "--bord", "x", model)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--bord", "mcusim deploy --help");
    }

    @Test
    void deployWithoutABoardAsksForOne() {
        assertThat(run("deploy", model)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--board");
    }

    @Test
    void anUnknownBoardIsAUsageErrorThatSuggestsTheNearest() {
        assertThat(run("deploy", "--board", "nucleo-f746z", model)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("nucleo-f746zg").doesNotContain("\tat ");
    }

    @Test
    void aMissingModelIsNamed() {
        assertThat(run("deploy", "--board", "nucleo-f746zg", folder.resolve("none.tflite")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("none.tflite").doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNoModelIsRefusedWithoutAStackTrace() throws IOException {
        Path noModel = Files.writeString(folder.resolve("notes.tflite"), "this is no model");
        assertThat(run("deploy", "--board", "nucleo-f746zg", noModel)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("notes").doesNotContain("\tat ");
    }

    @Test
    void bothCoresCanBeCompared() {
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--core", "both", model))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).contains("jit and unicorn agree", "registers, memory, instructions, cycles");
    }

    @Test
    void anUnknownCoreIsRefused() {
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--core", "qemu", model))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("unicorn", "jit", "'qemu'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "4294967296", "1.5"})
    void aSeedThatIsNoNumberInRangeIsRefused(String seed) {
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--seed", seed, model))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("0 to 4294967295", "'" + seed + "'");
    }

    @Test
    void anInputOfTheWrongSizeSaysWhatIsExpected() throws IOException {
        Path input = Files.write(folder.resolve("in.bin"), new byte[7]);
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--input", input, model))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("7 bytes", "INT8 1x32x32x1", "1024 bytes");
    }

    @Test
    void deployReportsEveryLayerAndWritesJsonAndFirmware() throws IOException {
        Path json = folder.resolve("report.json");
        Path firmware = folder.resolve("firmware");
        assertThat(run("deploy", "--board", "nucleo-f401re", "--json", json, "--emit", firmware, model))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).contains("shapes.tflite on NUCLEO-F401RE", "equal to the reference");
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.at("/run/status").asText()).isEqualTo("ok");
        assertThat(report.at("/layers").size()).isPositive();
        try (Stream<Path> files = Files.list(firmware)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("shapes.elf", "shapes.bin", "shapes.hex", "shapes.map", "shapes.lst");
        }
    }

    @Test
    void quietKeepsResultsAndErrorsAndNothingElse() {
        Path firmware = folder.resolve("firmware");
        assertThat(run("deploy", "--board", "nucleo-f401re", "--emit", firmware, model))
                .isEqualTo(ExitCode.OK);
        String report = out();
        assertThat(err()).contains("wrote " + firmware.resolve("shapes.elf"));
        assertThat(run("--quiet", "deploy", "--board", "nucleo-f401re", "--emit", firmware, model))
                .isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualTo(report);
        assertThat(err()).isEmpty();
        assertThat(run("deploy", "--board", "nucleo-f999", "--quiet", model)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("nucleo-f999");
    }

    @Test
    void theReportCanGoToStandardOutputAsJsonAlone() throws IOException {
        assertThat(run("deploy", "--board", "nucleo-f401re", "--json", "-", model))
                .isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper().readTree(out()).at("/board/id").asText()).isEqualTo("nucleo-f401re");
    }

    @Test
    void anOutputThatIsNotAsExpectedIsAMismatch() throws IOException {
        Path expected = Files.write(folder.resolve("out.bin"), new byte[8]);
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--expect", expected, model))
                .isEqualTo(ExitCode.MISMATCH);
        assertThat(err()).contains("output 0 differs");
    }

    @Test
    void aBudgetThatIsTooSmallEndsTheRun() {
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--budget", 1000, model))
                .isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(out()).contains("budget");
        assertThat(run("deploy", "--board", "nucleo-f746zg", "--budget", 1, model))
                .isEqualTo(ExitCode.BUDGET_SPENT);
        assertThat(out()).as("a stack that was not painted says nothing").doesNotContain(", stack");
    }

    @Test
    void boardsListsAllAndShowsOne() throws IOException {
        assertThat(run("boards")).isEqualTo(ExitCode.OK);
        assertThat(out().lines().filter(line -> line.contains("STM32"))).hasSize(19);
        assertThat(run("boards", "show", "nucleo-f746zg")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("0x20010000", "240 KiB", "216 MHz");
        assertThat(run("boards", "--json")).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper().readTree(out()).size()).isEqualTo(19);
        assertThat(run("boards", "show", "nucleo-f746zg", "--json")).isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper().readTree(out()).at("/id").asText()).isEqualTo("nucleo-f746zg");
    }

    @Test
    void inspectShowsOperatorsOfAGoodFileAndAllProblemsOfABadOne() throws IOException {
        assertThat(run("inspect", model)).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("CONV_2D", "SOFTMAX");
        Path broken = Files.write(folder.resolve("broken.tflite"), Arrays.copyOf(DemoNetwork.modelBytes(), 5000));
        assertThat(run("inspect", broken)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void conformanceCountsCasesInItsLastLine() throws IOException {
        Files.writeString(folder.resolve("odd.json"), "{\"name\":\"odd\",\"op\":\"ODD\",\"config\":{},\"tensors\":{}}");
        assertThat(run("conformance", folder, "--board", "nucleo-f446re")).isEqualTo(ExitCode.OK);
        assertThat(out()).endsWith("0 passed, 0 failed, 1 unsupported\n");
    }

    @Test
    void conformanceWithoutAnyCaseIsAUsageError() {
        assertThat(run("conformance", folder, "--board", "nucleo-f446re")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains(".json");
    }

    /** A board like the NUCLEO-F401RE whose chip has only a few KiB of SRAM. */
    @Test
    void aNetworkThatDoesNotFitABoardOfTheUsersIsRefusedWithNeedLimitAndExcess() throws IOException {
        Path json = folder.resolve("report.json");
        assertThat(run("deploy", "--board-file", TinyBoard.write(folder), "--json", json, model))
                .isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(out()).contains("does not fit", "6,144", "largest in");
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.at("/run/status").asText()).isEqualTo("does-not-fit");
        assertThat(report.at("/memory/excess/0/limit").asLong()).isEqualTo(6_144);
    }

    @Test
    void aBoardFileCanBeNamedTogetherWithItsBoard() throws IOException {
        assertThat(run("deploy", "--board-file", TinyBoard.write(folder), "--board", "tiny", model))
                .isEqualTo(ExitCode.DOES_NOT_FIT);
        assertThat(run("deploy", "--board-file", TinyBoard.write(folder), "--board", "nucleo-f401re", model))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void aBrokenBoardFileReportsAllItsFaults() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "id: Bad Board\nchip: NOCHIP\nwheels: 4\n");
        assertThat(run("boards", "--board-file", file)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("wheels", "NOCHIP").doesNotContain("\tat ");
    }
}
