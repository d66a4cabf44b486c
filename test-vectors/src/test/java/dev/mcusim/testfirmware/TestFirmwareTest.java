package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mcusim.cpu.CoreKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The test firmware prints on every board, translated and interpreted, what is committed as its expectation. */
class TestFirmwareTest {

    @TestFactory
    Stream<DynamicNode> everyProgramOnEveryBoard() {
        TestFirmware.build();
        return Stream.of(Target.values())
                .flatMap(target -> target.boards().stream()
                        .map(board -> dynamicContainer(
                                board,
                                TestFirmware.programs(target).stream()
                                        .map(program ->
                                                dynamicTest(program, () -> printsTheExpected(target, board, program))))));
    }

    private static void printsTheExpected(Target target, String board, String program) {
        String expected = TestFirmware.expected(target, program);
        for (CoreKind core : new CoreKind[] {CoreKind.JIT, CoreKind.INTERPRETER}) {
            assertThat(SimulatedBoard.run(board, core, TestFirmware.image(target, program)))
                    .as("%s, %s", program, core)
                    .isEqualTo(expected);
        }
    }
}
