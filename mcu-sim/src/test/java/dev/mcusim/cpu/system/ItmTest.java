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

    private void connect() {
        itm.connect((port, value, size) ->
                text.append(port).append(':').append((char) value).append(' '));
    }

    @Test
    void firmwareSetsItUpAsCmsisDoes() {
        itm.write(LAR, 0xc5ac_ce55, 4, true);
        itm.write(TCR, 1, 4, true);
        itm.write(TER, 3, 4, true);
        assertThat(itm.read(PORT_0)).as("FIFOREADY").isEqualTo(1);
        assertThat(itm.read(PORT_0 + 8)).as("a port that is off").isZero();
    }

    @Test
    void withoutKeyNothingIsSetUp() {
        itm.write(TCR, 1, 4, true);
        itm.write(TER, 1, 4, true);
        assertThat(itm.read(PORT_0)).isZero();
    }

    @Test
    void whoeverIsConnectedGetsWhatEnabledPortsTake() {
        connect();
        itm.write(PORT_0, 'A', 1, false);
        itm.write(PORT_0 + 4 * 31, 'Z', 1, false);
        itm.write(LAR, 0xc5ac_ce55, 4, false);
        itm.write(TER, 1, 4, false);
        itm.write(PORT_0, 'B', 1, false);
        itm.write(PORT_0 + 4, 'C', 1, false);
        assertThat(text).hasToString("0:A 31:Z 0:B ");
    }
}
