package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.ResetCause;
import org.junit.jupiter.api.Test;

/** LSI has 32 kHz and the core 16 MHz: 500 cycles of the core are one of LSI. */
class IndependentWatchdogTest {

    private static final int KR = 0x00;
    private static final int PR = 0x04;
    private static final int RLR = 0x08;
    private static final int SR = 0x0c;
    private static final int WINR = 0x10;
    private static final int LSI_CYCLE = 500;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    private static void start(ChipBench chip, int prescaler, int reload) {
        chip.write("IWDG", KR, 0x5555);
        chip.write("IWDG", PR, prescaler);
        chip.write("IWDG", RLR, reload);
        chip.write("IWDG", KR, 0xaaaa);
        chip.write("IWDG", KR, 0xcccc);
    }

    @Test
    void itResetsTheChipUnlessReloaded() {
        start(f4, 1, 99);
        f4.advance(99 * 8 * LSI_CYCLE);
        f4.write("IWDG", KR, 0xaaaa);
        f4.advance(100 * 8 * LSI_CYCLE - 1);
        assertThat(f4.resets).isEmpty();
        f4.advance(1);
        assertThat(f4.resets).containsExactly(ResetCause.INDEPENDENT_WATCHDOG);
    }

    @Test
    void itStandsStillUntilStarted() {
        f4.advance(1_000_000_000);
        assertThat(f4.resets).isEmpty();
        assertThat(f4.peripherals.wiring().schedule().mayReset()).isFalse();
        f4.write("IWDG", KR, 0xcccc);
        assertThat(f4.peripherals.wiring().schedule().mayReset()).isTrue();
        f4.advance(4096 * 4 * LSI_CYCLE);
        assertThat(f4.resets).hasSize(1);
    }

    @Test
    void itsStatusShowsAnUpdateWhileLsiStandsStillAndForFiveOfItsCycles() {
        f4.write("IWDG", PR, 1);
        assertThat(f4.read("IWDG", SR)).as("locked").isZero();
        f4.write("IWDG", KR, 0x5555);
        f4.write("IWDG", PR, 1);
        f4.write("IWDG", RLR, 99);
        f4.advance(1_000 * LSI_CYCLE);
        assertThat(f4.read("IWDG", SR)).as("LSI is off").isEqualTo(3);
        f4.write("IWDG", KR, 0xcccc);
        f4.advance(4 * LSI_CYCLE);
        assertThat(f4.read("IWDG", SR)).isEqualTo(3);
        f4.advance(2 * LSI_CYCLE);
        assertThat(f4.read("IWDG", SR)).isZero();
    }

    @Test
    void lsiOfTheRccLetsAnUpdateEnd() {
        f4.write("RCC", 0x74, 1);
        f4.write("IWDG", KR, 0x5555);
        f4.write("IWDG", RLR, 99);
        assertThat(f4.read("IWDG", SR)).isEqualTo(2);
        f4.advance(6 * LSI_CYCLE);
        assertThat(f4.read("IWDG", SR)).isZero();
    }

    @Test
    void itsRegistersNeedTheKey() {
        f4.write("IWDG", RLR, 5);
        assertThat(f4.read("IWDG", RLR)).isEqualTo(0xfff);
        f4.write("IWDG", KR, 0x5555);
        f4.write("IWDG", RLR, 5);
        f4.write("IWDG", KR, 0xaaaa);
        f4.write("IWDG", PR, 3);
        assertThat(f4.read("IWDG", RLR)).isEqualTo(5);
        assertThat(f4.read("IWDG", PR)).isZero();
    }

    @Test
    void reloadingAboveTheWindowResets() {
        ChipBench f7 = new ChipBench("nucleo-f746zg");
        start(f7, 0, 99);
        f7.write("IWDG", KR, 0x5555);
        f7.write("IWDG", WINR, 50);
        f7.advance(60 * 4 * LSI_CYCLE);
        f7.write("IWDG", KR, 0xaaaa);
        assertThat(f7.resets).isEmpty();
        f7.advance(40 * 4 * LSI_CYCLE);
        f7.write("IWDG", KR, 0xaaaa);
        assertThat(f7.resets).containsExactly(ResetCause.INDEPENDENT_WATCHDOG);
    }

    @Test
    void optionBytesStartItWithTheChip() {
        ChipBench f7 = new ChipBench("nucleo-f746zg");
        programOptions(f7, 0xc0ff_aade);
        f7.advance(16_000_000);
        assertThat(f7.resets).as("from the next reset on").isEmpty();
        f7.reset();
        f7.advance(16_000_000L * 510 / 1000);
        assertThat(f7.resets).isEmpty();
        f7.advance(16_000_000L * 4 / 1000);
        assertThat(f7.resets).as("4096 counts of 4 / 32 kHz").containsExactly(ResetCause.INDEPENDENT_WATCHDOG);
    }

    @Test
    void optionBytesFreezeItInStopMode() {
        for (int options : new int[] {0xc0ff_aafe, 0x40ff_aafe}) {
            ChipBench f7 = new ChipBench("nucleo-f746zg");
            programOptions(f7, options);
            f7.reset();
            f7.write("IWDG", 0, 0xcccc);
            f7.peripherals.deepSleep().begin();
            f7.advance(16_000_000);
            assertThat(f7.resets).as(Integer.toHexString(options)).hasSize(options < 0 ? 1 : 0);
        }
    }

    private static void programOptions(ChipBench chip, int options) {
        chip.write("FLASH", 0x08, 0x0819_2a3b);
        chip.write("FLASH", 0x08, 0x4c5d_6e7f);
        chip.write("FLASH", 0x14, options);
    }
}
