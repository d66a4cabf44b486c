package dev.mcusim.peripheral.stm32;

import static dev.mcusim.peripheral.stm32.TimerRegisters.AFRL;
import static dev.mcusim.peripheral.stm32.TimerRegisters.ARR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCMR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CCR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CNT;
import static dev.mcusim.peripheral.stm32.TimerRegisters.CR1;
import static dev.mcusim.peripheral.stm32.TimerRegisters.DIER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.MODER;
import static dev.mcusim.peripheral.stm32.TimerRegisters.SMCR;
import static dev.mcusim.peripheral.stm32.TimerRegisters.SR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.BoardCatalog;
import dev.mcusim.board.Chip;
import dev.mcusim.board.RegisterMap;
import dev.mcusim.bus.ResetCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resets of single peripherals by the RCC (RM0090, 7.3.5 to 7.3.9; RM0433, 8.7; RM0432, 6.4). */
class PeripheralResetTest {

    private static final int AHB1RSTR = 0x10;
    private static final int APB1RSTR = 0x20;
    private static final int APB2RSTR = 0x24;
    private static final int TIM2RST = 1;
    private static final int USART1RST = 1 << 4;
    private static final int PWM_1 = 6 << 4;
    /** The flash interface is reset only while the flash is off; the bench has set DBP of PWR. */
    private static final Set<String> NOT_COMPARED = Set.of("FLASH", "PWR");

    private final ChipBench f4 = new ChipBench("nucleo-f446re");
    private final List<String> heard = new ArrayList<>();

    private void reset(int register, int bit) {
        f4.write("RCC", register, bit);
        f4.write("RCC", register, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nucleo-f446re", "nucleo-f746zg", "nucleo-h743zi2", "nucleo-l4r5zi"})
    void everyPeripheralReadsAsAfterPowerUp(String board) {
        ChipBench used = new ChipBench(board);
        ChipBench fresh = new ChipBench(board);
        Chip chip = BoardCatalog.shipped().board(board).chip();
        List<String> changed = new ArrayList<>();
        chip.peripherals().keySet().forEach(name -> {
            RccBits.Bit bit = used.peripherals.rcc().reset(name).orElse(null);
            if (bit == null || NOT_COMPARED.contains(name)) {
                return;
            }
            Map<Integer, Integer> expected = words(fresh, name);
            for (int offset = 0; offset < 0x30; offset += 4) {
                used.write(name, offset, 0x0101_0101);
            }
            if (!words(used, name).equals(expected)) {
                changed.add(name);
            }
            int register = offset(chip, bit.name().substring(4));
            used.write("RCC", register, 1 << bit.number());
            used.write("RCC", register, 0);
            assertThat(words(used, name)).as(name).isEqualTo(expected);
        });
        assertThat(changed).contains("GPIOA", "TIM2", "USART1", "DMA1", "SYSCFG", "SPI1");
    }

    private static int offset(Chip chip, String register) {
        RegisterMap map = BoardCatalog.shipped().registerMap(chip.registerMap());
        return (int) map.blocks().get("RCC").get(register).offset();
    }

    private static Map<Integer, Integer> words(ChipBench chip, String peripheral) {
        Map<Integer, Integer> words = new TreeMap<>();
        for (int offset = 0; offset < 0x30; offset += 4) {
            words.put(offset, chip.read(peripheral, offset));
        }
        return words;
    }

    @Test
    void aTimerStopsAndAsksForNothingAnyMore() {
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", DIER, 1);
        f4.write("TIM2", CR1, 1);
        f4.advance(100);
        assertThat(f4.asking).containsExactly("TIM2");
        reset(APB1RSTR, TIM2RST);
        assertThat(f4.asking).isEmpty();
        f4.advance(1000);
        assertThat(f4.asking).isEmpty();
        assertThat(f4.read("TIM2", CNT)).isZero();
        assertThat(f4.read("TIM2", ARR)).isEqualTo(-1);
    }

    @Test
    void whileTheBitIsSetStoresAreLost() {
        f4.write("RCC", APB1RSTR, TIM2RST);
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CR1, 1);
        f4.advance(50);
        assertThat(f4.read("TIM2", CNT)).isZero();
        f4.write("RCC", APB1RSTR, 0);
        assertThat(f4.read("TIM2", ARR)).isEqualTo(-1);
        f4.write("TIM2", CR1, 1);
        f4.advance(50);
        assertThat(f4.read("TIM2", CNT)).isEqualTo(50);
    }

    @Test
    void whoListensToAPinHearsTheTimerBeforeAndAfter() {
        f4.write("GPIOA", AFRL, 1 << 20);
        f4.write("GPIOA", MODER, 2 << 10);
        f4.pin("LD2").whenChanged((pin, high, cycle) -> heard.add(cycle + (high ? " high" : " low")));
        pulses();
        f4.advance(50);
        reset(APB1RSTR, TIM2RST);
        f4.advance(100);
        pulses();
        f4.advance(50);
        assertThat(heard).containsExactly("0 high", "30 low", "150 high", "180 low");
        reset(AHB1RSTR, 1);
        f4.advance(100);
        assertThat(heard).as("the port no longer passes pulses on").hasSize(4);
    }

    private void pulses() {
        f4.write("TIM2", ARR, 99);
        f4.write("TIM2", CCR1, 30);
        f4.write("TIM2", CCMR1, PWM_1);
        f4.write("TIM2", CCER, 1);
        f4.write("TIM2", CR1, 1);
    }

    @Test
    void aTimerThatWasASlaveIsNoneAnyMore() {
        f4.write("TIM2", SMCR, 7 | 4 << 4 | 1 << 14);
        f4.write("TIM2", CR1, 1);
        reset(APB1RSTR, TIM2RST);
        f4.write("TIM2", CR1, 1);
        f4.advance(10);
        assertThat(f4.read("TIM2", CNT)).as("counts its own clock").isEqualTo(10);
        assertThat(f4.read("TIM2", SR)).isZero();
    }

    @Test
    void powerControlClosesTheBackupDomain() {
        f4.write("RCC", 0x70, 1);
        reset(APB1RSTR, 1 << 28);
        assertThat(f4.read("PWR", 0x00)).as("CR").isEqualTo(0xc000);
        f4.write("RCC", 0x70, 0);
        assertThat(f4.read("RCC", 0x70)).as("BDCR").isEqualTo(3);
    }

    @Test
    void aPortDropsWhatItSends() {
        List<Integer> sent = new ArrayList<>();
        f4.peripherals.wiring().serial().line("USART1").whenSent(frame -> sent.add(frame.data()));
        start();
        f4.write("USART1", 0x04, 'a');
        reset(APB2RSTR, USART1RST);
        f4.advance(10_000);
        assertThat(sent).isEmpty();
        start();
        f4.write("USART1", 0x04, 'b');
        f4.advance(10_000);
        assertThat(sent).containsExactly((int) 'b');
    }

    private void start() {
        f4.write("USART1", 0x08, 16);
        f4.write("USART1", 0x0c, 1 << 13 | 1 << 3);
    }

    @Test
    void aResetOfTheChipLetsGoOfThePeripheral() {
        f4.write("RCC", APB1RSTR, TIM2RST);
        f4.peripherals.reset(ResetCause.SOFTWARE);
        f4.reset();
        f4.write("TIM2", ARR, 7);
        assertThat(f4.read("TIM2", ARR)).isEqualTo(7);
    }
}
