package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.UsartBench.RXNE;
import static dev.mcusim.peripheral.stm32.usart.UsartBench.TC;
import static dev.mcusim.peripheral.stm32.usart.UsartBench.TXE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.SerialFormat;
import dev.mcusim.peripheral.SerialFormat.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FIFOs: 16 characters on STM32H7, 8 on STM32L4+. */
class UsartFifoTest {

    private static final int FIFOEN = 1 << 29;
    private static final int ON = FIFOEN | 0xd;
    private static final int ORE = 1 << 3;
    private static final int TXFE = 1 << 23;
    private static final int RXFF = 1 << 24;
    private static final int RXFT = 1 << 26;
    private static final int TXFT = 1 << 27;

    private static UsartBench on(String board, int cr1, int cr3) {
        UsartBench usart = new UsartBench(board, "USART2");
        usart.set("BRR", 16);
        usart.set("CR3", cr3);
        usart.set("CR1", cr1 & ~1);
        usart.set("CR1", cr1);
        usart.goCharacters(1);
        return usart;
    }

    @ParameterizedTest
    @CsvSource({"nucleo-h743zi2, 16", "nucleo-l4r5zi, 8"})
    void theTransmittersFifoTakesSoManyBesideTheShiftRegister(String board, int depth) {
        UsartBench usart = on(board, ON | 1 << 30, 0);
        assertThat(usart.get("ISR") & (TXFE | TXE | TC)).isEqualTo(TXFE | TXE | TC);
        assertThat(usart.interrupts()).as("TXFEIE").isTrue();
        for (int i = 0; i <= depth; i++) {
            assertThat(usart.get("ISR") & TXE).as("TXFNF").isEqualTo(TXE);
            usart.set("TDR", i);
        }
        assertThat(usart.get("ISR") & (TXFE | TXE | TC)).isZero();
        assertThat(usart.interrupts()).isFalse();
        usart.goCharacters(depth);
        assertThat(usart.get("ISR") & (TXFE | TXE | TC)).isEqualTo(TXFE | TXE);
        usart.goCharacters(1);
        assertThat(usart.get("ISR") & TC).isEqualTo(TC);
        assertThat(usart.sent).hasSize(depth + 1);
    }

    @ParameterizedTest
    @CsvSource({"nucleo-h743zi2, 16", "nucleo-l4r5zi, 8"})
    void theReceiversFifoTakesSoManyBesideTheDataRegister(String board, int depth) {
        UsartBench usart = on(board, ON, 0);
        for (int i = 0; i <= depth; i++) {
            assertThat(usart.get("ISR") & RXFF).isZero();
            usart.receive(i);
        }
        assertThat(usart.get("ISR") & (RXFF | ORE)).isEqualTo(RXFF);
        usart.receive(0xff);
        assertThat(usart.get("ISR") & ORE).isEqualTo(ORE);
        for (int i = 0; i <= depth; i++) {
            assertThat(usart.get("RDR")).isEqualTo(i);
        }
        assertThat(usart.get("ISR") & (RXFF | RXNE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 4", "2, 8", "3, 12", "4, 14", "5, 16"})
    void thresholdsAreEighthsOfTheDepth(int configuration, int characters) {
        UsartBench usart = on("nucleo-h743zi2", ON, configuration << 29 | configuration << 25 | 1 << 28);
        for (int i = 1; i <= characters; i++) {
            assertThat(usart.get("ISR") & RXFT).isZero();
            usart.receive(i);
        }
        assertThat(usart.get("ISR") & RXFT).isEqualTo(RXFT);
        assertThat(usart.interrupts()).as("RXFTIE").isTrue();
        usart.get("RDR");
        assertThat(usart.interrupts()).isFalse();
        for (int i = 0; i < 17; i++) {
            usart.set("TDR", i);
        }
        usart.goCharacters(characters - 1);
        assertThat(usart.get("ISR") & TXFT).isZero();
        usart.goCharacters(1);
        assertThat(usart.get("ISR") & TXFT).as("empty places").isEqualTo(TXFT);
    }

    @Test
    void errorsBelongToTheCharacterThatIsReadNext() {
        UsartBench usart = on("nucleo-h743zi2", ON | 1 << 12 | 1 << 10, 0);
        SerialFormat odd =
                new SerialFormat(9, Parity.ODD, 2, usart.line.port().format().baud());
        usart.receive(usart.line.port().format().frame('a').bits());
        usart.receive(odd.frame('b'));
        assertThat(usart.get("ISR") & 1).as("PE").isZero();
        assertThat(usart.get("RDR") & 0xff).isEqualTo('a');
        assertThat(usart.get("ISR") & 1).as("PE").isEqualTo(1);
    }

    @Test
    void withoutFifoItsFlagsAreZero() {
        UsartBench usart = on("nucleo-h743zi2", ON & ~FIFOEN, 0);
        assertThat(usart.get("ISR") & (TXFE | TXFT | RXFT | RXFF)).isZero();
    }
}
