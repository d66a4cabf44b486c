package dev.mcusim.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/add-a-board.md} shows can be typed off and works. */
class GuideTest {
    @TempDir
    Path folder;

    @Test
    void boardWithShippedChip() {
        Board board = BoardCatalog.read(Guide.write(folder, "black-pill.yaml"));

        assertThat(board.id()).isEqualTo("black-pill-f411");
        assertThat(board.chip())
                .isSameAs(BoardCatalog.shipped().board("nucleo-f411re").chip());
        assertThat(board.clock().hertz()).isEqualTo(100_000_000L);
        assertThat(board.clock("slow").pll()).isEmpty();
        assertThat(board.withClock("slow").clock().hertz()).isEqualTo(16_000_000L);
        assertThat(board.sources()).extracting(Citation::text).contains("Black Pill V3.0, sheet 1");
    }

    @Test
    void boardWithChipFileBesideIt() {
        Board board = BoardCatalog.read(Guide.write(folder, "feather.yaml"));

        assertThat(board.chip().id()).isEqualTo("STM32F405RG");
        assertThat(board.chip().region("CCM").executable()).isFalse();
        assertThat(board.virtualComPort().orElseThrow().base()).isEqualTo(0x40004800L);
        assertThat(board.virtualComPort().orElseThrow().interrupt()).isEqualTo(39);
        assertThat(board.chip().runCurrent(168_000_000L).orElseThrow().milliwatts())
                .hasValueSatisfying(power -> assertThat(power).isBetween(131.9, 132.1));
    }

    @Test
    void catalogueWithUserBoardKeepsTheShippedOnes() {
        BoardCatalog catalog = BoardCatalog.load(Guide.write(folder, "feather.yaml"));

        assertThat(catalog.ids())
                .hasSize(20)
                .contains("feather-f405", "nucleo-f746zg")
                .isSorted();
        assertThat(catalog.board("feather-f405").name()).isEqualTo("Feather STM32F405");
        assertThat(catalog.board("nucleo-f746zg"))
                .isSameAs(BoardCatalog.shipped().board("nucleo-f746zg"));
        assertThat(BoardCatalog.shipped().ids()).doesNotContain("feather-f405");
    }
}
