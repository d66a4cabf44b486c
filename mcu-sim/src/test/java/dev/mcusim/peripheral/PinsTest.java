package dev.mcusim.peripheral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcusim.board.BoardCatalog;
import org.junit.jupiter.api.Test;

class PinsTest {

    private static Pins pins(String board) {
        return new Pins(BoardCatalog.shipped().board(board), () -> 0);
    }

    @Test
    void aPinIsFoundByItsNameOrByWhatIsOnIt() {
        Pins pins = pins("nucleo-f446re");
        assertThat(pins.pin("pa5")).isSameAs(pins.pin("PA5")).isSameAs(pins.pin("ld2"));
        assertThat(pins.pin("B1").name()).isEqualTo("PC13");
        assertThatThrownBy(() -> pins.pin("PK9"))
                .hasMessage(
                        "NUCLEO-F446RE has no pin 'PK9'; it has PA0 to PA15, PB0 to PB15, PC0 to PC15, PD0 to PD15, "
                                + "PE0 to PE15, PF0 to PF15, PG0 to PG15, PH0 to PH15, LD2, B1");
    }

    @Test
    void aButtonRestsAtItsOtherLevel() {
        Pins low = pins("nucleo-f446re");
        BoardPin button = low.button().orElseThrow();
        assertThat(button.pin().level()).isTrue();
        assertThat(button.isActive()).isFalse();
        button.press();
        assertThat(button.pin().level()).isFalse();
        assertThat(button.isActive()).isTrue();
        button.release();
        assertThat(button.isActive()).isFalse();
        assertThat(pins("nucleo-h743zi2").pin("B1").level()).isFalse();
    }

    @Test
    void aLightMayBeLitByALowLevel() {
        Pins pins = pins("openmv-cam-h7");
        BoardPin red = pins.onBoard("red").orElseThrow();
        assertThat(red.pin().name()).isEqualTo("PC0");
        red.pin().drive(true);
        assertThat(red.isActive()).isFalse();
        red.pin().drive(false);
        assertThat(red.isActive()).isTrue();
    }
}
