package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.image.ProgramImage;
import dev.mcusim.machine.FirmwareConsole;
import dev.mcusim.run.FirmwareRun;
import dev.mcusim.run.RunOptions;
import dev.mcusim.trace.CodeNames;
import dev.mcusim.trace.FlameGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls, exceptions and thread switches of programs in C are followed. */
class FlameGraphTest {

    private record Run(FirmwareRun.Result result, FlameGraph graph) {}

    @BeforeAll
    static void build() {
        TestFirmware.build();
    }

    private static Run run(Target target, String program, boolean observed) throws IOException {
        ProgramImage image = ProgramImage.read(Files.readAllBytes(TestFirmware.image(target, program)));
        FlameGraph graph = new FlameGraph(new CodeNames(image.symbols()));
        FirmwareRun run =
                new FirmwareRun(BoardCatalog.shipped().board(target.boards().get(0)), RunOptions.DEFAULT);
        FirmwareConsole console = new FirmwareConsole((data, error) -> {}, (port, data) -> {}, program);
        return new Run((observed ? run.observedBy(graph) : run).run(program, image, console), graph);
    }

    @Test
    void callsAndExceptions() throws IOException {
        assertThat(run(Target.F4, "debuggee", true).graph.text().lines().map(line -> line.replaceAll(" \\d+$", "")))
                .contains(
                        "reset",
                        "reset;main",
                        "reset;main;[PendSV];pendsv;sum;add",
                        "reset;main;check;print;put",
                        "reset;main;finish;console_exit")
                .noneMatch(line -> line.contains("add;") || line.contains("pendsv;main"));
    }

    @Test
    void threadsHaveStacksOfTheirOwn() throws IOException {
        assertThat(run(Target.H7, "float_threads", true)
                        .graph
                        .text()
                        .lines()
                        .map(line -> line.replaceAll(" \\d+$", "")))
                .contains(
                        "reset;main;first;sum_in_registers",
                        "second;sum_in_registers",
                        "second;end_thread;[PendSV];pendsv;next_thread",
                        "third;[SysTick];systick")
                .noneMatch(line -> line.contains("first") && line.contains("second"));
    }

    @TestFactory
    Stream<DynamicTest> cyclesAreThoseOfTheRun() {
        return Stream.of(Target.F4, Target.H7).flatMap(target -> TestFirmware.programs(target).stream()
                .map(program -> DynamicTest.dynamicTest(target + " " + program, () -> {
                    Run observed = run(target, program, true);
                    long cycles = observed.result.report().run().cycles();
                    assertThat(observed.graph.cycles()).isEqualTo(cycles);
                    assertThat(run(target, program, false).result.report().run().cycles())
                            .isEqualTo(cycles);
                })));
    }
}
