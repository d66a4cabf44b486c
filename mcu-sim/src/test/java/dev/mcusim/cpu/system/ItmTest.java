package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItmTest {

    private static final int PORT_0 = 0xe000_0000;
    private static final int TER = 0xe000_0e00;
    private static final int TCR = 0xe000_0e80;
    private static final int LAR = 0xe000_0fb0;

    private final Itm itm = new Itm();
    private final StringBuilder text = new StringBuilder();

    ItmTest() {
        itm.listen((port, value, size) -> text.append(port).append(':').append((char) value).append(' '));
    }

    @Test
    void firmwareSetsItUpAsCmsisDoes() {
        itm.write(LAR, 0xc5ac_ce55, 4, true);
        itm.write(TCR, 1, 4, true);
        itm.write(TER, 3, 4, true);
        assertThat(itm.read(PORT_0)).as("FIFOREADY").isEqualTo(1);
        itm.write(PORT_0, 'A', 1, true);
        itm.write(PORT_0 + 4, 'B', 1, true);
        itm.write(PORT_0 + 8, 'C', 1, true);
        itm.write(PORT_0, 'D', 1, false);
        assertThat(text).hasToString("0:A 1:B ");
    }

    @Test
    void withoutKeyNothingIsSetUp() {
        itm.write(TCR, 1, 4, true);
        itm.write(TER, 1, 4, true);
        itm.write(PORT_0, 'A', 1, true);
        assertThat(text).isEmpty();
        assertThat(itm.read(PORT_0)).isZero();
    }

    @Test
    void aDebuggerEnablesEverything() {
        itm.enable();
        itm.write(PORT_0 + 4 * 31, 'Z', 1, true);
        assertThat(text).hasToString("31:Z ");
    }
}
