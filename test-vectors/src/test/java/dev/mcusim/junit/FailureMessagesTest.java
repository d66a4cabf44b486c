package dev.mcusim.junit;

import static dev.mcusim.junit.McusimAssertions.assertThat;
import static dev.mcusim.junit.SimulatedBoardTest.SHAPES;
import static dev.mcusim.junit.SimulatedBoardTest.SHELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcusim.TinyBoard;
import dev.mcusim.board.Board;
import dev.mcusim.cpu.FaultKind;
import dev.mcusim.demo.DemoNetwork;
import dev.mcusim.demo.Sample;
import dev.mcusim.deploy.Deployer;
import dev.mcusim.deploy.Deployment;
import dev.mcusim.report.Report;
import dev.mcusim.report.ReportJson;
import dev.mcusim.run.Firmware;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What people read when a test of theirs fails. */
class FailureMessagesTest {

    private static String message(String method) {
        return Launched.failure(Failing.class, method).getMessage();
    }

    @Test
    void tooManyCyclesComeWithEveryLayer() {
        assertThat(message("cycles"))
                .startsWith(
                        "shapes.tflite on nucleo-f746zg: one inference: 1,282,984 cycles, at most 1,000,000 were to be (282,984 more)\n")
                .contains("262,144       225,831    270,613     1.03  ok");
        assertThat(Launched.failure(Failing.class, "cycles"))
                .isInstanceOfSatisfying(AssertionFailedError.class, failure -> assertThat(
                                failure.getActual().getStringRepresentation())
                        .isEqualTo("1282984"));
        assertThat(message("milliseconds")).contains("one inference: 5.940 ms, at most 5.000 were to be");
        assertThat(message("layer")).contains("layer_06_conv2d: 270,613 cycles, at most 200,000 were to be");
        assertThat(message("layerOfNoName")).contains("there is no layer 'conv'", "layer_00_conv2d, layer_01_");
    }

    @Test
    void tooMuchMemoryIsSaidByKind() {
        assertThat(message("sram")).contains("SRAM: 13,032 bytes, at most 8,192 were to be");
        assertThat(message("flash")).contains("flash: 60,264 bytes, at most 4,096 were to be");
        assertThat(message("stack")).contains("stack: 100 bytes, at most 64 were to be");
        assertThat(message("energy")).contains("one inference: 1.764 mJ, at most 1.000 were to be");
    }

    @Test
    void anotherOutputIsShown() {
        assertThat(message("output")).contains("output 0 is not the expected one from byte 0 on");
        assertThat(message("topClass")).containsPattern("the top class is \\d, should be \\d");
        assertThat(message("fitsAfterAll")).contains("fits, and should not");
        assertThat(message("unchecked")).contains("leave out unchecked()");
    }

    @Test
    void aLayerThatDiffersFromTheReferenceIsNamed() throws IOException {
        Deployer.Outcome right = Deployment.ofDemo().on("nucleo-f446re").run();
        Deployer.Outcome wrong = new Deployer.Outcome(
                edited(right.report(), report -> {
                    ((ObjectNode) report.get("run")).put("status", "mismatch");
                    ((ObjectNode) report.get("crossCheck"))
                            .put("status", "mismatch")
                            .putObject("firstMismatch")
                            .put("layer", 3)
                            .put("name", "layer_03_depthwise_conv2d")
                            .put("index", 17)
                            .put("expected", 5)
                            .put("actual", 4);
                }),
                Optional.empty(),
                right.outputs());
        assertThatThrownBy(() -> assertThat(wrong).isCorrect())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith(
                        "shapes.tflite on nucleo-f446re: MISMATCH in layer 3 (layer_03_depthwise_conv2d): element 17 should be 5, is 4\n");
    }

    @Test
    void aNetworkThatDoesNotFitSaysWhatIsMissing(@TempDir Path folder) throws IOException {
        Board tiny = BoardParameters.board(TinyBoard.write(folder).toString());
        Deployer.Outcome outcome = Deployment.ofDemo().on(tiny).run();
        assertThat(outcome).doesNotFit();
        assertThatThrownBy(() -> assertThat(outcome).isCorrect())
                .hasMessageContaining("does not fit")
                .hasMessageContaining("largest in ");
        assertThatThrownBy(() -> assertThat(outcome).usesAtMostSram(1)).hasMessageContaining("does not fit");
    }

    @Test
    void aCrashIsExplained() {
        assertThat(message("crash"))
                .startsWith("shell.hex on nucleo-f446re: did not end by itself but fault: ")
                .contains(
                        "It printed\nready\nHE\n",
                        "HardFault, escalated from BusFault",
                        "Likely cause: The address 0x30000000");
        assertThat(message("noFault"))
                .startsWith("shell.hex on nucleo-f446re: crashed: ")
                .contains("calls, the innermost first");
        assertThat(message("exitCode")).contains("ended with exit code 0, not 3");
        assertThat(message("otherFault")).contains("was to crash with UNALIGNED, not UNMAPPED_READ");
    }

    @Test
    void whatWasPrintedIsShownWhereSomethingElseWasExpected() {
        assertThat(message("text")).startsWith("shell.hex on nucleo-f446re: did not print \"HELLO\\n\" on vcp\n");
        assertThat(message("exactText")).contains("printed \"ready\\nHI\", not \"ready\\n\"");
        assertThat(message("expectation"))
                .contains("but timed-out: The run was ended after 20 ms of simulated time", "still expected: 'login'");
        assertThat(message("light")).contains("LD2 is off");
        assertThat(message("cyclesOfFirmware")).contains("the run: ", " cycles, at most 100 were to be");
        assertThat(message("ending")).contains("ended as budget-spent, not as exited");
    }

    @Test
    void aParameterThatCannotBeMadeSaysWhy() {
        assertThat(message("withoutFile")).contains("a Deployment needs a file: @Load(\"model.tflite\")");
        assertThat(message("missingFile")).contains("there is neither a file ", "none.elf nor a resource none.elf");
        assertThat(message("unknownBoard")).contains("nucleo-f999", "nucleo-f");
        assertThat(Launched.failure(Boardless.class, "test")).hasMessageContaining("No ParameterResolver registered");
    }

    private static Report edited(Report report, Consumer<JsonNode> edit) throws IOException {
        JsonNode tree = new JsonMapper().readTree(ReportJson.render(report));
        edit.accept(tree);
        return ReportJson.read("report", tree.toString());
    }

    /** Tests that fail, or cannot be run. */
    @SimulatedBoard("nucleo-f746zg")
    static class Failing {

        @Test
        void cycles(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).isCorrect().takesAtMostCycles(1_000_000);
        }

        @Test
        void milliseconds(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).takesAtMostMilliseconds(6).takesAtMostMilliseconds(5);
        }

        @Test
        void layer(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).takesAtMostCyclesIn("layer_06_conv2d", 200_000);
        }

        @Test
        void layerOfNoName(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).takesAtMostCyclesIn("conv", 200_000);
        }

        @Test
        void sram(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).usesAtMostSram(8 * 1024);
        }

        @Test
        void flash(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).usesAtMostFlash(4 * 1024);
        }

        @Test
        void stack(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).usesAtMostStack(64);
        }

        @Test
        void energy(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).takesAtMostMillijoules(1);
        }

        @Test
        void output(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).hasOutput(new byte[8]);
        }

        @Test
        void topClass(@Load(SHAPES) Deployment shapes) {
            Sample drawing = DemoNetwork.samples().get(0);
            int label = DemoNetwork.labels().indexOf(drawing.label());
            assertThat(shapes.run(drawing.input())).hasTopClass(label).hasTopClass(label + 1);
        }

        @Test
        void fitsAfterAll(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.run()).doesNotFit();
        }

        @Test
        void unchecked(@Load(SHAPES) Deployment shapes) {
            assertThat(shapes.unchecked().run()).isCorrect();
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void crash(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("he!").run()).exits();
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void noFault(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("!").run()).hasNoFault();
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void otherFault(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("!").run()).faults(FaultKind.UNMAPPED_READ).faults(FaultKind.UNALIGNED);
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void exitCode(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("q").run()).exitsWith(3);
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void text(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("hiq").run()).printedOn("vcp", "HI").printedOn("vcp", "HELLO\n");
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void exactText(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("hiq").run()).printed("ready").printedExactly("ready\n");
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void expectation(@Load(SHELL) Firmware shell) {
            assertThat(shell.expect("ready", "login")
                            .timeout(Duration.ofMillis(20))
                            .run())
                    .passes();
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void light(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("q").run()).hasLight("LD2", true);
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void cyclesOfFirmware(@Load(SHELL) Firmware shell) {
            assertThat(shell.send("q").run()).takesAtMostMilliseconds(10).takesAtMostCycles(100);
        }

        @Test
        @SimulatedBoard("nucleo-f446re")
        void ending(@Load(SHELL) Firmware shell) {
            assertThat(shell.budget(10_000).run()).ends("exited");
        }

        @Test
        void withoutFile(Deployment shapes) {
            assertThat(shapes.run()).isCorrect();
        }

        @Test
        void missingFile(@Load("none.elf") Firmware none) {
            assertThat(none.run()).exits();
        }

        @Test
        void unknownBoard(@SimulatedBoard("nucleo-f999") Board board) {
            board.id();
        }
    }

    /** A test without a board. */
    static class Boardless {

        @Test
        void test(Board board) {
            board.id();
        }
    }
}
