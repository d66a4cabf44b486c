package dev.mcusim.peripheral.stm32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtiTest {

    private static final int EXTICR4 = 0x14;
    private static final int PORT_C_TO_LINE_13 = 2 << 4;
    private static final int LINE_13 = 1 << 13;

    /** Where the families have the registers of lines 0 to 31. */
    private enum Family {
        F4("nucleo-f446re", 0x00, 0x08, 0x0c, 0x10, 0x14),
        F7("nucleo-f746zg", 0x00, 0x08, 0x0c, 0x10, 0x14),
        H7("nucleo-h743zi2", 0x80, 0x00, 0x04, 0x08, 0x88),
        L4("nucleo-l4r5zi", 0x00, 0x08, 0x0c, 0x10, 0x14);

        final ChipBench chip;
        final int mask;
        final int rising;
        final int falling;
        final int software;
        final int pending;

        Family(String board, int mask, int rising, int falling, int software, int pending) {
            chip = new ChipBench(board);
            this.mask = mask;
            this.rising = rising;
            this.falling = falling;
            this.software = software;
            this.pending = pending;
        }

        ChipBench reset() {
            chip.reset();
            chip.asking.clear();
            chip.write("SYSCFG", EXTICR4, PORT_C_TO_LINE_13);
            return chip;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEdgeOfTheChosenPinAsksForItsInterrupt(Family family) {
        ChipBench chip = family.reset();
        chip.write("EXTI", family.mask, LINE_13);
        chip.write("EXTI", family.rising, LINE_13);
        chip.pin("PC13").drive(false);
        chip.pin("PB13").drive(true);
        assertThat(chip.asking).isEmpty();
        chip.pin("PC13").drive(true);
        assertThat(chip.asking).containsExactly("EXTI15_10");
        assertThat(chip.read("EXTI", family.pending)).isEqualTo(LINE_13);
        chip.pin("PC13").drive(false);
        chip.write("EXTI", family.pending, ~LINE_13);
        assertThat(chip.asking).as("zeros leave it").containsExactly("EXTI15_10");
        chip.write("EXTI", family.pending, LINE_13);
        assertThat(chip.asking).isEmpty();
        assertThat(chip.read("EXTI", family.pending)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aMaskedLineIsPendingAllTheSame(Family family) {
        ChipBench chip = family.reset();
        chip.pin("PC13").drive(true);
        chip.write("EXTI", family.falling, LINE_13);
        chip.pin("PC13").drive(false);
        assertThat(chip.read("EXTI", family.pending)).isEqualTo(LINE_13);
        assertThat(chip.asking).isEmpty();
        chip.write("EXTI", family.mask, LINE_13);
        assertThat(chip.asking).containsExactly("EXTI15_10");
    }

    @ParameterizedTest
    @EnumSource
    void softwareTriggersLinesThatAreNotMasked(Family family) {
        ChipBench chip = family.reset();
        chip.write("EXTI", family.software, 1 << 4);
        assertThat(chip.read("EXTI", family.pending)).isZero();
        chip.write("EXTI", family.mask, 1 << 4);
        chip.write("EXTI", family.software, 1 << 4);
        assertThat(chip.asking).containsExactly("EXTI4");
        chip.write("EXTI", family.pending, 1 << 4);
        assertThat(chip.read("EXTI", family.software)).isZero();
        assertThat(chip.asking).isEmpty();
    }

    @Test
    void anEdgeMayBeAnEventForTheCore() {
        List<String> events = new ArrayList<>();
        ChipBench f4 = Family.F4.reset();
        f4.peripherals.wiring().whenEvent(() -> events.add("event"));
        int emr = 0x04;
        f4.pin("PC13").drive(false);
        f4.write("EXTI", Family.F4.rising, LINE_13);
        f4.pin("PC13").drive(true);
        assertThat(events).isEmpty();
        f4.write("EXTI", emr, LINE_13);
        f4.pin("PC13").drive(false);
        f4.pin("PC13").drive(true);
        assertThat(events).hasSize(1);
        assertThat(f4.asking).isEmpty();
    }

    @Test
    void linesFiveToNineShareAnInterrupt() {
        ChipBench f4 = Family.F4.reset();
        f4.write("EXTI", Family.F4.mask, 0x3e0);
        f4.write("EXTI", Family.F4.software, 0x60);
        f4.write("EXTI", Family.F4.pending, 0x20);
        assertThat(f4.asking).containsExactly("EXTI9_5");
        f4.write("EXTI", Family.F4.pending, 0x40);
        assertThat(f4.asking).isEmpty();
    }

    @Test
    void choosingAnotherPortIsAnEdgeWhereLevelsDiffer() {
        ChipBench f4 = Family.F4.reset();
        f4.pin("PC13").drive(false);
        f4.pin("PB13").drive(true);
        f4.write("EXTI", Family.F4.rising, LINE_13);
        f4.write("SYSCFG", EXTICR4, 1 << 4);
        assertThat(f4.read("EXTI", Family.F4.pending)).isEqualTo(LINE_13);
    }
}
