package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import org.junit.jupiter.api.Test;

/** The converters of STM32L4R5 by HCLK, the core's 4 MHz, and of STM32H743 by half of HCLK. */
class NewerAdcTest {

    private static final int ISR = 0x00;
    private static final int IER = 0x04;
    private static final int CR = 0x08;
    private static final int CFGR = 0x0c;
    private static final int CFGR2 = 0x10;
    private static final int PCSEL = 0x1c;
    private static final int TR1 = 0x20;
    private static final int SQR1 = 0x30;
    private static final int DR = 0x40;
    private static final int JSQR = 0x4c;
    private static final int OFR1 = 0x60;
    private static final int JDR1 = 0x80;
    private static final int CSR = 0x00;
    private static final int CCR = 0x08;
    private static final int CDR = 0x0c;

    private static final int EOC = 1 << 2;
    private static final int EOS = 1 << 3;
    private static final int OVR = 1 << 4;
    private static final int JEOS = 1 << 6;
    private static final int AWD1 = 1 << 7;

    private static final int ADEN = 1;
    private static final int ADSTART = 1 << 2;
    private static final int JADSTART = 1 << 3;
    private static final int ADSTP = 1 << 4;
    private static final int ADVREGEN = 1 << 28;
    private static final int ADCAL = 1 << 31;
    private static final int CONT = 1 << 13;
    private static final int DELAYED = 1 << 14;
    /** 2.5 and 12.5 cycles. */
    private static final int CONVERSION = 15;

    private static ChipBench l4() {
        ChipBench l4 = new ChipBench("nucleo-l4r5zi");
        l4.write("ADC1_COMMON", CCR, 1 << 16);
        l4.write("ADC1", CR, ADVREGEN);
        l4.write("ADC1", CR, ADVREGEN | ADEN);
        assertThat(l4.read("ADC1", ISR)).as("ADRDY").isEqualTo(1);
        return l4;
    }

    @Test
    void aCalibrationTakesItsTime() {
        ChipBench l4 = new ChipBench("nucleo-l4r5zi");
        l4.write("ADC1_COMMON", CCR, 1 << 16);
        l4.write("ADC1", CR, ADVREGEN);
        l4.write("ADC1", CR, ADVREGEN | ADCAL);
        l4.advance(115);
        assertThat(l4.read("ADC1", CR)).isEqualTo(ADVREGEN | ADCAL);
        l4.advance(1);
        assertThat(l4.read("ADC1", CR)).isEqualTo(ADVREGEN);
    }

    @Test
    void aSequenceEndsByItself() {
        ChipBench l4 = l4();
        l4.pin("PA0").apply(1_100_000);
        l4.pin("PA1").apply(2_200_000);
        l4.write("ADC1", SQR1, 1 | 5 << 6 | 6 << 12);
        l4.write("ADC1", IER, EOS);
        l4.write("ADC1", CR, ADVREGEN | ADSTART);
        assertThat(l4.read("ADC1", CR)).isEqualTo(ADVREGEN | ADEN | ADSTART);
        l4.advance(CONVERSION);
        assertThat(l4.read("ADC1", ISR) & (EOC | EOS)).isEqualTo(EOC);
        assertThat(l4.read("ADC1", DR)).isEqualTo(1365);
        l4.advance(CONVERSION);
        assertThat(l4.rises).containsExactly(2 * CONVERSION + " ADC1");
        assertThat(l4.read("ADC1", DR)).isEqualTo(2731);
        assertThat(l4.read("ADC1", CR)).isEqualTo(ADVREGEN | ADEN);
        l4.write("ADC1", ISR, EOS);
        assertThat(l4.asking).isEmpty();
    }

    @Test
    void whatIsNotReadIsAnOverrunAndMayStay() {
        ChipBench l4 = l4();
        l4.write("ADC1", SQR1, 5 << 6);
        l4.write("ADC1", CFGR, CONT);
        l4.write("ADC1", CR, ADVREGEN | ADSTART);
        l4.advance(CONVERSION);
        l4.pin("PA0").apply(3_300_000);
        l4.advance(100 * CONVERSION);
        assertThat(l4.read("ADC1", ISR) & OVR).isEqualTo(OVR);
        assertThat(l4.peripherals.wiring().schedule().next()).isEqualTo(Long.MAX_VALUE);
        assertThat(l4.read("ADC1", DR)).isZero();
        l4.advance(CONVERSION);
        assertThat(l4.read("ADC1", DR)).isEqualTo(4095);
        l4.write("ADC1", CR, ADVREGEN | ADSTP);
        l4.write("ADC1", ISR, -1);
        l4.advance(CONVERSION);
        assertThat(l4.read("ADC1", ISR)).isZero();
        assertThat(l4.read("ADC1", CR)).isEqualTo(ADVREGEN | ADEN);
    }

    @Test
    void delayedConversionsWaitUntilTheResultIsRead() {
        ChipBench l4 = l4();
        l4.write("ADC1", SQR1, 5 << 6);
        l4.write("ADC1", CFGR, CONT | DELAYED);
        l4.write("ADC1", CR, ADVREGEN | ADSTART);
        l4.advance(100 * CONVERSION);
        assertThat(l4.read("ADC1", ISR) & (EOC | OVR)).isEqualTo(EOC);
        l4.pin("PA0").apply(3_300_000);
        assertThat(l4.read("ADC1", DR)).isZero();
        l4.advance(CONVERSION - 1);
        assertThat(l4.read("ADC1", ISR) & EOC).isZero();
        l4.advance(1);
        assertThat(l4.read("ADC1", DR)).isEqualTo(4095);
    }

    @Test
    void oversamplingOffsetsAlignmentAndWatchdogs() {
        ChipBench l4 = l4();
        l4.pin("PA0").apply(1_650_000);
        l4.write("ADC1", SQR1, 5 << 6);
        l4.write("ADC1", CFGR2, 1 | 3 << 2 | 1 << 5);
        l4.write("ADC1", OFR1, 1 << 31 | 5 << 26 | 2048);
        l4.write("ADC1", TR1, 2000 << 16);
        l4.write("ADC1", CFGR, 1 << 23);
        l4.write("ADC1", CR, ADVREGEN | ADSTART);
        l4.advance(16 * CONVERSION - 1);
        assertThat(l4.read("ADC1", ISR) & (EOC | AWD1)).isZero();
        l4.advance(1);
        assertThat(l4.read("ADC1", ISR) & (EOC | AWD1)).isEqualTo(EOC | AWD1);
        assertThat(l4.read("ADC1", DR)).isEqualTo(16 * 2048 / 2 - 2048);
        l4.write("ADC1", CFGR2, 0);
        l4.write("ADC1", OFR1, 0);
        l4.write("ADC1", CFGR, 1 << 5 | 2 << 3);
        l4.write("ADC1", CR, ADVREGEN | ADSTART);
        l4.advance(CONVERSION);
        assertThat(l4.read("ADC1", DR)).isEqualTo(0x8000);
    }

    @Test
    void injectedSequencesHaveTheirOwnFlagsAndTriggers() {
        ChipBench l4 = l4();
        l4.write("ADC1_COMMON", CCR, 1 << 16 | 1 << 22 | 1 << 23 | 1 << 24);
        l4.write("ADC1", JSQR, 2 | 17 << 14 | 18 << 20);
        l4.write("ADC1", CR, ADVREGEN | JADSTART);
        l4.advance(3 * CONVERSION);
        assertThat(l4.read("ADC1", ISR) & JEOS).isEqualTo(JEOS);
        assertThat(l4.read("ADC1", CR)).isEqualTo(ADVREGEN | ADEN);
        int reference = l4.read("ADC1", JDR1);
        assertThat(reference).isEqualTo(Math.round(1.212 / 3.3 * 4096));
        assertThat(3000 * l4.peripherals.bus().read(0x1fff_75aaL, 2) / reference)
                .isBetween(3298, 3302);
        assertThat(l4.read("ADC1", JDR1 + 4)).isEqualTo(Math.round(0.7475 / 3.3 * 4096));
        assertThat(l4.read("ADC1", JDR1 + 8)).isEqualTo(1365);
    }

    private static ChipBench h7() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        for (String group : new String[] {"ADC12_COMMON", "ADC3_COMMON"}) {
            h7.write(group, CCR, 1 << 16);
        }
        for (String adc : new String[] {"ADC1", "ADC2", "ADC3"}) {
            h7.write(adc, CR, ADVREGEN);
            h7.write(adc, CR, ADVREGEN | ADEN);
        }
        return h7;
    }

    @Test
    void sixteenBitsOfAChosenPin() {
        ChipBench h7 = h7();
        h7.pin("PA3").apply(1_250_000);
        h7.write("ADC1", SQR1, 15 << 6);
        h7.write("ADC1", IER, EOC);
        h7.write("ADC1", CR, ADVREGEN | ADSTART);
        h7.advance(2 * 10 - 1);
        assertThat(h7.asking).isEmpty();
        h7.advance(1);
        assertThat(h7.asking).as("1.5 and 8.5 cycles").containsExactly("ADC");
        assertThat(h7.read("ADC1", DR)).as("not connected").isZero();
        h7.write("ADC1", PCSEL, 1 << 15);
        h7.write("ADC1", CR, ADVREGEN | ADSTART);
        h7.advance(20);
        assertThat(h7.read("ADC1", DR)).isEqualTo(24824);
    }

    @Test
    void theThirdConverterMeasuresTheChip() {
        ChipBench h7 = h7();
        h7.write("ADC3_COMMON", CCR, 1 << 16 | 1 << 23);
        h7.write("ADC3", SQR1, 18 << 6);
        h7.write("ADC3", IER, EOC);
        h7.write("ADC3", CR, ADVREGEN | ADSTART);
        h7.advance(20);
        assertThat(h7.asking).containsExactly("ADC3");
        int at30 = signature(0x20);
        int at130 = signature(0x40);
        assertThat(30 + (h7.read("ADC3", DR) - at30) * 100 / (at130 - at30)).isEqualTo(25);
    }

    private static int signature(int offset) {
        byte[] bytes = Signature.of(
                        BoardCatalog.shipped().board("nucleo-h743zi2").chip())
                .bytes();
        return bytes[offset] & 0xff | (bytes[offset + 1] & 0xff) << 8;
    }

    @Test
    void twoConvertersBeginTogether() {
        ChipBench h7 = h7();
        h7.pin("PA6").apply(1_100_000);
        h7.pin("PC4").apply(2_200_000);
        h7.write("ADC12_COMMON", CCR, 1 << 16 | 2 << 14 | 6);
        h7.write("ADC1", PCSEL, 1 << 3);
        h7.write("ADC2", PCSEL, 1 << 4);
        h7.write("ADC1", SQR1, 3 << 6);
        h7.write("ADC2", SQR1, 4 << 6);
        h7.write("ADC1", CR, ADVREGEN | ADSTART);
        h7.advance(20);
        assertThat(h7.read("ADC12_COMMON", CSR) & 0x0004_0004).isEqualTo(0x0004_0004);
        assertThat(h7.read("ADC12_COMMON", CDR)).isEqualTo(43691 << 16 | 21845);
    }

    @Test
    void aDifferenceOfNothingIsHalfOfTheRange() {
        ChipBench h7 = h7();
        h7.write("ADC1", 0xc0, 1 << 18);
        h7.write("ADC1", PCSEL, 1 << 18);
        h7.write("ADC1", SQR1, 18 << 6);
        h7.write("ADC1", CR, ADVREGEN | ADSTART);
        h7.advance(20);
        assertThat(h7.read("ADC1", DR)).isEqualTo(32768);
        h7.pin("PA5").apply(3_300_000);
        h7.write("ADC1", CR, ADVREGEN | ADSTART);
        h7.advance(20);
        assertThat(h7.read("ADC1", DR)).isZero();
    }

    @Test
    void theSmallThirdConverterOfH723HasTwelveBits() {
        ChipBench h7 = new ChipBench("nucleo-h723zg");
        h7.write("ADC3_COMMON", CCR, 1 << 16);
        h7.write("ADC3", CR, ADVREGEN);
        h7.write("ADC3", CR, ADVREGEN | ADEN);
        h7.pin("PC0").apply(1_250_000);
        h7.write("ADC3", SQR1, 10 << 6);
        h7.write("ADC3", CR, ADVREGEN | ADSTART);
        h7.advance(CONVERSION);
        assertThat(h7.read("ADC3", DR)).isEqualTo(1552);
    }
}
