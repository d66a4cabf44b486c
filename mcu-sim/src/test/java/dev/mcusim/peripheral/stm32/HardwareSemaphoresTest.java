package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HardwareSemaphoresTest {

    private static final int RLR = 0x80;
    private static final int C1IER = 0x100;
    private static final int C1ICR = 0x104;
    private static final int C1ISR = 0x108;
    private static final int C1MISR = 0x10c;
    private static final int CR = 0x140;
    private static final int KEYR = 0x144;
    private static final int TAKEN = 0x8000_0300;

    private boolean interrupt;
    private final HardwareSemaphores hsem = new HardwareSemaphores(high -> interrupt = high);

    @Test
    void readingTakesWithoutProcess() {
        assertThat(hsem.read(4, 4)).isZero();
        assertThat(hsem.read(RLR + 4, 4)).isEqualTo(TAKEN);
        assertThat(hsem.read(4, 4)).isEqualTo(TAKEN);
        assertThat(hsem.read(8, 4)).isZero();
    }

    @Test
    void onlyItsOwnerFreesASemaphore() {
        hsem.write(0, 4, TAKEN | 7);
        assertThat(hsem.read(RLR, 4)).as("taken by process 7").isEqualTo(TAKEN | 7);
        hsem.write(0, 4, 0x300);
        hsem.write(0, 4, 0x107);
        assertThat(hsem.read(0, 4)).isEqualTo(TAKEN | 7);
        hsem.write(0, 4, 0x307);
        assertThat(hsem.read(0, 4)).isZero();
    }

    @Test
    void freeingTellsByStatusAndInterrupt() {
        hsem.write(C1IER, 4, 1);
        hsem.read(RLR, 4);
        hsem.read(RLR + 4, 4);
        hsem.write(4, 4, 0x300);
        assertThat(interrupt).isFalse();
        hsem.write(0, 4, 0x300);
        assertThat(interrupt).isTrue();
        assertThat(hsem.read(C1ISR, 4)).isEqualTo(3);
        assertThat(hsem.read(C1MISR, 4)).isEqualTo(1);
        hsem.write(C1ICR, 4, 1);
        assertThat(interrupt).isFalse();
    }

    @Test
    void theKeyClearsWhatACoreHolds() {
        hsem.read(RLR, 4);
        hsem.write(KEYR, 4, 0x1234_0000);
        hsem.write(CR, 4, 0x4321_0300);
        assertThat(hsem.read(0, 4)).isEqualTo(TAKEN);
        hsem.write(CR, 4, 0x1234_0300);
        assertThat(hsem.read(0, 4)).isZero();
    }
}
