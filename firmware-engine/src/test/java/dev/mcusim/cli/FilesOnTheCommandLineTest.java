package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcusim.demo.DemoNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders, devices, links and missing things where a file is expected, and the other way round. */
class FilesOnTheCommandLineTest {
    private static final String BOARD = "nucleo-f746zg";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();
    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.write(folder.resolve("shapes.tflite"), DemoNetwork.modelBytes());
    }

    private void refuses(String reason, Object... words) {
        assertThat(terminal.run(words)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.out()).as("nothing is run").isEmpty();
        assertThat(terminal.err()).startsWith("mcusim: ").contains(reason).doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "."})
    void aFolderIsNoModel(String name) {
        Path place = Path.of(name);
        refuses("it is a folder", "deploy", place, "--board", BOARD);
        assertThat(terminal.run("inspect", place)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.out()).contains("it is a folder").doesNotContain("Exception");
    }

    @Test
    void inspectSaysWhatKeptItFromReading() {
        assertThat(terminal.run("inspect", folder.resolve("none.tflite"))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.out()).contains("none: cannot be used", "FILE_UNREADABLE");
        assertThat(terminal.out())
                .as("nothing is counted in a file that was not read")
                .doesNotContain("0 operators");
    }

    @Test
    void anEmptyNameIsNoFile() {
        refuses("the name of a file is empty", "deploy", "", "--board", BOARD);
        refuses("the name of a file is empty", "deploy", model, "--board", BOARD, "--json", "");
        refuses("the name of a file is empty", "deploy", model, "--board", BOARD, "--emit", "");
    }

    @Test
    void inputsAndExpectedOutputsAreCheckedBeforeTheRun() throws IOException {
        Path large = Files.write(folder.resolve("large.bin"), new byte[5000]);
        refuses("has more than 1024 bytes, but input 0 is", "deploy", model, "--board", BOARD, "--input", large);
        refuses("is a folder", "deploy", model, "--board", BOARD, "--input", folder);
        refuses("there is no file", "deploy", model, "--board", BOARD, "--input", folder.resolve("none.bin"));
        refuses("has more than 8 bytes, but output 0 is", "deploy", model, "--board", BOARD, "--expect", large);
        refuses("is a folder", "deploy", model, "--board", BOARD, "--expect", folder);
        refuses("2 output files were given", "deploy", model, "--board", BOARD, "--expect", large, "--expect", large);
    }

    @Test
    void aReportThatCouldNotBeWrittenIsRefusedBeforeTheRun() {
        refuses("this is a folder", "deploy", model, "--board", BOARD, "--json", folder);
        refuses("this is a folder", "deploy", model, "--board", BOARD, "--json", folder.getRoot());
        refuses("there is no folder", "deploy", model, "--board", BOARD, "--json", folder.resolve("none/r.json"));
    }

    @Test
    void firmwareGoesIntoAFolderNotIntoAFile() {
        refuses("is a file, not a folder", "deploy", model, "--board", BOARD, "--emit", model);
        refuses("is a file, not a folder", "deploy", model, "--board", BOARD, "--emit", model.resolve("below"));
    }

    @Test
    void aReportIsWrittenThroughALinkAndReadableByOthersAsTheUserHasIt() throws IOException {
        Path report = Files.writeString(folder.resolve("real.json"), "old");
        Path link;
        try {
            link = Files.createSymbolicLink(folder.resolve("link.json"), report);
        } catch (UnsupportedOperationException | IOException e) {
            Assumptions.abort("this file system has no symbolic links: " + e);
            return;
        }
        assertThat(terminal.run("deploy", model, "--board", BOARD, "--json", link))
                .isEqualTo(ExitCode.OK);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(report))
                        .at("/run/status")
                        .asText())
                .isEqualTo("ok");
        Path fresh = folder.resolve("fresh.json");
        assertThat(terminal.run("deploy", model, "--board", BOARD, "--json", fresh))
                .isEqualTo(ExitCode.OK);
        assertThat(Files.getAttribute(fresh, "posix:permissions"))
                .isEqualTo(Files.getAttribute(report, "posix:permissions"));
        assertThat(folder).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void anOptionThatIsGivenTwiceIsRefusedUnlessItMayBe() {
        refuses("--board may be given only once", "deploy", model, "--board", BOARD, "--board", "nucleo-f446re");
        refuses("2 input files were given", "deploy", model, "--board", BOARD, "--input", model, "--input", model);
    }

    @Test
    void wordsThatAreMissingOrTooManyAreNamed() {
        refuses("an argument is missing; usage: mcusim deploy", "deploy");
        refuses("too many arguments: a b; usage: mcusim deploy", "deploy", "a", "b");
    }

    @Test
    void mistypedWordsAreAnsweredWithThoseThatWereMeant() {
        refuses("no command 'depoly'; did you mean deploy?", "depoly", model);
        refuses("no option --bord; did you mean --board", "deploy", model, "--bord", BOARD);
        refuses("no option --boards=all; did you mean --board?", "deploy", model, "--boards=all");
        refuses("no option -q (mcusim demo --help", "demo", "-q");
        refuses("--quiet takes no value", "demo", "--quiet=1");
        refuses("--emit is followed by a value: DIR, write the firmware", "deploy", model, "--board", BOARD, "--emit");
        refuses(
                "--budget takes a whole number, 1 or more, not 'x'",
                "deploy",
                model,
                "--board",
                BOARD,
                "--budget",
                "x");
    }

    @Test
    void aFolderOrNothingIsNoFileToRead() {
        refuses(folder + " is a folder; name a file", "run", folder, "--board", BOARD);
        refuses(folder + " is a folder; name a file", "diff", folder, model);
        refuses(folder + " is a folder; name a file", "compare", model, "--boards", BOARD, "--prices", folder);
        refuses("there is no file " + folder.resolve("no.elf"), "run", folder.resolve("no.elf"), "--board", BOARD);
    }

    @Test
    void anEmptyFileIsCalledEmpty() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.tflite"));
        refuses("NOT_TFLITE at file: it is empty", "deploy", empty, "--board", BOARD);
        refuses("it lacks the identifier TFL3", "deploy", Files.write(empty, new byte[100]), "--board", BOARD);
    }

    @Test
    void aListOfBoardsWithAHoleIsRefused() {
        refuses(
                "--board nucleo-f446re,: a board is missing",
                "record",
                model,
                "--board",
                "nucleo-f446re,",
                "--out",
                "o");
        refuses("--boards ,nucleo-f446re: a board is missing", "compare", model, "--boards", ",nucleo-f446re");
    }

    @Test
    void aFullDiskIsTheComputersFaultNotTheUsers() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "there is no " + full);
        assertThat(terminal.run("deploy", model, "--board", BOARD, "--json", full))
                .isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(terminal.err()).isEqualTo("mcusim: /dev/full could not be written: No space left on device\n");
    }

    @Test
    void aFolderThatTakesNoFilesIsRefusedBeforeTheRun() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Assumptions.assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write");
        refuses("allow no new file", "deploy", model, "--board", BOARD, "--json", locked.resolve("r.json"));
        refuses("allow no new file", "deploy", model, "--board", BOARD, "--emit", locked.resolve("firmware"));
        refuses("allow no new file", "record", model, "--board", BOARD, "--out", locked.resolve("vector"));
    }
}
