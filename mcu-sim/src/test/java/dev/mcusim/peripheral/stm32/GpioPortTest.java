package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpioPortTest {

    private static final int MODER = 0x00;
    private static final int OTYPER = 0x04;
    private static final int PUPDR = 0x0c;
    private static final int IDR = 0x10;
    private static final int ODR = 0x14;
    private static final int BSRR = 0x18;
    private static final int LCKR = 0x1c;
    private static final int BRR = 0x28;
    private static final int OUTPUT_5 = 1 << 10;
    private static final int PIN_5 = 1 << 5;

    private final ChipBench f4 = new ChipBench("nucleo-f446re");

    @Test
    void theDebugPortHasItsPinsAfterReset() {
        assertThat(f4.read("GPIOA", MODER)).isEqualTo(0xa800_0000);
        assertThat(f4.read("GPIOA", IDR)).as("pull-ups of PA13 and PA15").isEqualTo(0xa000);
    }

    @Test
    void anOutputDrivesItsPinAndReadsBack() {
        f4.write("GPIOA", MODER, OUTPUT_5);
        f4.write("GPIOA", BSRR, PIN_5);
        assertThat(f4.pin("PA5").level()).isTrue();
        assertThat(f4.read("GPIOA", IDR) & PIN_5).isEqualTo(PIN_5);
        assertThat(f4.read("GPIOA", ODR)).isEqualTo(PIN_5);
        f4.write("GPIOA", BSRR, PIN_5 << 16);
        assertThat(f4.pin("PA5").level()).isFalse();
        f4.write("GPIOA", BSRR, PIN_5 << 16 | PIN_5);
        assertThat(f4.pin("PA5").level()).as("setting wins").isTrue();
        assertThat(f4.read("GPIOA", BSRR)).isZero();
    }

    @Test
    void anInputReadsWhatIsOutsideOrElseItsPull() {
        assertThat(f4.read("GPIOB", IDR) & PIN_5).isZero();
        f4.write("GPIOB", PUPDR, 1 << 10);
        assertThat(f4.read("GPIOB", IDR) & PIN_5).isEqualTo(PIN_5);
        f4.pin("PB5").drive(false);
        assertThat(f4.read("GPIOB", IDR) & PIN_5).isZero();
        f4.pin("PB5").release();
        assertThat(f4.read("GPIOB", IDR) & PIN_5).isEqualTo(PIN_5);
        f4.write("GPIOB", MODER, 3 << 10);
        assertThat(f4.read("GPIOB", IDR) & PIN_5).as("analog").isZero();
    }

    @Test
    void anOpenDrainOutputOnlyPullsDown() {
        f4.write("GPIOA", MODER, OUTPUT_5);
        f4.write("GPIOA", OTYPER, PIN_5);
        f4.write("GPIOA", ODR, PIN_5);
        assertThat(f4.pin("PA5").level()).as("nothing pulls it up").isFalse();
        f4.write("GPIOA", PUPDR, 1 << 10);
        assertThat(f4.pin("PA5").level()).isTrue();
        f4.pin("PA5").drive(false);
        assertThat(f4.pin("PA5").level()).as("the other end pulls down").isFalse();
        f4.pin("PA5").drive(true);
        f4.write("GPIOA", ODR, 0);
        assertThat(f4.pin("PA5").level()).isFalse();
    }

    @Test
    void theKeyLocksTheConfigurationOfPins() {
        f4.write("GPIOB", LCKR, 1 << 16 | PIN_5);
        f4.write("GPIOB", LCKR, PIN_5);
        f4.write("GPIOB", LCKR, 1 << 16 | 1);
        assertThat(f4.read("GPIOB", LCKR) >>> 16)
                .as("the pins changed on the way")
                .isZero();
        f4.write("GPIOB", LCKR, 1 << 16 | PIN_5);
        f4.write("GPIOB", LCKR, PIN_5);
        f4.write("GPIOB", LCKR, 1 << 16 | PIN_5);
        assertThat(f4.read("GPIOB", LCKR)).isEqualTo(1 << 16 | PIN_5);
        f4.write("GPIOB", MODER, -1);
        assertThat(f4.read("GPIOB", MODER)).isEqualTo(~(3 << 10));
        f4.write("GPIOB", LCKR, 0);
        assertThat(f4.read("GPIOB", LCKR)).isEqualTo(1 << 16 | PIN_5);
        f4.reset();
        f4.write("GPIOB", MODER, -1);
        assertThat(f4.read("GPIOB", MODER)).isEqualTo(-1);
    }

    @Test
    void resetTurnsOutputsOffAndListenersHearIt() {
        List<String> heard = new ArrayList<>();
        f4.pin("LD2").whenChanged((pin, high, cycle) -> heard.add(cycle + " " + pin));
        f4.write("GPIOA", MODER, OUTPUT_5);
        f4.advance(7);
        f4.write("GPIOA", ODR, PIN_5);
        f4.write("GPIOA", ODR, PIN_5);
        f4.advance(3);
        f4.reset();
        assertThat(heard).containsExactly("7 PA5 high", "10 PA5 low");
    }

    @Test
    void onlyL4HasARegisterThatResetsBits() {
        ChipBench l4 = new ChipBench("nucleo-l4r5zi");
        for (ChipBench chip : List.of(l4, f4)) {
            chip.write("GPIOB", ODR, 0xff);
            chip.write("GPIOB", BRR, 0x0f);
        }
        assertThat(l4.read("GPIOB", ODR)).isEqualTo(0xf0);
        assertThat(f4.read("GPIOB", ODR)).isEqualTo(0xff);
    }
}
