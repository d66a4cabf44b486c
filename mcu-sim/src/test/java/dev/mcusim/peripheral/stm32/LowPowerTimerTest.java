package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LowPowerTimerTest {

    private static final int ISR = 0x00;
    private static final int ICR = 0x04;
    private static final int IER = 0x08;
    private static final int CFGR = 0x0c;
    private static final int CR = 0x10;
    private static final int CMP = 0x14;
    private static final int ARR = 0x18;
    private static final int CNT = 0x1c;
    private static final int ENABLE = 1;
    private static final int ONCE = 1 << 1;
    private static final int CONTINUOUSLY = 1 << 2;

    private final ChipBench f7 = new ChipBench("nucleo-f746zg");

    private void set(int compare, int reload) {
        f7.write("LPTIM1", CFGR, 1 << 9);
        f7.write("LPTIM1", CR, ENABLE);
        f7.write("LPTIM1", ARR, reload);
        f7.write("LPTIM1", CMP, compare);
        assertThat(f7.read("LPTIM1", ISR)).as("ARROK, CMPOK").isEqualTo(0x18);
        f7.write("LPTIM1", ICR, 0x18);
    }

    @Test
    void itCountsItsDividedClockAndMatches() {
        set(40, 99);
        f7.write("LPTIM1", IER, 3);
        f7.write("LPTIM1", CR, ENABLE | CONTINUOUSLY);
        f7.advance(79);
        assertThat(f7.read("LPTIM1", CNT)).isEqualTo(39);
        f7.advance(1);
        assertThat(f7.asking).containsExactly("LPTIM1");
        f7.write("LPTIM1", ICR, 1);
        f7.advance(118);
        assertThat(f7.rises).containsExactly("80 LPTIM1", "198 LPTIM1");
        f7.write("LPTIM1", ICR, 3);
        f7.advance(2 + 80);
        assertThat(f7.rises).hasSize(3).last().isEqualTo("280 LPTIM1");
    }

    @Test
    void itMayRunOnce() {
        set(0xffff, 9);
        f7.write("LPTIM1", CR, ENABLE | ONCE);
        f7.advance(1000);
        assertThat(f7.read("LPTIM1", ISR) & 2).isEqualTo(2);
        assertThat(f7.read("LPTIM1", CNT)).isZero();
        f7.write("LPTIM1", CR, ENABLE | ONCE);
        f7.advance(10);
        assertThat(f7.read("LPTIM1", CNT)).isEqualTo(5);
    }
}
