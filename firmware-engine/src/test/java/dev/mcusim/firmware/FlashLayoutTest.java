package dev.mcusim.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.asm.MachineCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlashLayoutTest {
    private static final long BASE = 0x0800_0000L;

    @Test
    void piecesAreAlignedAndInOrder() {
        FlashLayout layout = new FlashLayout(
                BASE,
                List.of(code("a", 6, 4), code("b", 2, 16)),
                List.of(constant("x", 8, 1, 2, 3), constant("y", 16, 4)));
        assertThat(layout.code()).extracting(FlashLayout.PlacedCode::address).containsExactly(BASE, BASE + 16);
        assertThat(layout.codeEnd()).isEqualTo(BASE + 24);
        assertThat(layout.constants())
                .extracting(FlashLayout.PlacedConstant::address)
                .containsExactly(BASE + 32, BASE + 48);
        assertThat(layout.end()).isEqualTo(BASE + 56);
    }

    @Test
    void equalConstantsArePlacedOnceWithTheStricterAlignment() {
        FlashLayout layout = new FlashLayout(
                BASE,
                List.of(code("a", 4, 4)),
                List.of(constant("x", 8, 7), constant("y", 8, 1), constant("z", 32, 7)));
        List<FlashLayout.PlacedConstant> constants = layout.constants();
        assertThat(constants).extracting(placed -> placed.piece().symbol()).containsExactly("x", "z", "y");
        assertThat(constants).extracting(FlashLayout.PlacedConstant::shared).containsExactly(false, true, false);
        assertThat(constants.get(0).address())
                .isEqualTo(constants.get(1).address())
                .isEqualTo(BASE + 32);
        assertThat(constants.get(2).address()).isEqualTo(BASE + 40);
    }

    private static CodePiece code(String symbol, int bytes, int alignment) {
        return new CodePiece(symbol, new MachineCode(new byte[bytes], List.of()), Map.of(), alignment);
    }

    private static DataPiece constant(String symbol, int alignment, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new DataPiece(symbol, bytes, alignment);
    }
}
