package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calendar by LSE: 16,000,000 cycles of the core are a second. */
class RealTimeClockTest {

    private static final int TR = 0x00;
    private static final int DR = 0x04;
    private static final int CR = 0x08;
    private static final int ISR = 0x0c;
    private static final int PRER = 0x10;
    private static final int WUTR = 0x14;
    private static final int ALRMAR = 0x1c;
    private static final int WPR = 0x24;
    private static final int SSR = 0x28;
    private static final int ALRMASSR = 0x44;
    private static final int BKP0R = 0x50;
    private static final int BDCR = 0x70;
    private static final int TSTR = 0x30;
    private static final int TSDR = 0x34;
    private static final int TSSSR = 0x38;
    private static final int TSEDGE = 1 << 3;
    private static final int TSE = 1 << 11;
    private static final int TSIE = 1 << 15;
    private static final int TSF = 1 << 11;
    private static final int TSOVF = 1 << 12;
    private static final int LSE_SELECTED = 1 << 15 | 1 << 8 | 1;
    private static final int SECOND = 16_000_000;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    @BeforeEach
    void select() {
        f4.write("RCC", BDCR, LSE_SELECTED);
    }

    private void unlock() {
        f4.write("RTC", WPR, 0xca);
        f4.write("RTC", WPR, 0x53);
    }

    private void set(int tr, int dr) {
        unlock();
        f4.write("RTC", ISR, 0x80);
        assertThat(f4.read("RTC", ISR) & 0x40)
                .as("INITF takes two cycles of LSE")
                .isZero();
        f4.advance(1000);
        assertThat(f4.read("RTC", ISR) & 0x40).isEqualTo(0x40);
        f4.write("RTC", TR, tr);
        f4.write("RTC", DR, dr);
        f4.write("RTC", ISR, 0);
        assertThat(f4.read("RTC", ISR) & 0x20).as("RSF").isZero();
        f4.advance(1000);
        assertThat(f4.read("RTC", ISR) & 0x20).isEqualTo(0x20);
        f4.write("RTC", WPR, 0xff);
    }

    @Test
    void itBeginsAtTheTurnOfTheYearAndCountsSeconds() {
        assertThat(f4.read("RTC", TR)).isZero();
        assertThat(f4.read("RTC", DR)).isEqualTo(0x2101);
        assertThat(f4.read("RTC", PRER)).isEqualTo(0x7f00ff);
        f4.advance(59L * SECOND - 1);
        assertThat(f4.read("RTC", TR)).isEqualTo(0x58);
        f4.advance(1);
        assertThat(f4.read("RTC", TR)).isEqualTo(0x59);
        f4.advance(SECOND + SECOND / 2);
        assertThat(f4.read("RTC", TR)).isEqualTo(0x100);
        assertThat(f4.read("RTC", SSR)).isEqualTo(255 - 128);
    }

    @Test
    void leapDaysAndWeekdaysComeInTurn() {
        set(0x235958, 0x24_0000 | 4 << 13 | 0x0228);
        f4.advance(2L * SECOND);
        assertThat(f4.read("RTC", TR)).isZero();
        assertThat(f4.read("RTC", DR)).isEqualTo(0x24_0000 | 5 << 13 | 0x0229);
        f4.advance(86_400L * SECOND);
        assertThat(f4.read("RTC", TR)).as("DR has been read").isZero();
        assertThat(f4.read("RTC", DR)).isEqualTo(0x24_0000 | 6 << 13 | 0x0301);
        assertThat(f4.read("RTC", ISR) & 0x10).as("INITS").isEqualTo(0x10);
    }

    @Test
    void readingTheTimeKeepsTheDate() {
        set(0x235959, 0x00_2131);
        assertThat(f4.read("RTC", TR)).isEqualTo(0x235959);
        f4.advance(2L * SECOND);
        assertThat(f4.read("RTC", DR)).isEqualTo(0x00_2131);
        assertThat(f4.read("RTC", DR)).isEqualTo(0x00_4201);
    }

    @Test
    void registersNeedTheKeyAndTheBackupDomain() {
        f4.write("RTC", ISR, 0x80);
        f4.write("RTC", CR, 0x40);
        assertThat(f4.read("RTC", ISR) & 0x80).isZero();
        assertThat(f4.read("RTC", CR)).isZero();
        unlock();
        f4.write("RTC", TR, 0x112233);
        assertThat(f4.read("RTC", TR)).as("not in initialization mode").isZero();
        f4.write("PWR", 0, 0);
        f4.write("RTC", CR, 0x40);
        f4.write("RTC", BKP0R, 7);
        assertThat(f4.read("RTC", CR)).isZero();
        assertThat(f4.read("RTC", BKP0R)).isZero();
    }

    @Test
    void anHourMayBeOneOfTwelve() {
        set(0x130000, 0x2101);
        unlock();
        f4.write("RTC", CR, 0x40);
        assertThat(f4.read("RTC", TR)).isEqualTo(1 << 22 | 0x010000);
        f4.write("RTC", CR, 0x40 | 1 << 16);
        assertThat(f4.read("RTC", TR)).as("an hour was added").isEqualTo(1 << 22 | 0x020000);
    }

    @Test
    void anAlarmAsksForItsInterruptThroughItsLine() {
        f4.write("EXTI", 0, 1 << 17);
        f4.write("EXTI", 8, 1 << 17);
        set(0x100000, 0x2101);
        unlock();
        int everyDayAt100003 = 1 << 31 | 0x100003;
        f4.write("RTC", ALRMAR, everyDayAt100003);
        f4.write("RTC", CR, 1 << 8 | 1 << 12);
        f4.advance(3L * SECOND - 2000);
        assertThat(f4.asking).isEmpty();
        f4.advance(1000);
        assertThat(f4.asking).containsExactly("RTC_Alarm");
        assertThat(f4.read("RTC", ISR) & 0x100).isEqualTo(0x100);
        f4.write("RTC", ISR, ~0x180);
        f4.write("EXTI", 0x14, 1 << 17);
        assertThat(f4.asking).isEmpty();
        f4.advance(86_400L * SECOND);
        assertThat(f4.rises).hasSize(2);
    }

    @Test
    void aDateOfZeroIsKeptUntilMidnightAndAnAlarmMatchesIt() {
        set(0x235958, 0);
        assertThat(f4.read("RTC", DR)).isZero();
        assertThat(f4.read("RTC", ISR) & 0x10).as("INITS").isZero();
        unlock();
        f4.write("RTC", ALRMAR, 0x235959);
        f4.write("RTC", CR, 1 << 8);
        assertThat(f4.read("RTC", ISR) & 0x100).isZero();
        f4.advance(SECOND);
        assertThat(f4.read("RTC", ISR) & 0x100).as("ALRAF").isEqualTo(0x100);
        f4.advance(SECOND);
        f4.read("RTC", TR);
        assertThat(f4.read("RTC", DR) & 0x1fff).as("the next day").isEqualTo(0x0101);
    }

    @Test
    void anAlarmMayMatchPartsOfASecond() {
        set(0, 0x2101);
        unlock();
        int anySecond = 1 << 31 | 1 << 23 | 1 << 15 | 1 << 7;
        int lowSixBits = 6 << 24;
        f4.write("RTC", ALRMAR, anySecond);
        f4.write("RTC", ALRMASSR, lowSixBits | 0x3f);
        f4.write("RTC", CR, 1 << 8);
        for (int quarter = 0; quarter < 6; quarter++) {
            f4.advance(SECOND / 4);
            assertThat(f4.read("RTC", ISR) & 0x100).isEqualTo(0x100);
            f4.write("RTC", ISR, ~0x180);
            assertThat(f4.read("RTC", ISR) & 0x100).isZero();
        }
    }

    @Test
    void theWakeUpTimerComesAgain() {
        f4.write("EXTI", 0, 1 << 22);
        f4.write("EXTI", 8, 1 << 22);
        unlock();
        f4.write("RTC", WUTR, 2047);
        f4.write("RTC", CR, 1 << 10 | 1 << 14);
        for (int second = 1; second <= 3; second++) {
            f4.advance(SECOND);
            assertThat(f4.asking).containsExactly("RTC_WKUP");
            f4.write("RTC", ISR, ~0x480);
            f4.write("EXTI", 0x14, 1 << 22);
        }
        assertThat(f4.rises).containsExactly("16000000 RTC_WKUP", "32000000 RTC_WKUP", "48000000 RTC_WKUP");
    }

    @Test
    void anEdgeOfThePinIsStamped() {
        set(0x123456, 0x22_2103);
        f4.write("EXTI", 0, 1 << 21);
        f4.write("EXTI", 8, 1 << 21);
        f4.pin("PC13").drive(true);
        unlock();
        f4.write("RTC", CR, TSE | TSEDGE | TSIE);
        f4.advance(4L * SECOND);
        int before = f4.read("RTC", SSR);
        f4.read("RTC", DR);
        f4.pin("PC13").drive(false);
        assertThat(f4.asking).containsExactly("TAMP_STAMP");
        f4.advance(10L * SECOND);
        f4.pin("PC13").drive(true);
        assertThat(f4.read("RTC", ISR) & (TSF | TSOVF)).as("TSEDGE").isEqualTo(TSF);
        f4.pin("PC13").drive(false);
        assertThat(f4.read("RTC", ISR) & (TSF | TSOVF)).isEqualTo(TSF | TSOVF);
        assertThat(f4.read("RTC", TSTR)).isEqualTo(0x123500);
        assertThat(f4.read("RTC", TSDR)).isEqualTo(0x2103);
        assertThat(f4.read("RTC", TSSSR)).isEqualTo(before);
        f4.write("RTC", ISR, ~(TSF | TSOVF | 0x80));
        assertThat(f4.read("RTC", ISR) & (TSF | TSOVF)).isZero();
        assertThat(f4.read("RTC", TSTR)).isZero();
        f4.reset();
        f4.pin("PC13").drive(true);
        f4.pin("PC13").drive(false);
        assertThat(f4.read("RTC", ISR) & TSF).as("behind a reset").isEqualTo(TSF);
        unlock();
        f4.write("RTC", CR, 0);
        f4.write("RTC", ISR, ~(TSF | 0x80));
        f4.pin("PC13").drive(true);
        f4.pin("PC13").drive(false);
        assertThat(f4.read("RTC", ISR) & TSF).as("without TSE").isZero();
    }

    @Test
    void itGoesOnOverResetsUntilTheDomainIsReset() {
        set(0x123456, 0x2101);
        f4.write("RTC", BKP0R, 0xcafe);
        f4.advance(SECOND);
        f4.reset();
        f4.advance(SECOND);
        assertThat(f4.read("RTC", TR)).isEqualTo(0x123458);
        assertThat(f4.read("RTC", BKP0R)).isEqualTo(0xcafe);
        f4.write("RCC", BDCR, 1 << 16);
        f4.write("RCC", BDCR, 0);
        assertThat(f4.read("RTC", BKP0R)).isZero();
        assertThat(f4.read("RTC", TR)).isZero();
        f4.advance(5L * SECOND);
        assertThat(f4.read("RTC", TR)).as("no clock").isZero();
    }

    @Test
    void newerOnesHaveTheirFlagsElsewhere() {
        ChipBench h7 = new ChipBench("nucleo-h7a3zi-q");
        h7.write("RCC", BDCR, LSE_SELECTED);
        h7.write("RTC", WPR, 0xca);
        h7.write("RTC", WPR, 0x53);
        h7.write("RTC", 0x40, 1 << 31 | 1 << 23 | 1 << 15 | 1 << 7);
        h7.write("RTC", 0x18, 1 << 8 | 1 << 12);
        h7.advance(64_000_000);
        assertThat(h7.read("RTC", TR)).isEqualTo(1);
        assertThat(h7.read("RTC", 0x50)).isEqualTo(1);
        assertThat(h7.read("RTC", 0x54)).isEqualTo(1);
        h7.write("RTC", 0x5c, 1);
        assertThat(h7.read("RTC", 0x50)).isZero();
        h7.write("RTC", 0x18, TSE | TSIE);
        h7.pin("PC13").drive(false);
        h7.pin("PC13").drive(true);
        assertThat(h7.read("RTC", 0x50)).as("TSF").isEqualTo(8);
        assertThat(h7.read("RTC", 0x54)).isEqualTo(8);
        assertThat(h7.read("RTC", TSTR)).isEqualTo(1);
        h7.write("RTC", 0x5c, 8);
        assertThat(h7.read("RTC", 0x50)).isZero();
        h7.write("TAMP", 0x100, 5);
        h7.reset();
        assertThat(h7.read("TAMP", 0x100)).isEqualTo(5);
    }
}
