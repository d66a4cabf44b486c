package dev.mcusim.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.Deployment;
import dev.mcusim.run.Firmware;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which board a test gets. */
@SimulatedBoard("nucleo-f746zg")
class SimulatedBoardTest {

    static final String SHAPES = "dev/mcusim/demo/shapes.tflite";
    static final String SHELL = "../examples/regression-tests/src/test/resources/shell.hex";

    private final Board ofClass;
    private Board beforeEach;

    SimulatedBoardTest(Board board) {
        ofClass = board;
    }

    @BeforeEach
    void remember(Board board) {
        beforeEach = board;
    }

    @Test
    void theOneOfTheClassWhereThereIsNoOther(Board board) {
        assertThat(board.id()).isEqualTo("nucleo-f746zg");
        assertThat(ofClass).isSameAs(board);
        assertThat(beforeEach).isSameAs(board);
    }

    @Test
    @SimulatedBoard("nucleo-f446re")
    void theOneOfTheMethodBeforeThat(Board board) {
        assertThat(List.of(board.id(), beforeEach.id(), ofClass.id()))
                .containsExactly("nucleo-f446re", "nucleo-f446re", "nucleo-f746zg");
    }

    @Test
    void theOneOfTheParameterBeforeAll(Board board, @SimulatedBoard("nucleo-l4r5zi") Board other) {
        assertThat(board.id()).isEqualTo("nucleo-f746zg");
        assertThat(other.id()).isEqualTo("nucleo-l4r5zi");
    }

    @Test
    void aNetworkFromTheClassPathIsDeployedToIt(@Load(SHAPES) Deployment shapes) {
        assertThat(shapes.run().report().board().id()).isEqualTo("nucleo-f746zg");
        assertThat(shapes.model().file()).isEqualTo("shapes.tflite");
    }

    @Test
    void aNetworkFromAFileIsTheSame(@Load("vectors/shapes/model.tflite") Deployment shapes) {
        assertThat(shapes.model().sha256())
                .isEqualTo(Deployment.ofDemo().model().sha256());
    }

    @Test
    @SimulatedBoard("nucleo-f446re")
    void firmwareRunsOnIt(@Load(SHELL) Firmware shell) {
        McusimAssertions.assertThat(shell.send("hi*q").run())
                .exits()
                .printedExactly("ready\nHI*")
                .hasLight("LD2", true);
    }

    @SimulatedBoards({"nucleo-f446re", "nucleo-h743zi2"})
    void severalBoardsComeBeforeTheOneOfTheClass(Board board, @SimulatedBoard("nucleo-l4r5zi") Board own) {
        assertThat(board.id()).isIn("nucleo-f446re", "nucleo-h743zi2");
        assertThat(beforeEach).isSameAs(board);
        assertThat(own.id()).isEqualTo("nucleo-l4r5zi");
    }

    /** Knows the board of the class around it. */
    @Nested
    class Inside {

        @Test
        void nestedTestsHaveThatOfTheClassAround(Board board) {
            assertThat(board.id()).isEqualTo("nucleo-f746zg");
        }
    }

    @Test
    void everyTestGetsItsOwnNameForEachBoard() {
        assertThat(Launched.displayNames(OnBoards.class, "named")).containsExactly("nucleo-f446re", "nucleo-l4r5zi");
        Stream<String> all = BoardCatalog.shipped().boards().stream().map(Board::id);
        assertThat(Launched.displayNames(OnBoards.class, "all")).containsExactlyElementsOf(all.toList());
    }

    /** Run by the test above. */
    static class OnBoards {

        @SimulatedBoards({"nucleo-f446re", "nucleo-l4r5zi"})
        void named(Board board) {
            assertThat(board.chip().core().key()).isEqualTo("cortex-m4");
        }

        @SimulatedBoards
        void all(Board board) {
            assertThat(board.id()).isNotEmpty();
        }
    }
}
