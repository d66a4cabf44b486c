package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.TimerRegisters.ARR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CNT;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.DIER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.EGR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.PSC;
import static dev.mcusim.peripheral.stm32.TimerRegisters.RCR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.SR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The counter, its update event, and the flags; a timer's clock is the core's after reset. */
class TimerTest {

    private static final int CEN = 1;
    private static final int UDIS = 1 << 1;
    private static final int URS = 1 << 2;
    private static final int OPM = 1 << 3;
    private static final int DIR = 1 << 4;
    private static final int CENTRED = 1 << 5;
    private static final int ARPE = 1 << 7;
    private static final int UIFREMAP = 1 << 11;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    private void start(String timer, int prescaler, int reload, int control) {
        f4.write(timer, PSC, prescaler);
        f4.write(timer, ARR, reload);
        f4.write(timer, EGR, 1);
        f4.write(timer, SR, 0);
        f4.write(timer, CR1, control | CEN);
    }

    private boolean updated(String timer) {
        return (f4.read(timer, SR) & 1) != 0;
    }

    @Test
    void theCounterCountsThePrescaledClock() {
        start("TIM3", 9, 99, 0);
        f4.advance(9);
        assertThat(f4.read("TIM3", CNT)).isZero();
        f4.advance(1);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(1);
        f4.advance(980);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(99);
        f4.advance(9);
        assertThat(updated("TIM3")).isFalse();
        f4.advance(1);
        assertThat(f4.read("TIM3", CNT)).isZero();
        assertThat(updated("TIM3")).as("UIF").isTrue();
        f4.write("TIM3", SR, ~1);
        f4.write("TIM3", CR1, 0);
        f4.advance(1000);
        assertThat(f4.read("TIM3", CNT)).as("it stands still").isZero();
        assertThat(updated("TIM3")).isFalse();
    }

    @Test
    void updatesAskForAnInterruptAtTheirCycle() {
        start("TIM2", 15, 999, 0);
        f4.write("TIM2", DIER, 1);
        f4.advance(15_999);
        assertThat(f4.asking).isEmpty();
        f4.advance(1);
        assertThat(f4.asking).containsExactly("TIM2");
        f4.write("TIM2", SR, 0);
        assertThat(f4.asking).isEmpty();
        f4.advance(16_000);
        assertThat(f4.rises).containsExactly("16000 TIM2", "32000 TIM2");
    }

    @Test
    void aTimerThatNobodyWaitsForSetsNoAlarm() {
        start("TIM2", 0, 9, 0);
        assertThat(f4.peripherals.wiring().schedule().next()).isEqualTo(Long.MAX_VALUE);
        f4.advance(1_000_000_000_005L);
        assertThat(f4.read("TIM2", CNT)).isEqualTo(5);
        assertThat(updated("TIM2")).isTrue();
    }

    @Test
    void theWidthOfTheCounterIsTheTimersOwn() {
        f4.write("TIM2", CNT, -1);
        f4.write("TIM3", CNT, -1);
        assertThat(f4.read("TIM2", CNT)).isEqualTo(-1);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(0xffff);
        assertThat(f4.read("TIM2", ARR)).isEqualTo(-1);
        assertThat(f4.read("TIM3", ARR)).isEqualTo(0xffff);
    }

    @Test
    void theReloadValueWaitsForTheUpdateOnlyWithPreload() {
        start("TIM3", 0, 99, ARPE);
        f4.advance(50);
        f4.write("TIM3", ARR, 59);
        f4.advance(49);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(99);
        f4.advance(60);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(59);
        f4.write("TIM3", CR1, CEN);
        f4.advance(11);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(10);
        f4.write("TIM3", ARR, 19);
        f4.advance(10);
        assertThat(f4.read("TIM3", CNT)).isZero();
    }

    @Test
    void thePrescalerAlwaysWaitsForTheUpdate() {
        start("TIM3", 0, 9, 0);
        f4.write("TIM3", PSC, 99);
        f4.advance(10);
        assertThat(f4.read("TIM3", CNT)).isZero();
        f4.advance(99);
        assertThat(f4.read("TIM3", CNT)).isZero();
        f4.advance(1);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(1);
    }

    @Test
    void softwareMakesAnUpdateAndUrsKeepsItFromTheFlag() {
        f4.write("TIM3", CNT, 7);
        f4.write("TIM3", CR1, URS);
        f4.write("TIM3", EGR, 1);
        assertThat(f4.read("TIM3", CNT)).isZero();
        assertThat(updated("TIM3")).isFalse();
        f4.write("TIM3", CR1, 0);
        f4.write("TIM3", EGR, 1);
        assertThat(updated("TIM3")).isTrue();
        assertThat(f4.read("TIM3", EGR)).isZero();
    }

    @Test
    void withUpdatesDisabledItGoesRoundWithoutOne() {
        start("TIM3", 0, 9, UDIS);
        f4.advance(25);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(5);
        assertThat(updated("TIM3")).isFalse();
    }

    @Test
    void itCountsDownOrUpAndDown() {
        start("TIM3", 0, 9, DIR);
        f4.write("TIM3", EGR, 1);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(9);
        f4.advance(9);
        assertThat(f4.read("TIM3", CNT)).isZero();
        f4.advance(1);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(9);
        start("TIM4", 0, 10, CENTRED);
        f4.advance(10);
        assertThat(updated("TIM4")).as("overflow").isTrue();
        f4.write("TIM4", SR, 0);
        f4.advance(3);
        assertThat(f4.read("TIM4", CNT)).isEqualTo(7);
        assertThat(f4.read("TIM4", CR1) & DIR).isEqualTo(DIR);
        f4.advance(7);
        assertThat(updated("TIM4")).as("underflow").isTrue();
        f4.advance(2000 + 1);
        assertThat(f4.read("TIM4", CNT)).isEqualTo(1);
        assertThat(f4.read("TIM4", CR1) & DIR).isZero();
    }

    @Test
    void onePulseStopsAtTheUpdate() {
        start("TIM3", 0, 9, OPM);
        f4.advance(100);
        assertThat(f4.read("TIM3", CNT)).isZero();
        assertThat(f4.read("TIM3", CR1) & CEN).isZero();
    }

    @Test
    void anAdvancedTimerUpdatesAfterRepetitions() {
        f4.write("TIM1", RCR, 2);
        start("TIM1", 0, 9, 0);
        f4.write("TIM1", DIER, 1);
        f4.advance(29);
        assertThat(f4.asking).isEmpty();
        f4.advance(1);
        assertThat(f4.asking).containsExactly("TIM1_UP_TIM10");
        f4.write("TIM1", SR, 0);
        f4.advance(30);
        assertThat(f4.rises).containsExactly("30 TIM1_UP_TIM10", "60 TIM1_UP_TIM10");
    }

    @Test
    void onlyAdvancedTimersRepeat() {
        f4.write("TIM3", RCR, 2);
        start("TIM3", 0, 9, 0);
        f4.advance(10);
        assertThat(updated("TIM3")).isTrue();
    }

    @Test
    void newerCountersShowTheUpdateFlag() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        h7.write("TIM2", EGR, 1);
        h7.write("TIM2", CR1, UIFREMAP);
        assertThat(h7.read("TIM2", CNT)).isEqualTo(1 << 31);
        h7.write("TIM2", SR, 0);
        assertThat(h7.read("TIM2", CNT)).isZero();
    }

    @Test
    void theCountGoesOnWhenTheClocksChange() {
        start("TIM3", 0, 0xffff, 0);
        f4.advance(100);
        int cfgr = 0x08;
        int dividedByTwo = 8 << 4;
        f4.write("RCC", cfgr, dividedByTwo);
        assertThat(f4.read("TIM3", CNT)).isEqualTo(100);
        f4.advance(100);
        assertThat(f4.read("TIM3", CNT)).as("the core's clock is divided alike").isEqualTo(200);
        int apb1DividedByFour = 5 << 10;
        f4.write("RCC", cfgr, dividedByTwo | apb1DividedByFour);
        f4.advance(100);
        assertThat(f4.read("TIM3", CNT)).as("twice the bus").isEqualTo(250);
    }
}
