package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.TimerRegisters.AFRH;
import static dev.mcusim.peripheral.stm32.TimerRegisters.AFRL;
import static dev.mcusim.peripheral.stm32.TimerRegisters.ARR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.BDTR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCMR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCR2;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CNT;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR2;
import static dev.mcusim.peripheral.stm32.TimerRegisters.DIER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.EGR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.MODER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.SR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compare outputs on pins, input capture from pins, and DMA requests. */
class TimerChannelTest {

    private static final int PWM_1 = 6 << 4;
    private static final int TOGGLE = 3 << 4;
    private static final int FORCE_ACTIVE = 5 << 4;
    private static final int PRELOAD = 1 << 3;
    private static final int COMMUTATION = 1 << 5;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");
    private final List<String> heard = new ArrayList<>();

    /** PA5 to TIM2_CH1: the green LED of the board. */
    private void connectLed() {
        f4.write("GPIOA", AFRL, 1 << 20);
        f4.write("GPIOA", MODER, 2 << 10);
    }

    /** TIM2_CH1: high for 30 cycles of 100. */
    private void startPulses() {
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CCR1, 30);
        f4.write("TIM2", CCMR1, PWM_1);
        f4.write("TIM2", CCER, 1);
        f4.write("TIM2", CR1, 1);
    }

    private void listen(String pin) {
        f4.pin(pin).whenChanged((changed, high, cycle) -> heard.add(cycle + (high ? " high" : " low")));
    }

    @Test
    void preloadedModesAndEnablesWaitForTheCommutationEvent() {
        f4.write("GPIOA", AFRH, 1);
        f4.write("GPIOA", MODER, 2 << 16);
        listen("PA8");
        f4.write("TIM1", CR2, 1);
        f4.write("TIM1", CCMR1, FORCE_ACTIVE);
        f4.write("TIM1", CCER, 1);
        f4.write("TIM1", BDTR, 1 << 15);
        f4.advance(10);
        assertThat(heard).as("preloaded").isEmpty();
        f4.write("TIM1", EGR, COMMUTATION);
        assertThat(heard).containsExactly("10 high");
        assertThat(f4.read("TIM1", SR) & COMMUTATION).isEqualTo(COMMUTATION);
        f4.write("TIM1", CCER, 0);
        assertThat(heard).hasSize(1);
        f4.write("TIM1", CR2, 0);
        assertThat(heard).containsExactly("10 high", "10 low");
    }

    @Test
    void pulseWidthModulationReachesThePin() {
        connectLed();
        listen("LD2");
        startPulses();
        f4.advance(250);
        assertThat(heard).containsExactly("0 high", "30 low", "100 high", "130 low", "200 high", "230 low");
        f4.write("TIM2", CCER, 3);
        assertThat(f4.pin("PA5").level()).as("inverted").isTrue();
    }

    @Test
    void whoBeginsToListenLaterHearsWhatComes() {
        connectLed();
        startPulses();
        f4.advance(50);
        listen("LD2");
        f4.advance(100);
        assertThat(heard).containsExactly("100 high", "130 low");
    }

    @Test
    void anUnwatchedOutputCostsNoAlarmAndIsRightAllTheSame() {
        connectLed();
        startPulses();
        assertThat(f4.peripherals.wiring().schedule().next()).isEqualTo(Long.MAX_VALUE);
        f4.advance(1_000_029);
        assertThat(f4.read("GPIOA", 0x10) & 0x20).isEqualTo(0x20);
        f4.advance(1);
        assertThat(f4.read("GPIOA", 0x10) & 0x20).isZero();
    }

    @Test
    void anOutputHoldsItsPinFromWhenItIsEnabled() {
        f4.write("GPIOA", 0x0c, 0x6400_0000 | 1 << 10);
        connectLed();
        listen("LD2");
        f4.write("TIM2", CCMR1, 1 << 4);
        f4.write("TIM2", CCR1, 70);
        f4.advance(10);
        assertThat(f4.pin("PA5").level()).as("pulled up").isTrue();
        f4.write("TIM2", CCER, 1);
        f4.write("TIM2", CR1, 1);
        f4.advance(100);
        assertThat(heard).containsExactly("10 low", "80 high");
    }

    @Test
    void aPreloadedCompareValueWaitsForTheUpdate() {
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CCMR1, PWM_1 | PRELOAD);
        f4.write("TIM2", CCR1, 40);
        f4.write("TIM2", EGR, 1);
        f4.write("TIM2", SR, 0);
        f4.write("TIM2", CR1, 1);
        f4.write("TIM2", CCR1, 20);
        f4.advance(39);
        assertThat(f4.read("TIM2", SR) & 2).isZero();
        f4.advance(1);
        assertThat(f4.read("TIM2", SR) & 2).isEqualTo(2);
        f4.write("TIM2", SR, 0);
        f4.advance(60 + 20);
        assertThat(f4.read("TIM2", SR) & 2).isEqualTo(2);
    }

    @Test
    void aMatchAsksForAnInterrupt() {
        f4.write("TIM1", ARR, 999);
        f4.write("TIM1", CCR2, 500);
        f4.write("TIM1", DIER, 1 << 2);
        f4.write("TIM1", CR1, 1);
        f4.advance(2000);
        assertThat(f4.rises).containsExactly("500 TIM1_CC");
        f4.write("TIM1", SR, ~(1 << 2));
        f4.advance(1000);
        assertThat(f4.rises).containsExactly("500 TIM1_CC", "2500 TIM1_CC");
    }

    @Test
    void toggleHalvesTheFrequencyAndAnAdvancedTimerHasAMasterSwitch() {
        f4.write("GPIOA", 0x24, 1);
        f4.write("GPIOA", MODER, 2 << 16);
        listen("PA8");
        f4.write("TIM1", ARR, 9);
        f4.write("TIM1", CCR1, 5);
        f4.write("TIM1", CCMR1, TOGGLE);
        f4.write("TIM1", CCER, 1);
        f4.write("TIM1", CR1, 1);
        f4.advance(20);
        assertThat(heard).isEmpty();
        f4.write("TIM1", BDTR, 1 << 15);
        f4.advance(20);
        assertThat(heard).containsExactly("25 high", "35 low");
    }

    @Test
    void anEdgeCapturesTheCounter() {
        f4.write("GPIOA", AFRL, 1);
        f4.write("GPIOA", MODER, 2);
        f4.write("TIM2", CCMR1, 1);
        f4.write("TIM2", CCER, 1);
        f4.write("TIM2", DIER, 2);
        f4.write("TIM2", CR1, 1);
        f4.advance(123);
        f4.pin("PA0").drive(true);
        f4.advance(100);
        f4.pin("PA0").drive(false);
        assertThat(f4.rises).containsExactly("123 TIM2");
        assertThat(f4.read("TIM2", CCR1)).isEqualTo(123);
        assertThat(f4.asking).as("reading has cleared the flag").isEmpty();
        f4.write("TIM2", CCER, 3);
        f4.pin("PA0").drive(true);
        f4.pin("PA0").drive(false);
        assertThat(f4.read("TIM2", SR) & 0x202).isEqualTo(2);
        f4.pin("PA0").drive(true);
        f4.pin("PA0").drive(false);
        assertThat(f4.read("TIM2", SR) & 0x202).as("one was lost").isEqualTo(0x202);
        assertThat(f4.read("TIM2", CCR1)).isEqualTo(223);
    }

    @Test
    void aCaptureMayTakeEveryFourthEdgeOfItsNeighbour() {
        f4.write("GPIOA", AFRL, 1);
        f4.write("GPIOA", MODER, 2);
        f4.write("TIM2", CCMR1, 2 << 8 | 2 << 10);
        f4.write("TIM2", CCER, 1 << 4);
        f4.write("TIM2", CR1, 1);
        for (int edge = 0; edge < 8; edge++) {
            f4.advance(10);
            f4.pin("PA0").drive(true);
            f4.pin("PA0").drive(false);
            assertThat(f4.read("TIM2", SR) >>> 2 & 1).isEqualTo(edge == 3 || edge == 7 ? 1 : 0);
            if (edge == 3) {
                assertThat(f4.read("TIM2", CCR2)).isEqualTo(40);
            }
        }
    }

    @Test
    void aTimerMeasuresTheInternalOscillator() {
        int everyEighth = 3 << 10;
        f4.write("RCC", 0x74, 1);
        f4.write("TIM5", 0x50, 1 << 6);
        f4.write("TIM5", 0x1c, 1 << 8 | everyEighth);
        f4.write("TIM5", CCER, 1 << 12);
        f4.write("TIM5", CR1, 1);
        f4.advance(8 * 500);
        int first = f4.read("TIM5", 0x40);
        f4.advance(8 * 500);
        assertThat(f4.read("TIM5", 0x40) - first).as("16 MHz / 32 kHz").isEqualTo(8 * 500);
    }

    @Test
    void eventsAskForTransfers() {
        for (String name : List.of("TIM2_UP", "TIM2_CH1")) {
            f4.peripherals.wiring().dma().line(name).whenUp(() -> heard.add(f4.cycle() + " " + name));
        }
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CCR1, 60);
        f4.write("TIM2", DIER, 1 << 8 | 1 << 9);
        f4.write("TIM2", CR1, 1);
        f4.advance(200);
        assertThat(heard).containsExactly("60 TIM2_CH1", "100 TIM2_UP", "160 TIM2_CH1", "200 TIM2_UP");
        assertThat(f4.read("TIM2", CNT)).isZero();
    }

    /** TIM1 of an STM32F7, counting up and down between 0 and 100, with its first channel on PA8. */
    private ChipBench centred(int modes, int first, int second) {
        ChipBench f7 = new ChipBench("nucleo-f746zg");
        f7.write("GPIOA", AFRH, 1);
        f7.write("GPIOA", MODER, 2 << 16);
        f7.write("TIM1", ARR, 100);
        f7.write("TIM1", CCR1, first);
        f7.write("TIM1", CCR2, second);
        f7.write("TIM1", CCMR1, modes);
        f7.write("TIM1", CCER, 1);
        f7.write("TIM1", BDTR, 1 << 15);
        return f7;
    }

    private List<String> changes(ChipBench chip) {
        heard.clear();
        chip.pin("PA8").whenChanged((changed, high, cycle) -> heard.add(cycle + (high ? " high" : " low")));
        chip.write("TIM1", CR1, 1 | 1 << 5);
        chip.advance(199);
        return heard;
    }

    @Test
    void anAsymmetricOutputFollowsItsNeighbourWhileTheCounterFalls() {
        int asymmetric1 = 1 << 16 | 6 << 4;
        assertThat(changes(centred(asymmetric1 | 6 << 12, 30, 60))).containsExactly("30 low", "140 high");
    }

    @Test
    void combinedOutputsAreBothOrEither() {
        int both = 1 << 16 | 5 << 4;
        assertThat(changes(centred(both | 6 << 12, 30, 60)))
                .as("above 30 and below 60")
                .containsExactly("30 high", "60 low", "140 high", "170 low");
        int either = 1 << 16 | 4 << 4;
        assertThat(changes(centred(either | 7 << 12, 30, 60)))
                .as("below 30 or above 60")
                .containsExactly("30 low", "60 high", "140 low", "170 high");
    }

    @Test
    void theFifthChannelCutsAPieceOutOfOthers() {
        ChipBench f7 = centred(6 << 4, 30, 0);
        f7.write("TIM1", 0x54, 7 << 4);
        f7.write("TIM1", 0x58, 1 << 29 | 10);
        assertThat(changes(f7)).containsExactly("10 high", "30 low", "170 high", "190 low");
        f7.write("TIM1", SR, 0);
        f7.advance(200);
        assertThat(f7.read("TIM1", SR) & 1 << 16).as("CC5IF").isNotZero();
    }

    @Test
    void anEdgeOfTheTriggerCommutates() {
        f4.write("GPIOA", AFRH, 1);
        f4.write("GPIOA", MODER, 2 << 16);
        listen("PA8");
        f4.write("TIM1", TimerRegisters.SMCR, 1 << 4);
        f4.write("TIM1", CR2, 1 | 1 << 2);
        f4.write("TIM1", CCMR1, FORCE_ACTIVE);
        f4.write("TIM1", CCER, 1);
        f4.write("TIM1", BDTR, 1 << 15);
        f4.write("TIM2", CR2, 2 << 4);
        f4.write("TIM2", ARR, 9);
        f4.advance(10);
        assertThat(heard).isEmpty();
        f4.write("TIM2", CR1, 1);
        f4.advance(15);
        assertThat(heard).containsExactly("20 high");
        assertThat(f4.read("TIM1", SR) & COMMUTATION).isEqualTo(COMMUTATION);
    }
}
