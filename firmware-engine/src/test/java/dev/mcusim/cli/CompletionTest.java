package dev.mcusim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mcusim.board.BoardCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts in the shells they are for. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CompletionTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void makeFiles() throws IOException {
        Files.writeString(folder.resolve("model.tflite"), "");
        Files.createDirectory(folder.resolve("vectors"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void everyCommandAndOptionIsInTheScript(String shell) {
        assertThat(terminal.run("completion", shell)).isEqualTo(ExitCode.OK);
        for (Command command : Commands.ALL) {
            assertThat(terminal.out()).containsPattern("(?m)^ +" + command.name() + "\\)");
            for (Option option : GlobalOptions.with(command).getOptions()) {
                assertThat(terminal.out()).contains("--" + option.getLongOpt());
            }
        }
        assertThat(terminal.out()).contains(BoardCatalog.shipped().ids());
    }

    @Test
    void anotherShellIsAnsweredWithThoseThereAre() {
        assertThat(terminal.run("completion", "tcsh")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("'tcsh'", "bash and zsh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            mcusim de                                    | demo deploy
            mcusim --quiet che                           | check
            mcusim --v                                   | --version
            mcusim help comple                           | completion
            mcusim deploy --b                            | --board --board-file --budget
            mcusim deploy --board nucleo-f7              | nucleo-f746zg nucleo-f767zi
            mcusim deploy --board = nucleo-h723          | nucleo-h723zg
            mcusim deploy --budget                       | --budget
            mcusim deploy model.tflite --core i          | interpreter
            mcusim run model.tflite --core b             |
            mcusim deploy --core both --ht               | --html
            mcusim compare m --boards a                  | all
            mcusim compare m --boards nucleo-f401re,al   | nucleo-f401re,all
            mcusim record m --board nucleo-f4,nucleo-h72 | nucleo-f4,nucleo-h723zg
            mcusim record m --out v                      | vectors
            mcusim boards l                              | list
            mcusim boards show stm32f4                   | stm32f407g-disc1 stm32f469i-disco
            mcusim boards --json show nucleo-l           | nucleo-l4r5zi
            mcusim deploy model.tflite another           |
            mcusim completion                            | completion
            """)
    void bashCompletes(String line, String offered) throws Exception {
        write("bash", "mcusim.bash");
        String program =
                """
                source ./mcusim.bash
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                _mcusim
                echo "${COMPREPLY[*]}"
                """;
        List<String> command = new ArrayList<>(List.of("bash", "-c", program, "bash"));
        command.addAll(Arrays.asList(line.split(" ")));
        assertThat(output(command)).isEqualTo(offered == null ? "" : offered);
    }

    @Test
    void bashOffersEveryChoiceForAnEmptyWord() throws Exception {
        write("bash", "mcusim.bash");
        String program =
                """
                source ./mcusim.bash
                COMP_WORDS=(mcusim deploy --core '') COMP_CWORD=3
                _mcusim
                echo "${COMPREPLY[*]}"
                """;
        assertThat(output(List.of("bash", "-c", program))).contains("jit", "unicorn", "both");
        assertThat(output(List.of("bash", "-c", "source ./mcusim.bash; complete -p mcusim")))
                .isEqualTo("complete -o default -F _mcusim mcusim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            mcusim dep                                           | mcusim deploy
            mcusim deploy --board nucleo-h723                    | mcusim deploy --board nucleo-h723zg
            mcusim deploy --core int                             | mcusim deploy --core interpreter
            mcusim deploy mod                                    | mcusim deploy model.tflite
            mcusim deploy model.tflite --emit v                  | mcusim deploy model.tflite --emit vectors/
            mcusim record m --board nucleo-f401re,nucleo-h723    | mcusim record m --board nucleo-f401re,nucleo-h723zg,
            mcusim check vectors --anno                          | mcusim check vectors --annotations
            mcusim boards sh                                     | mcusim boards show
            mcusim boards show nucleo-l                          | mcusim boards show nucleo-l4r5zi
            """)
    void zshCompletes(String line, String completed) throws Exception {
        write("zsh", "_mcusim");
        assertThat(zsh("source", line)).isEqualTo(completed);
    }

    @Test
    void zshFindsTheScriptInItsFunctionPath() throws Exception {
        write("zsh", "_mcusim");
        assertThat(zsh("autoload", "mcusim compl")).isEqualTo("mcusim completion");
    }

    private String zsh(String how, String line) throws Exception {
        assumeTrue(isThere("zsh"), "zsh is not installed");
        Path driver = folder.resolve("complete.zsh");
        try (InputStream script = CompletionTest.class.getResourceAsStream("complete.zsh")) {
            Files.write(driver, script.readAllBytes());
        }
        return output(List.of("zsh", "-f", driver.toString(), folder.toString(), how, line));
    }

    private void write(String shell, String file) throws IOException {
        assumeTrue(isThere(shell), shell + " is not installed");
        assertThat(terminal.run("completion", shell)).isEqualTo(ExitCode.OK);
        Files.writeString(folder.resolve(file), terminal.out());
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
