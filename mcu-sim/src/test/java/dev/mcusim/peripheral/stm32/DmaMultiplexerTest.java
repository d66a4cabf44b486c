package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The request generator and the synchronization of DMAMUX1 on STM32L4+ (RM0432, 12.4), and of DMAMUX2 on STM32H7. */
class DmaMultiplexerTest {

    private static final int C1 = 0x08;
    private static final int C2 = 0x1c;
    private static final int NDTR = 4;
    private static final int PAR = 8;
    private static final int MAR = 12;
    private static final int EN = 1;
    private static final int FROM_MEMORY = 1 << 4;
    private static final int CIRC = 1 << 5;
    private static final int MINC = 1 << 7;

    private static final int CSR = 0x80;
    private static final int CFR = 0x84;
    private static final int RG0CR = 0x100;
    private static final int RGSR = 0x140;
    private static final int RGCFR = 0x144;
    private static final int INTERRUPT = 1 << 8;
    private static final int EVENT = 1 << 9;
    private static final int ENABLE = 1 << 16;
    private static final int RISING = 1 << 17;
    private static final int NUMBER = 19;
    private static final int SIGNAL = 24;
    private static final int GENERATOR_0 = 1;
    private static final int TIM6_UP = 8;
    private static final int EXTI13 = 13;
    private static final int CHANNEL_0_EVENT = 16;

    private static final int EXTI_IMR1 = 0x00;
    private static final int EXTI_RTSR1 = 0x08;
    private static final int EXTI_PR1 = 0x14;
    private static final int LINE_13 = 1 << 13;

    private final ChipBench l4 = new ChipBench("nucleo-l4r5zi");
    private final TestMemory memory = new TestMemory(l4.peripherals.bus());

    DmaMultiplexerTest() {
        l4.peripherals.wiring().connect(memory, cause -> {});
        memory.count(0, 32);
        l4.write("SYSCFG", 0x14, 2 << 4);
        l4.write("GPIOC", 0x00, 0);
        l4.write("EXTI", EXTI_IMR1, LINE_13);
        l4.write("EXTI", EXTI_RTSR1, LINE_13);
        channel(C1, 64);
    }

    /** Bytes from the memory's beginning to some place. */
    private void channel(int channel, int place) {
        l4.write("DMA1", channel + NDTR, 16);
        l4.write("DMA1", channel + PAR, TestMemory.BASE + place);
        l4.write("DMA1", channel + MAR, TestMemory.BASE);
        l4.write("DMA1", channel, FROM_MEMORY | MINC | CIRC | EN);
    }

    private int moved(int channel) {
        return 16 - l4.read("DMA1", channel + NDTR);
    }

    /** A press of the button at PC13, with what its interrupt's handler does. */
    private void press() {
        l4.pin("PC13").drive(true);
        l4.pin("PC13").drive(false);
        l4.write("EXTI", EXTI_PR1, LINE_13);
    }

    @Test
    void eachEdgeOfAPinMakesSoManyRequests() {
        l4.write("DMAMUX1", RG0CR, EXTI13 | RISING | ENABLE | 2 << NUMBER);
        l4.write("DMAMUX1", 0, GENERATOR_0);
        l4.advance(1000);
        assertThat(moved(C1)).isZero();
        press();
        l4.advance(1000);
        assertThat(moved(C1)).isEqualTo(3);
        press();
        l4.advance(1000);
        assertThat(moved(C1)).isEqualTo(6);
        assertThat(memory.bytes[64]).isEqualTo((byte) 6);
        assertThat(l4.read("DMAMUX1", RGSR)).isZero();
    }

    @Test
    void aTriggerThatComesTooEarlyIsAnOverrun() {
        l4.write("DMAMUX1", RG0CR, EXTI13 | RISING | ENABLE | INTERRUPT | 2 << NUMBER);
        l4.write("DMAMUX1", 0, GENERATOR_0);
        press();
        press();
        assertThat(l4.read("DMAMUX1", RGSR)).isEqualTo(1);
        assertThat(l4.asking).contains("DMAMUX1_OVR");
        l4.advance(1000);
        assertThat(moved(C1)).as("the second press is lost").isEqualTo(3);
        l4.write("DMAMUX1", RGCFR, 1);
        assertThat(l4.read("DMAMUX1", RGSR)).isZero();
        assertThat(l4.asking).doesNotContain("DMAMUX1_OVR");
    }

    @Test
    void requestsWaitForTheSynchronization() {
        l4.write("DMAMUX1", 0, TIM6_UP | ENABLE | RISING | INTERRUPT | 1 << NUMBER | EXTI13 << SIGNAL);
        timer(100);
        l4.advance(1050);
        assertThat(moved(C1)).isZero();
        press();
        l4.advance(1000);
        assertThat(moved(C1)).as("NBREQ and one more").isEqualTo(2);
        assertThat(l4.read("DMAMUX1", CSR)).isZero();
        press();
        press();
        assertThat(l4.read("DMAMUX1", CSR)).as("overrun").isEqualTo(1);
        assertThat(l4.asking).contains("DMAMUX1_OVR");
        l4.write("DMAMUX1", CFR, 1);
        assertThat(l4.asking).doesNotContain("DMAMUX1_OVR");
    }

    @Test
    void aChannelThatHasCountedTriggersTheGenerator() {
        l4.write("DMAMUX1", 0, TIM6_UP | EVENT | 3 << NUMBER);
        l4.write("DMAMUX1", RG0CR, CHANNEL_0_EVENT | RISING | ENABLE);
        l4.write("DMAMUX1", 4, GENERATOR_0);
        channel(C2, 80);
        timer(100);
        l4.advance(1250);
        assertThat(moved(C1)).isEqualTo(12);
        assertThat(moved(C2)).isEqualTo(3);
    }

    @Test
    void aResetOfTheMultiplexerStopsIt() {
        l4.write("DMAMUX1", RG0CR, EXTI13 | RISING | ENABLE);
        l4.write("DMAMUX1", 0, GENERATOR_0);
        l4.write("RCC", 0x28, 1 << 2);
        l4.write("RCC", 0x28, 0);
        press();
        l4.advance(1000);
        assertThat(moved(C1)).isZero();
    }

    @Test
    void aLowPowerTimerOfH7TriggersTheSecondMultiplexer() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        TestMemory h7Memory = new TestMemory(h7.peripherals.bus());
        h7.peripherals.wiring().connect(h7Memory, cause -> {});
        h7.write("DMAMUX2", RG0CR, 10 | RISING | ENABLE);
        h7.write("DMAMUX2", 0, GENERATOR_0);
        h7.write("BDMA", C1 + NDTR, 16);
        h7.write("BDMA", C1 + PAR, 0x5802_0814);
        h7.write("BDMA", C1 + MAR, 0x5802_0814);
        h7.write("BDMA", C1, FROM_MEMORY | CIRC | 2 << 8 | 2 << 10 | EN);
        h7.write("LPTIM2", 0x10, 1);
        h7.write("LPTIM2", 0x18, 99);
        h7.write("LPTIM2", 0x14, 49);
        h7.write("LPTIM2", 0x10, 5);
        h7.advance(1000);
        assertThat(16 - h7.read("BDMA", C1 + NDTR)).isBetween(9, 11);
    }

    private void timer(int period) {
        l4.write("TIM6", TimerRegisters.ARR, period - 1);
        l4.write("TIM6", TimerRegisters.DIER, 1 << 8);
        l4.write("TIM6", TimerRegisters.CR1, 1);
    }
}
