package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.deploy.Deployment;
import dev.mcusim.report.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** mcusim as a library, without its extension of JUnit. */
class ChooseBoardTest {

    @Test
    void aSlowBoardIsLeftOut() {
        List<Report> chosen = ChooseBoard.inTime(
                Deployment.ofDemo(),
                Stream.of("nucleo-f401re", "nucleo-h743zi2")
                        .map(BoardCatalog.shipped()::board)
                        .toList(),
                10);
        assertEquals(
                List.of("nucleo-h743zi2"),
                chosen.stream().map(report -> report.board().id()).toList());
    }
}
