package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.ClockConfig;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs clock trees as firmware does, and compares with what the board profiles say comes out. */
class ClocksTest {

    static Stream<Arguments> configurations() {
        return BoardCatalog.shipped().boards().stream().flatMap(board -> board.clocks().stream()
                .filter(clock ->
                        clock.pll().isPresent() && clock.pll().get().divider().isPresent())
                .map(clock -> Arguments.of(board, clock.name())));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void aConfigurationOfTheProfileGivesItsFrequencies(Board board, String name) {
        ClockConfig clock = board.clock(name);
        ClockSetup firmware = new ClockSetup(board);
        firmware.select(clock);
        Clocks clocks = firmware.peripherals().rcc().clocks();
        assertThat(clocks.core()).isEqualTo(clock.hertz());
        assertThat(clocks.bus()).isEqualTo(clock.busHertz());
        assertThat(clocks.apb1()).isEqualTo(clock.apb1Hertz());
        assertThat(clocks.apb2()).isEqualTo(clock.apb2Hertz());
    }

    @Test
    void afterResetChipsRunOnTheirInternalOscillator() {
        assertThat(afterReset("stm32f407g-disc1"))
                .isEqualTo(new Clocks(16_000_000, 16_000_000, 16_000_000, 16_000_000));
        assertThat(afterReset("nucleo-f746zg").core()).isEqualTo(16_000_000);
        assertThat(afterReset("nucleo-h743zi2").core()).isEqualTo(64_000_000);
        assertThat(afterReset("nucleo-l4r5zi").core()).isEqualTo(4_000_000);
    }

    @Test
    void prescalersLeaveOutThirtyTwo() {
        assertThat(Stream.iterate(0, i -> i < 16, i -> i + 1).map(Prescaler::ahb))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 8, 16, 64, 128, 256, 512);
        assertThat(Stream.iterate(0, i -> i < 8, i -> i + 1).map(Prescaler::apb))
                .containsExactly(1, 1, 1, 1, 2, 4, 8, 16);
    }

    private static Clocks afterReset(String board) {
        return new ClockSetup(BoardCatalog.shipped().board(board))
                .peripherals()
                .rcc()
                .clocks();
    }
}
