package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.TimerRegisters.CNT;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.bus.ResetCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stop and standby mode from the chip's side: clocks, flags, what ends them. */
class LowPowerTest {

    private static final int SYSTEM_CLOCK_PLL = 2;
    private static final int F4_PLLCFGR = 0x04;
    private static final int F4_CFGR = 0x08;
    private static final int F4_PLL = 8 | 168 << 6 | 1 << 16 | 4 << 24;
    private static final int F4_PDDS = 1 << 1;
    private static final int F4_CWUF = 1 << 2;
    private static final int F4_CSBF = 1 << 3;
    private static final int DBP = 1 << 8;
    private static final int F7_EIWUP = 1 << 8;
    private static final int F7_BRE = 1 << 9;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    @Test
    void timersStandStillInStopMode() {
        f4.write("TIM2", CR1, 1);
        f4.advance(100);
        assertThat(f4.peripherals.deepSleep().begin()).as("standby").isFalse();
        f4.advance(1000);
        f4.peripherals.deepSleep().end();
        assertThat(f4.read("TIM2", CNT)).isEqualTo(100);
        f4.advance(10);
        assertThat(f4.read("TIM2", CNT)).isEqualTo(110);
    }

    @Test
    void theWatchdogRunsOn() {
        f4.write("IWDG", 0x00, 0x5555);
        f4.write("IWDG", 0x08, 10);
        f4.write("IWDG", 0x00, 0xcccc);
        f4.write("IWDG", 0x00, 0xaaaa);
        f4.peripherals.deepSleep().begin();
        f4.advance(100_000);
        assertThat(f4.resets).containsExactly(ResetCause.INDEPENDENT_WATCHDOG);
    }

    @Test
    void f4GoesOnByHsi() {
        f4.write("RCC", F4_PLLCFGR, F4_PLL);
        f4.write("RCC", 0, 1 << 24 | 1 << 16 | 1);
        f4.write("RCC", F4_CFGR, SYSTEM_CLOCK_PLL | 4 << 10);
        assertThat(f4.peripherals.rcc().clocks().core()).isEqualTo(84_000_000);
        f4.peripherals.deepSleep().begin();
        f4.peripherals.deepSleep().end();
        assertThat(f4.peripherals.rcc().clocks()).isEqualTo(new Clocks(16_000_000, 16_000_000, 8_000_000, 16_000_000));
        assertThat(f4.read("RCC", 0) & 0x0303_0003)
                .as("PLL and HSE are off, HSI is ready")
                .isEqualTo(3);
    }

    @Test
    void l4GoesOnByMsiOrHsi() {
        ChipBench l4 = new ChipBench("nucleo-l4r5zi");
        l4.peripherals.deepSleep().begin();
        l4.peripherals.deepSleep().end();
        assertThat(l4.peripherals.rcc().clocks().core()).isEqualTo(4_000_000);
        l4.write("RCC", 0x08, 1 << 15);
        l4.peripherals.deepSleep().begin();
        l4.peripherals.deepSleep().end();
        assertThat(l4.peripherals.rcc().clocks().core()).isEqualTo(16_000_000);
    }

    @Test
    void h7GoesOnByHsiOrCsiAndTellsOfStopMode() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        h7.peripherals.deepSleep().begin();
        h7.peripherals.deepSleep().end();
        assertThat(h7.peripherals.rcc().clocks().core()).isEqualTo(64_000_000);
        assertThat(h7.read("PWR", 0x10)).as("STOPF").isEqualTo(1 << 5);
        h7.write("PWR", 0x10, 1 << 9);
        assertThat(h7.read("PWR", 0x10)).isZero();
        h7.write("RCC", 0x10, 1 << 6);
        h7.peripherals.deepSleep().begin();
        h7.peripherals.deepSleep().end();
        assertThat(h7.peripherals.rcc().clocks().core()).isEqualTo(4_000_000);
    }

    @Test
    void aWakeUpPinEndsStandby() {
        f4.write("PWR", 0x00, F4_PDDS | DBP);
        f4.write("PWR", 0x04, 1 << 8);
        assertThat(f4.peripherals.deepSleep().begin()).isTrue();
        f4.pin("PA0").drive(true);
        assertThat(f4.resets).containsExactly(ResetCause.STANDBY);
        f4.peripherals.deepSleep().end();
        f4.peripherals.reset(ResetCause.STANDBY);
        f4.write("RCC", 0x40, 1 << 28);
        assertThat(f4.read("PWR", 0x04) & 3).as("SBF, WUF").isEqualTo(3);
        f4.write("PWR", 0x00, F4_CSBF);
        assertThat(f4.read("PWR", 0x04) & 3).isEqualTo(1);
        f4.write("PWR", 0x00, F4_CWUF);
        assertThat(f4.read("PWR", 0x04) & 3).isZero();
        f4.reset();
        assertThat(f4.read("PWR", 0x04) & 3).isZero();
    }

    @Test
    void pinsAreLetGoInStandbyAndHeldInStopMode() {
        f4.write("GPIOA", 0x00, 1 << 10);
        f4.write("GPIOA", 0x18, 1 << 5);
        f4.peripherals.deepSleep().begin();
        assertThat(f4.pin("PA5").level()).as("stop mode").isTrue();
        f4.peripherals.deepSleep().end();
        f4.write("PWR", 0x00, F4_PDDS | DBP);
        f4.peripherals.deepSleep().begin();
        assertThat(f4.pin("PA5").level()).as("standby").isFalse();
    }

    @Test
    void h7IsInStandbyWhenAllDomainsAre() {
        ChipBench h7 = new ChipBench("nucleo-h743zi2");
        h7.write("PWR", 0x10, 3);
        assertThat(h7.peripherals.deepSleep().begin()).isFalse();
        h7.peripherals.deepSleep().end();
        h7.write("PWR", 0x10, 7);
        h7.write("PWR", 0x28, 1 << 3 | 1 << 11);
        h7.pin("PC13").drive(true);
        assertThat(h7.peripherals.deepSleep().begin()).isTrue();
        h7.pin("PC13").drive(false);
        assertThat(h7.resets).containsExactly(ResetCause.STANDBY);
        h7.peripherals.deepSleep().end();
        h7.peripherals.reset(ResetCause.STANDBY);
        assertThat(h7.read("PWR", 0x10) >>> 6 & 1).as("SBF").isEqualTo(1);
        assertThat(h7.read("PWR", 0x24)).as("WKUPFR").isEqualTo(1 << 3);
        h7.write("PWR", 0x20, 1 << 3);
        assertThat(h7.read("PWR", 0x24)).isZero();
    }

    @Test
    void f7AndL4HaveAFlagForEachPin() {
        ChipBench f7 = new ChipBench("nucleo-f746zg");
        f7.write("PWR", 0x00, F4_PDDS);
        f7.write("PWR", 0x0c, 1 << 8);
        assertThat(f7.peripherals.deepSleep().begin()).isTrue();
        f7.pin("PA0").drive(true);
        f7.peripherals.deepSleep().end();
        f7.reset();
        assertThat(f7.read("PWR", 0x04) & 3).as("SBF").isEqualTo(2);
        assertThat(f7.read("PWR", 0x0c)).as("WUPF1").isEqualTo(1);
        f7.write("PWR", 0x08, 1);
        assertThat(f7.read("PWR", 0x0c)).isZero();
        ChipBench l4 = new ChipBench("nucleo-l4r5zi");
        l4.write("PWR", 0x00, 3 | 1 << 9);
        l4.write("PWR", 0x08, 1 << 1);
        assertThat(l4.peripherals.deepSleep().begin()).isTrue();
        l4.pin("PC13").drive(true);
        assertThat(l4.resets).containsExactly(ResetCause.STANDBY);
        l4.peripherals.deepSleep().end();
        l4.reset();
        assertThat(l4.read("PWR", 0x10)).as("SBF, WUF2").isEqualTo(1 << 8 | 1 << 1);
        l4.write("PWR", 0x18, 1 << 8 | 1 << 1);
        assertThat(l4.read("PWR", 0x10)).isZero();
    }

    @Test
    void theClockEndsStandbyOfF7UnlessTheBackupRegulatorHidesIt() {
        assertThat(resetsByWakeUpTimer(0)).containsExactly(ResetCause.STANDBY);
        assertThat(resetsByWakeUpTimer(F7_BRE)).isEmpty();
        assertThat(resetsByWakeUpTimer(F7_BRE | F7_EIWUP)).containsExactly(ResetCause.STANDBY);
    }

    /** Half a second of standby in which the wake-up timer of the real-time clock fires after 125 ms. */
    private static List<ResetCause> resetsByWakeUpTimer(int csr1) {
        ChipBench f7 = new ChipBench("nucleo-f746zg");
        f7.write("PWR", 0x00, F4_PDDS | DBP);
        f7.write("PWR", 0x04, csr1);
        f7.write("RCC", 0x70, 1 << 15 | 1 << 8 | 1);
        f7.write("RTC", 0x24, 0xca);
        f7.write("RTC", 0x24, 0x53);
        f7.advance(2000);
        f7.write("RTC", 0x14, 255);
        f7.write("RTC", 0x08, 1 << 14 | 1 << 10);
        assertThat(f7.peripherals.deepSleep().begin()).isTrue();
        f7.advance(8_000_000);
        return f7.resets;
    }
}
