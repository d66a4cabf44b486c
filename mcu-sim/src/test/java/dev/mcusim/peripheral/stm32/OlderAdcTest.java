package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The converters of STM32F446: HSI of 16 MHz drives core and bus, the converters run at half of that. */
class OlderAdcTest {

    private static final int SR = 0x00;
    private static final int CR1 = 0x04;
    private static final int CR2 = 0x08;
    private static final int SMPR2 = 0x10;
    private static final int JOFR1 = 0x14;
    private static final int HTR = 0x24;
    private static final int LTR = 0x28;
    private static final int SQR1 = 0x2c;
    private static final int SQR3 = 0x34;
    private static final int JSQR = 0x38;
    private static final int JDR1 = 0x3c;
    private static final int DR = 0x4c;
    private static final int CSR = 0x00;
    private static final int CCR = 0x04;
    private static final int CDR = 0x08;
    private static final String COMMON = "ADC123_COMMON";

    private static final int AWD = 1;
    private static final int EOC = 2;
    private static final int JEOC = 4;
    private static final int STRT = 16;
    private static final int OVR = 32;

    private static final int ADON = 1;
    private static final int CONT = 2;
    private static final int DMA = 1 << 8;
    private static final int DDS = 1 << 9;
    private static final int EOCS = 1 << 10;
    private static final int LEFT = 1 << 11;
    private static final int JSWSTART = 1 << 22;
    private static final int SWSTART = 1 << 30;
    private static final int EOCIE = 1 << 5;
    private static final int SCAN = 1 << 8;
    /** Cycles of the core that a conversion of 3 + 12 cycles takes. */
    private static final int CONVERSION = 2 * 15;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    @BeforeEach
    void switchOn() {
        f4.write("ADC1", CR2, ADON);
        f4.write("ADC2", CR2, ADON);
    }

    private int adc(int offset) {
        return f4.read("ADC1", offset);
    }

    private void adc(int offset, int value) {
        f4.write("ADC1", offset, value);
    }

    @Test
    void aConversionTakesSamplingAndResolution() {
        f4.pin("PA3").apply(1_250_000);
        adc(SQR3, 3);
        adc(CR1, EOCIE);
        adc(CR2, ADON | SWSTART);
        assertThat(adc(SR)).isEqualTo(STRT);
        f4.advance(CONVERSION - 1);
        assertThat(adc(SR)).isEqualTo(STRT);
        f4.advance(1);
        assertThat(adc(SR)).isEqualTo(STRT | EOC);
        assertThat(f4.rises).containsExactly(CONVERSION + " ADC");
        assertThat(adc(DR)).isEqualTo(1552).isEqualTo(Math.round(1.25 / 3.3 * 4096));
        assertThat(adc(SR)).isEqualTo(STRT);
        assertThat(f4.asking).isEmpty();
        adc(CR1, EOCIE | 2 << 24);
        adc(SMPR2, 7 << 9);
        long begun = f4.cycle();
        adc(CR2, ADON | LEFT | SWSTART);
        f4.advance(5000);
        assertThat(f4.rises).last().isEqualTo(begun + 2 * (480 + 8) + " ADC");
        assertThat(adc(DR)).isEqualTo(97 << 8);
    }

    @Test
    void nothingAtAnInputIsZeroVoltsAndAHighLevelTheSupply() {
        adc(SQR3, 5);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).isZero();
        f4.pin("PA5").drive(true);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).isEqualTo(4095);
        f4.pin("PA5").release();
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).isZero();
    }

    @Test
    void aScanEndsWithItsLastConversionOrWithEach() {
        f4.pin("PA1").apply(1_100_000);
        f4.pin("PC0").apply(2_200_000);
        adc(SQR1, 1 << 20);
        adc(SQR3, 1 | 10 << 5);
        adc(CR1, SCAN);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isZero();
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
        assertThat(adc(DR)).isEqualTo(2731);
        adc(CR2, ADON | EOCS | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
        assertThat(adc(DR)).isEqualTo(1365);
    }

    @Test
    void discontinuousSequencesWantATriggerForEachStretch() {
        adc(SQR1, 2 << 20);
        adc(SQR3, 1 | 2 << 5 | 3 << 10);
        adc(CR1, SCAN | 1 << 11 | 1 << 13);
        adc(CR2, ADON | SWSTART);
        f4.advance(10 * CONVERSION);
        assertThat(adc(SR) & EOC).isZero();
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
    }

    @Test
    void continuousConversionsFollowTheInputAndCostNothingUnlessNoticed() {
        adc(SQR3, 0);
        adc(CR2, ADON | CONT | SWSTART);
        f4.advance(CONVERSION);
        assertThat(f4.peripherals.wiring().schedule().next()).isEqualTo(Long.MAX_VALUE);
        f4.advance(1_000_000);
        f4.pin("PA0").apply(1_650_000);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).isEqualTo(2048);
        assertThat(adc(SR) & (EOC | OVR)).isZero();
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
        adc(CR2, 0);
        adc(SR, 0);
        f4.advance(10 * CONVERSION);
        assertThat(adc(SR)).isZero();
    }

    @Test
    void injectedConversionsInterruptRegularOnes() {
        f4.pin("PA1").apply(1_100_000);
        f4.pin("PA2").apply(2_200_000);
        adc(SQR3, 1);
        adc(JSQR, 2 << 15);
        adc(JOFR1, 731);
        adc(CR2, ADON | SWSTART);
        f4.advance(20);
        adc(CR2, ADON | JSWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & (JEOC | EOC)).isEqualTo(JEOC);
        assertThat(adc(JDR1)).isEqualTo(2731 - 731);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
        assertThat(adc(DR)).isEqualTo(1365);
        adc(JOFR1, 0xfff);
        adc(CR2, ADON | LEFT | JSWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(JDR1)).isEqualTo((2731 - 4095 << 3) & 0xffff);
    }

    @Test
    void theWatchdogSeesVoltagesOutsideItsWindow() {
        adc(HTR, 2048);
        adc(LTR, 100);
        adc(CR1, 1 << 6 | 1 << 23);
        f4.pin("PA0").apply(1_000_000);
        adc(CR2, ADON | CONT | SWSTART);
        f4.advance(1000);
        assertThat(adc(SR) & AWD).isZero();
        f4.pin("PA0").apply(2_000_000);
        f4.advance(2 * CONVERSION);
        assertThat(f4.asking).containsExactly("ADC");
        assertThat(adc(SR) & AWD).isEqualTo(AWD);
    }

    @Test
    void aTimerTriggers() {
        f4.write("TIM2", 0x04, 2 << 4);
        f4.write("TIM2", 0x2c, 999);
        adc(CR1, EOCIE);
        adc(CR2, ADON | 1 << 28 | 6 << 24);
        f4.write("TIM2", 0x00, 1);
        f4.advance(1000 + CONVERSION - 1);
        assertThat(f4.asking).isEmpty();
        f4.advance(1);
        assertThat(f4.asking).containsExactly("ADC");
        adc(DR);
        f4.advance(1000);
        assertThat(f4.rises).containsExactly(1000 + CONVERSION + " ADC", 2000 + CONVERSION + " ADC");
    }

    @Test
    void aPinTriggersThroughItsLine() {
        f4.write("SYSCFG", 0x10, 2 << 12);
        adc(CR2, ADON | 2 << 28 | 15 << 24);
        f4.pin("PC11").drive(true);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isZero();
        f4.pin("PC11").drive(false);
        f4.advance(CONVERSION);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
    }

    @Test
    void dmaTakesResultsAndOverrunsEndTheConversions() {
        f4.write("DMA2", 0x10 + 0x04, 3);
        f4.write("DMA2", 0x10 + 0x08, 0x4001_2000 + DR);
        f4.write("DMA2", 0x10 + 0x0c, 0x2000_0000);
        f4.write("DMA2", 0x10, 1 << 13 | 1 << 11 | 1 << 10 | 1);
        adc(CR2, ADON | DMA | DDS | CONT | SWSTART);
        f4.advance(3 * CONVERSION + 20);
        assertThat(f4.read("DMA2", 0) & 0x20).as("TCIF0").isEqualTo(0x20);
        assertThat(adc(SR) & OVR).isZero();
        f4.advance(2 * CONVERSION);
        assertThat(adc(SR) & OVR).isEqualTo(OVR);
        assertThat(f4.peripherals.wiring().schedule().next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void withoutDdsTheEndOfTheTransferIsNoOverrun() {
        f4.write("DMA2", 0x10 + 0x04, 1);
        f4.write("DMA2", 0x10 + 0x08, 0x4001_2000 + DR);
        f4.write("DMA2", 0x10 + 0x0c, 0x2000_0000);
        f4.write("DMA2", 0x10, 1 << 13 | 1 << 11 | 1 << 10 | 1);
        adc(CR2, ADON | DMA | CONT | SWSTART);
        f4.advance(10 * CONVERSION);
        assertThat(f4.read("DMA2", 0) & 0x20).isEqualTo(0x20);
        assertThat(adc(SR) & OVR).isZero();
    }

    @Test
    void internalChannelsAreConnectedByTheCommonRegister() {
        adc(SQR3, 17);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).isZero();
        f4.write(COMMON, CCR, 1 << 23);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).as("VREFINT").isEqualTo(calibration(0x1fff_7a2aL)).isEqualTo(1502);
        adc(SQR3, 18);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        int sensed = adc(DR);
        int at30 = calibration(0x1fff_7a2cL);
        int at110 = calibration(0x1fff_7a2eL);
        assertThat(30 + (sensed - at30) * 80 / (at110 - at30))
                .as("degrees Celsius")
                .isEqualTo(25);
        f4.write(COMMON, CCR, 1 << 22 | 1 << 23);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(adc(DR)).as("a quarter of 3.3 V").isEqualTo(1024);
    }

    private int calibration(long address) {
        return f4.peripherals.bus().read(address, 2);
    }

    @Test
    void thePrescalerSlowsAllConverters() {
        f4.write(COMMON, CCR, 3 << 16);
        adc(CR2, ADON | SWSTART);
        f4.advance(4 * CONVERSION - 1);
        assertThat(adc(SR) & EOC).isZero();
        f4.advance(1);
        assertThat(adc(SR) & EOC).isEqualTo(EOC);
    }

    @Test
    void twoConvertersBeginTogether() {
        f4.pin("PA1").apply(1_100_000);
        f4.pin("PA2").apply(2_200_000);
        adc(SQR3, 1);
        f4.write("ADC2", SQR3, 2);
        f4.write(COMMON, CCR, 6);
        adc(CR2, ADON | SWSTART);
        f4.advance(CONVERSION);
        assertThat(f4.read(COMMON, CSR) & 0x0202).isEqualTo(0x0202);
        assertThat(f4.read(COMMON, CDR)).isEqualTo(2731 << 16 | 1365);
        assertThat(f4.read(COMMON, CSR) & 0x0202).isZero();
    }

    @Test
    void interleavedConvertersFillMemoryByTurns() {
        f4.pin("PA1").apply(1_100_000);
        f4.write("ADC1", SQR3, 1);
        f4.write("ADC2", SQR3, 1);
        f4.write(COMMON, CCR, 2 << 14 | 1 << 13 | 7);
        f4.write("DMA2", 0x10 + 0x04, 4);
        f4.write("DMA2", 0x10 + 0x08, 0x4001_2308);
        f4.write("DMA2", 0x10 + 0x0c, 0x2000_0000);
        f4.write("DMA2", 0x10, 2 << 13 | 2 << 11 | 1 << 10 | 1);
        f4.write("ADC2", CR2, ADON | CONT);
        adc(CR2, ADON | CONT | SWSTART);
        f4.advance(3 * CONVERSION + 2 * 5 + 20);
        assertThat(f4.read("DMA2", 0x10 + 0x04)).isEqualTo(1);
    }

    @Test
    void aResetStopsConversions() {
        adc(CR1, EOCIE);
        adc(CR2, ADON | CONT | SWSTART);
        f4.write("RCC", 0x24, 1 << 8);
        f4.write("RCC", 0x24, 0);
        f4.advance(10 * CONVERSION);
        assertThat(f4.rises).isEmpty();
        assertThat(adc(CR2)).isZero();
    }
}
