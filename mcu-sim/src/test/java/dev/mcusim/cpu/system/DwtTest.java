package dev.mcusim.cpu.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DwtTest {

    private static final int CTRL = 0xe000_1000;
    private static final int CYCCNT = 0xe000_1004;
    private static final int FUNCTION_0 = 0xe000_1028;
    private static final int LAR = 0xe000_1fb0;
    private static final int LSR = 0xe000_1fb4;

    private long cycles = 1000;
    private boolean tracing = true;

    @Test
    void countsWhileItIsEnabledAndTracingIs() {
        Dwt dwt = new Dwt(() -> cycles, () -> tracing, false);
        dwt.write(CTRL, 1, -1);
        cycles += 10;
        assertThat(dwt.read(CYCCNT)).isEqualTo(10);
        dwt.hold();
        tracing = false;
        dwt.goOn();
        cycles += 10;
        assertThat(dwt.read(CYCCNT)).isEqualTo(10);
        dwt.write(CYCCNT, 0, -1);
        assertThat(dwt.read(CYCCNT)).isZero();
        assertThat(dwt.read(CTRL)).isEqualTo(0x4000_0001);
    }

    @Test
    void aLockedUnitIgnoresStores() {
        Dwt dwt = new Dwt(() -> cycles, () -> tracing, true);
        assertThat(dwt.read(LSR)).isEqualTo(3);
        dwt.write(CTRL, 1, -1);
        cycles += 10;
        assertThat(dwt.read(CYCCNT)).isZero();
        dwt.write(LAR, 0xc5ac_ce55, -1);
        assertThat(dwt.read(LSR)).isEqualTo(1);
        dwt.write(CTRL, 1, -1);
        cycles += 10;
        assertThat(dwt.read(CYCCNT)).isEqualTo(10);
    }

    @Test
    void onlyReadingClearsMatched() {
        Dwt dwt = new Dwt(() -> cycles, () -> tracing, false);
        dwt.write(FUNCTION_0, 1 << 24 | 6, -1);
        assertThat(dwt.read(FUNCTION_0)).as("stores do not set it").isEqualTo(6);
        dwt.match(0);
        dwt.write(FUNCTION_0, 5, 0xff);
        dwt.write(FUNCTION_0, 7, -1);
        assertThat(dwt.read(FUNCTION_0)).isEqualTo(1 << 24 | 7);
        assertThat(dwt.read(FUNCTION_0)).isEqualTo(7);
    }
}
