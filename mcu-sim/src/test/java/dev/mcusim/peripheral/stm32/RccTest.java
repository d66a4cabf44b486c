package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import dev.mcusim.bus.ResetCause;
import dev.mcusim.peripheral.ClockOff;
import dev.mcusim.peripheral.SerialOutput;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RccTest {

    private static final long F4_RCC = 0x4002_3800L;
    private static final long F4_CIR = F4_RCC + 0x0c;
    private static final long F4_APB1ENR = F4_RCC + 0x40;
    private static final long F7_RTC_PRER = 0x4000_2810L;
    private static final long F4_BDCR = F4_RCC + 0x70;
    private static final long F4_CSR = F4_RCC + 0x74;
    private static final long F4_PWR = 0x4000_7000L;
    private static final long H7_RSR = 0x5802_44d0L;
    private static final int PWREN = 1 << 28;
    private static final int DBP = 1 << 8;
    private static final int RMVF = 1 << 24;

    private final Board f4 = BoardCatalog.shipped().board("nucleo-f446re");
    private final Peripherals chip = peripherals(f4);

    @Test
    void aPeripheralWithoutClockReadsZeroAndTakesNoStores() {
        long timer = f4.chip().peripherals().get("TIM2") + 0x2c;
        write(timer, 1234);
        assertThat(read(timer)).isZero();
        write(F4_APB1ENR, 1);
        assertThat(read(timer)).as("what was stored without clock").isNotEqualTo(1234);
        write(timer, 1234);
        assertThat(read(timer)).isEqualTo(1234);
        write(F4_APB1ENR, 0);
        assertThat(read(timer)).isZero();
        assertThat(chip.clocksOff()).containsExactly(new ClockOff("TIM2", 0x4000_0000L, "RCC_APB1ENR", 0, 3));
        assertThat(chip.rcc().kernelClock("TIM2")).isZero();
    }

    @Test
    void theRealTimeClockOfF76HasItsBusClockFromReset() {
        Peripherals f7 = peripherals(BoardCatalog.shipped().board("nucleo-f767zi"));
        assertThat(f7.bus().read(F4_APB1ENR, 4)).isEqualTo(1 << 10);
        assertThat(f7.bus().read(F7_RTC_PRER, 4)).isEqualTo(0x7f_00ff);
        assertThat(f7.clocksOff()).isEmpty();
        Peripherals f74 = peripherals(BoardCatalog.shipped().board("nucleo-f746zg"));
        assertThat(f74.bus().read(F4_APB1ENR, 4)).isZero();
    }

    @Test
    void theOwnCoresRegistersOfH7AreTheSame() {
        Peripherals h7 = peripherals(BoardCatalog.shipped().board("stm32h747i-disco"));
        h7.bus().write(0x5802_4400L + 0x148, 4, 1 << 18);
        assertThat(h7.bus().read(0x5802_4400L + 0xe8, 4)).isEqualTo(1 << 18);
    }

    @Test
    void theBackupDomainIsClosedUntilPowerControlOpensIt() {
        write(F4_BDCR, 1);
        assertThat(read(F4_BDCR)).isZero();
        write(F4_APB1ENR, PWREN);
        write(F4_PWR, DBP);
        write(F4_BDCR, 1);
        assertThat(read(F4_BDCR)).as("LSEON, LSERDY").isEqualTo(3);
        chip.reset(ResetCause.SOFTWARE);
        assertThat(read(F4_BDCR)).as("kept over a reset").isEqualTo(3);
        write(F4_BDCR, 0);
        assertThat(read(F4_BDCR)).as("closed by the reset").isEqualTo(3);
        write(F4_APB1ENR, PWREN);
        write(F4_PWR, DBP);
        write(F4_BDCR, 1 << 16);
        assertThat(read(F4_BDCR)).as("BDRST").isEqualTo(1 << 16);
    }

    @Test
    void flagsTellWhatHasResetTheChipUntilFirmwareClearsThem() {
        assertThat(read(F4_CSR)).as("BOR, PIN, POR").isEqualTo(0x0e00_0000);
        write(F4_CSR, RMVF);
        assertThat(read(F4_CSR) & 0xfe00_0000).isZero();
        chip.reset(ResetCause.SOFTWARE);
        assertThat(read(F4_CSR)).as("PIN, SFT").isEqualTo(0x1400_0000);
        chip.reset(ResetCause.INDEPENDENT_WATCHDOG);
        assertThat(read(F4_CSR)).as("and IWDG").isEqualTo(0x3400_0000);
    }

    @Test
    void theFlagsOfH7AreInRsr() {
        Peripherals h7 = peripherals(BoardCatalog.shipped().board("nucleo-h743zi2"));
        assertThat(h7.bus().read(H7_RSR, 4)).isEqualTo(0x00fa_0000);
        h7.bus().write(H7_RSR, 4, 1 << 16);
        h7.reset(ResetCause.SOFTWARE);
        assertThat(h7.bus().read(H7_RSR, 4)).as("SFT, PIN, CPU").isEqualTo(0x0142_0000);
    }

    @Test
    void anOscillatorThatGetsReadyCanInterrupt() {
        TreeSet<Integer> high = new TreeSet<>();
        chip.wiring().interrupts().connect((line, up) -> {
            if (up) {
                high.add(line);
            } else {
                high.remove(line);
            }
        });
        write(F4_CSR, 1);
        assertThat(high).isEmpty();
        write(F4_CIR, 1 << 11);
        write(F4_RCC, 0x1_0083);
        assertThat(high).containsExactly(f4.chip().interrupts().get("RCC"));
        assertThat(read(F4_CIR)).as("HSERDYIE, HSERDYF").isEqualTo(1 << 11 | 1 << 3);
        write(F4_CIR, 1 << 11 | 1 << 19);
        assertThat(high).isEmpty();
        assertThat(read(F4_CIR)).isEqualTo(1 << 11);
    }

    @Test
    void clockSecurityReadsBackAndNeverFails() {
        write(F4_RCC, 1 << 19 | 0x1_0083);
        assertThat(read(F4_RCC)).as("CSSON, HSE").isEqualTo(0xb_0083);
        write(F4_CIR, 1 << 23 | 1 << 7);
        assertThat(read(F4_CIR)).isZero();
        write(F4_RCC, 0x1_0083);
        assertThat(read(F4_RCC)).as("off again").isEqualTo(0x3_0083);
    }

    @Test
    void clockSecurityOfH7StaysOnUntilReset() {
        Peripherals h7 = peripherals(BoardCatalog.shipped().board("nucleo-h743zi2"));
        h7.bus().write(0x5802_4400L, 4, 1 << 19 | 1);
        h7.bus().write(0x5802_4400L, 4, 1);
        assertThat(h7.bus().read(0x5802_4400L, 4) >>> 19 & 1).isEqualTo(1);
        h7.reset(ResetCause.SOFTWARE);
        assertThat(h7.bus().read(0x5802_4400L, 4) >>> 19 & 1).isZero();
    }

    private static Peripherals peripherals(Board board) {
        return new Peripherals(board, SerialOutput.NONE, () -> {});
    }

    private int read(long address) {
        return chip.bus().read(address, 4);
    }

    private void write(long address, int value) {
        chip.bus().write(address, 4, value);
    }
}
