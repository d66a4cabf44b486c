package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItmTest {

    private static final int PORT_0 = 0xe000_0000;
    private static final int TER = 0xe000_0e00;
    private static final int TCR = 0xe000_0e80;
    private static final int LAR = 0xe000_0fb0;

    private boolean tracing = true;
    private final Itm itm = new Itm(() -> tracing);
    private final StringBuilder text = new StringBuilder();

    private void connect() {
        itm.connect((port, value, size) ->
                text.append(port).append(':').append((char) value).append(' '));
    }

    @Test
    void firmwareSetsItUpAsCmsisDoes() {
        itm.write(LAR, 0xc5ac_ce55, -1);
        itm.write(TCR, 1, -1);
        itm.write(TER, 3, -1);
        assertThat(itm.read(PORT_0)).as("FIFOREADY").isEqualTo(1);
        assertThat(itm.read(PORT_0 + 8)).as("a port that is off").isZero();
    }

    @Test
    void withoutKeyNothingIsSetUp() {
        itm.write(TCR, 1, -1);
        itm.write(TER, 1, -1);
        assertThat(itm.read(PORT_0)).isZero();
    }

    @Test
    void whoeverIsConnectedGetsWhatEnabledPortsTake() {
        tracing = false;
        connect();
        itm.write(PORT_0, 'A', 0xff);
        itm.write(PORT_0 + 4 * 31, 'Z', 0xff);
        itm.write(LAR, 0xc5ac_ce55, -1);
        itm.write(TER, 1, -1);
        itm.write(PORT_0, 'B', 0xff);
        itm.write(PORT_0 + 4, 'C', 0xff);
        assertThat(text).hasToString("0:A 31:Z 0:B ");
    }

    @Test
    void bytesOfControlRegistersKeepTheOthers() {
        itm.write(LAR, 0xc5ac_ce55, -1);
        itm.write(TER, 0x1122_3344, -1);
        itm.write(TER, 0x5500, 0xff00);
        assertThat(itm.read(TER)).isEqualTo(0x1122_5544);
        itm.write(TCR, 0x0001_0001, -1);
        itm.write(TCR, 0x0002_0000, 0x00ff_0000);
        assertThat(itm.read(TCR)).isEqualTo(0x0002_0001);
    }
}
