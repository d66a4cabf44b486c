package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.ResetCause;
import org.junit.jupiter.api.Test;

class WindowWatchdogTest {

    private static final int CR = 0x00;
    private static final int CFR = 0x04;
    private static final int SR = 0x08;
    private static final int COUNT = 4096 * 2;
    private static final int F4_DIVIDED_BY_TWO = 1 << 7;
    private static final int EWI = 1 << 9;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    @Test
    void itWarnsOneCountBeforeItResets() {
        f4.write("WWDG", CFR, F4_DIVIDED_BY_TWO | EWI | 0x7f);
        f4.write("WWDG", CR, 0xc4);
        f4.advance(3 * COUNT);
        assertThat(f4.read("WWDG", CR)).isEqualTo(0xc1);
        assertThat(f4.asking).isEmpty();
        f4.advance(COUNT);
        assertThat(f4.rises).containsExactly(4 * COUNT + " WWDG");
        f4.write("WWDG", SR, 0);
        assertThat(f4.asking).isEmpty();
        f4.advance(COUNT - 1);
        assertThat(f4.resets).isEmpty();
        f4.advance(1);
        assertThat(f4.resets).containsExactly(ResetCause.WINDOW_WATCHDOG);
    }

    @Test
    void aRefreshHasToBeInTheWindow() {
        f4.write("WWDG", CFR, F4_DIVIDED_BY_TWO | 0x50);
        f4.write("WWDG", CR, 0xff);
        f4.advance(0x2f * COUNT);
        f4.write("WWDG", CR, 0x7f);
        assertThat(f4.resets).isEmpty();
        f4.advance(0x2e * COUNT);
        f4.write("WWDG", CR, 0x7f);
        assertThat(f4.resets).containsExactly(ResetCause.WINDOW_WATCHDOG);
    }

    @Test
    void aValueBelowTheLastResetsAtOnce() {
        f4.write("WWDG", CR, 0x3f);
        assertThat(f4.resets).isEmpty();
        f4.write("WWDG", CR, 0x80 | 0x3f);
        assertThat(f4.resets).containsExactly(ResetCause.WINDOW_WATCHDOG);
    }

    @Test
    void newerOnesHaveTheirPrescalerElsewhere() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        h7.write("WWDG1", CFR, 3 << 11 | 0x7f);
        h7.write("WWDG1", CR, 0xc0);
        h7.advance(4 * 8192 - 1);
        assertThat(h7.resets).isEmpty();
        h7.advance(1);
        assertThat(h7.resets).containsExactly(ResetCause.WINDOW_WATCHDOG);
    }
}
