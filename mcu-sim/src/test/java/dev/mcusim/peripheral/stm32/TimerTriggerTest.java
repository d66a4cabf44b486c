package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.TimerRegisters.AFRL;
import static dev.mcusim.peripheral.stm32.TimerRegisters.ARR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCMR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CNT;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR2;
import static dev.mcusim.peripheral.stm32.TimerRegisters.EGR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.MODER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.SMCR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.SR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Timers that start, clock, gate and reset others, and that count edges of pins. */
class TimerTriggerTest {

    private static final int TIF = 1 << 6;

    private static final int MASTER_ENABLE = 1 << 4;
    private static final int MASTER_UPDATE = 2 << 4;
    private static final int MASTER_REFERENCE_1 = 4 << 4;
    private static final int ITR1 = 1 << 4;
    private static final int TI1FP1 = 5 << 4;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    @Test
    void oneTimerIsThePrescalerOfAnother() {
        f4.write("TIM3", SMCR, ITR1 | 7);
        f4.write("TIM3", ARR, 4);
        f4.write("TIM3", CR1, 1);
        f4.write("TIM2", CR2, MASTER_UPDATE);
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CR1, 1);
        f4.advance(399);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(3);
        f4.advance(1);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(4);
        assertThat(f4.read("TIM3", SR) & 1).isZero();
        f4.advance(100);
        assertThat(f4.read("TIM3", CNT)).isZero();
        assertThat(f4.read("TIM3", SR) & 1).isEqualTo(1);
    }

    @Test
    void oneTimerStartsAnother() {
        f4.write("TIM3", SMCR, ITR1 | 6);
        f4.write("TIM2", CR2, MASTER_ENABLE);
        f4.advance(50);
        assertThat(f4.read("TIM3", CNT)).isZero();
        f4.write("TIM2", CR1, 1);
        f4.advance(50);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(50);
        assertThat(f4.read("TIM3", SR) & TIF).isEqualTo(TIF);
    }

    @Test
    void oneTimerGatesAnother() {
        f4.write("TIM3", SMCR, ITR1 | 5);
        f4.write("TIM3", CR1, 1);
        f4.write("TIM2", CR2, MASTER_REFERENCE_1);
        f4.write("TIM2", CCMR1, 6 << 4);
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CCR1, 25);
        f4.write("TIM2", CR1, 1);
        f4.advance(1000);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(250);
    }

    @Test
    void anEventOfOneTimerGatesAnotherForOneCount() {
        f4.write("TIM3", SMCR, ITR1 | 5);
        f4.write("TIM3", ARR, 2);
        f4.write("TIM3", CR1, 1);
        f4.write("TIM2", CR2, MASTER_UPDATE);
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CR1, 1);
        f4.advance(250);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(2);
        assertThat(f4.read("TIM3", SR) & 1).isZero();
        f4.advance(100);
        assertThat(f4.read("TIM3", CNT)).isZero();
        assertThat(f4.read("TIM3", SR) & 1).isEqualTo(1);
    }

    @Test
    void anEdgeOfAPinResetsTheCounter() {
        f4.write("GPIOA", AFRL, 1);
        f4.write("GPIOA", MODER, 2);
        f4.write("TIM2", CCMR1, 1);
        f4.write("TIM2", SMCR, TI1FP1 | 4);
        f4.write("TIM2", CR1, 1);
        f4.advance(70);
        f4.pin("PA0").drive(true);
        f4.advance(5);
        f4.pin("PA0").drive(false);
        assertThat(f4.read("TIM2", CNT)).isEqualTo(5);
        assertThat(f4.read("TIM2", SR) & (TIF | 1)).isEqualTo(TIF | 1);
    }

    @Test
    void theExternalTriggerIsAClock() {
        f4.write("GPIOE", MODER, 2);
        f4.write("GPIOE", AFRL, 2);
        f4.write("TIM4", SMCR, 1 << 14 | 1 << 12);
        f4.write("TIM4", CR1, 1);
        for (int edge = 0; edge < 6; edge++) {
            f4.pin("PE0").drive(true);
            f4.pin("PE0").drive(false);
            f4.advance(10);
        }
        assertThat(f4.read("TIM4", CNT)).as("every other edge").isEqualTo(3);
    }

    @Test
    void anEncoderTurnsTheCounterBothWays() {
        f4.write("GPIOB", AFRL, 2 << 24 | 2 << 28);
        f4.write("GPIOB", MODER, 2 << 12 | 2 << 14);
        f4.write("TIM4", CCMR1, 1 | 1 << 8);
        f4.write("TIM4", SMCR, 3);
        f4.write("TIM4", ARR, 99);
        f4.write("TIM4", CR1, 1);
        boolean[][] turn = {{true, false}, {true, true}, {false, true}, {false, false}};
        for (boolean[] step : turn) {
            quadrature(step);
        }
        assertThat(f4.read("TIM4", CNT)).isEqualTo(4);
        for (int i = 2; i >= -3; i--) {
            quadrature(turn[i & 3]);
        }
        assertThat(f4.read("TIM4", CNT)).as("below zero").isEqualTo(98);
        assertThat(f4.read("TIM4", CR1) >>> 4 & 1).as("DIR").isEqualTo(1);
    }

    private void quadrature(boolean[] levels) {
        f4.pin("PB6").drive(levels[0]);
        f4.pin("PB7").drive(levels[1]);
    }

    @Test
    void softwareTriggersToo() {
        f4.write("TIM3", EGR, TIF);
        assertThat(f4.read("TIM3", SR)).isEqualTo(TIF);
        assertThat(f4.read("TIM3", CCER)).isZero();
    }
}
