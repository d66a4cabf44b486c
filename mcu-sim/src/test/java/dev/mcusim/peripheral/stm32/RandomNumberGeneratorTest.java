package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Random numbers: the time that they take, the interrupt, and the check of the clock. */
class RandomNumberGeneratorTest {

    private static final int CR = 0x00;
    private static final int SR = 0x04;
    private static final int DR = 0x08;
    private static final int RNGEN = 1 << 2;
    private static final int IE = 1 << 3;
    private static final int CED = 1 << 5;
    private static final int DRDY = 1;
    private static final int CECS = 1 << 1;
    private static final int CEIS = 1 << 5;

    private static final int RCC_CRRCR = 0x98;
    private static final int RCC_PLLCFGR = 0x04;

    /** HCLK is MSI of 4 MHz, the generator's clock HSI48: 46 of its cycles are 4, rounded up. */
    private static ChipBench l4() {
        ChipBench chip = new ChipBench("nucleo-l4r5zi");
        chip.write("RCC", RCC_CRRCR, 1);
        return chip;
    }

    @Test
    void aNumberTakesTime() {
        ChipBench l4 = l4();
        l4.write("RNG", CR, RNGEN);
        l4.advance(3);
        assertThat(l4.read("RNG", SR)).isZero();
        assertThat(l4.read("RNG", DR)).isZero();
        l4.advance(1);
        assertThat(l4.read("RNG", SR)).isEqualTo(DRDY);
        int first = l4.read("RNG", DR);
        assertThat(first).isNotZero();
        assertThat(l4.read("RNG", SR)).isZero();
        l4.advance(4);
        assertThat(l4.read("RNG", DR)).isNotIn(0, first);
    }

    @Test
    void numbersAreTheSameInEveryRun() {
        assertThat(firstNumber()).isEqualTo(firstNumber());
    }

    private static int firstNumber() {
        ChipBench l4 = l4();
        l4.write("RNG", CR, RNGEN);
        l4.advance(100);
        return l4.read("RNG", DR);
    }

    @Test
    void readinessInterrupts() {
        ChipBench l4 = l4();
        l4.write("RNG", CR, RNGEN | IE);
        l4.advance(10);
        assertThat(l4.rises).containsExactly("4 RNG");
        l4.read("RNG", DR);
        assertThat(l4.asking).isEmpty();
        l4.advance(10);
        assertThat(l4.rises).containsExactly("4 RNG", "14 RNG");
        l4.write("RNG", CR, RNGEN);
        assertThat(l4.asking).isEmpty();
    }

    @Test
    void withoutItsClockThereAreNoNumbersButAnError() {
        ChipBench f4 = new ChipBench("stm32f407g-disc1");
        f4.write("RNG", CR, RNGEN | IE);
        f4.advance(1000);
        assertThat(f4.read("RNG", SR)).isEqualTo(CECS | CEIS);
        assertThat(f4.asking).containsExactly("RNG");
        f4.write("RNG", SR, 0);
        assertThat(f4.read("RNG", SR)).as("the clock is still missing").isEqualTo(CECS);
        assertThat(f4.asking).isEmpty();
        f4.write("RCC", RCC_PLLCFGR, 8 | 168 << 6 | 7 << 24);
        f4.write("RCC", 0, 1 << 24 | 1);
        assertThat(f4.read("RNG", SR)).isZero();
        f4.advance(1000);
        assertThat(f4.read("RNG", SR)).isEqualTo(DRDY);
    }

    @Test
    void h7MakesFourAtATimeAndCanIgnoreASlowClock() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        h7.write("RNG", CR, RNGEN);
        assertThat(h7.read("RNG", SR)).isEqualTo(CECS | CEIS);
        h7.write("RCC", 0, 1 << 12 | 1);
        h7.write("RNG", SR, 0);
        h7.advance(600);
        for (int i = 0; i < 4; i++) {
            assertThat(h7.read("RNG", SR)).isEqualTo(DRDY);
            h7.read("RNG", DR);
        }
        assertThat(h7.read("RNG", SR)).isZero();
        h7.advance(212);
        assertThat(h7.read("RNG", SR)).isZero();
        h7.advance(2);
        assertThat(h7.read("RNG", SR)).isEqualTo(DRDY);
        h7.write("RNG", CR, CED);
        h7.write("RCC", 0, 1);
        h7.write("RNG", CR, CED | RNGEN);
        assertThat(h7.read("RNG", SR) & CECS).isZero();
    }

    @Test
    void l4GoesOnWhileItsClockIsSlow() {
        ChipBench l4 = new ChipBench("nucleo-l4r5zi");
        int hsi16 = 1 << 8;
        int msiOf400KilohertzByRange = 2 << 4 | 1 << 3 | 1;
        l4.write("RCC", 0, hsi16 | msiOf400KilohertzByRange);
        l4.write("RCC", 8, 1);
        l4.write("RCC", 0x88, 3 << 26);
        l4.write("RNG", CR, RNGEN);
        assertThat(l4.read("RNG", SR)).isEqualTo(CECS | CEIS);
        l4.advance(16_000_000 / 400_000 * 50);
        assertThat(l4.read("RNG", SR)).isEqualTo(CECS | CEIS | DRDY);
    }
}
