package dev.mcusim.testfirmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.mcusim.cpu.CoreKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The test firmware prints on every board, translated and interpreted, what is committed as its expectation. */
class TestFirmwareTest {

    /** Too long for the interpreter. */
    private static final Set<String> LONG = Set.of("usart_million");

    @TestFactory
    Stream<DynamicNode> everyProgramOnEveryBoard() {
        TestFirmware.build();
        return Stream.of(Target.values()).flatMap(target -> target.boards().stream()
                .map(board -> dynamicContainer(
                        board,
                        TestFirmware.programs(target).stream()
                                .map(program ->
                                        dynamicTest(program, () -> printsTheExpected(target, board, program))))));
    }

    private static void printsTheExpected(Target target, String board, String program) {
        String expected = TestFirmware.expected(target, program);
        List<CoreKind> cores =
                LONG.contains(program) ? List.of(CoreKind.JIT) : List.of(CoreKind.JIT, CoreKind.INTERPRETER);
        for (CoreKind core : cores) {
            assertThat(SimulatedBoard.run(board, core, TestFirmware.image(target, program)))
                    .as("%s, %s", program, core)
                    .isEqualTo(expected);
        }
    }
}
