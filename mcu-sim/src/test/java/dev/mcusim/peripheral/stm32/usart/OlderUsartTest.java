package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.UsartBench.RXNE;
import static dev.mcusim.peripheral.stm32.usart.UsartBench.TC;
import static dev.mcusim.peripheral.stm32.usart.UsartBench.TXE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.SerialLine.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** USART2 of an STM32F4 at 16 MHz with 16 cycles per bit. */
class OlderUsartTest {

    private static final int UE = 1 << 13;
    private static final int ON = UE | 0xc;
    private static final int ORE = 1 << 3;
    private static final int IDLE = 1 << 4;
    private static final int CHARACTER = 160;

    private final UsartBench usart = new UsartBench("nucleo-f446re", "USART2");

    private void on(int more) {
        usart.set("BRR", 16);
        usart.set("CR1", ON | more);
        usart.go(CHARACTER);
    }

    @Test
    void afterResetNothingIsToBeSentAndNothingIsReceived() {
        assertThat(usart.get("SR")).isEqualTo(TXE | TC);
    }

    @Test
    void switchingOnSendsAnIdleCharacterFirst() {
        usart.set("BRR", 16);
        usart.set("CR1", ON);
        usart.set("DR", 'A');
        assertThat(usart.get("SR") & TXE).isZero();
        usart.go(CHARACTER);
        assertThat(usart.get("SR") & TXE).isEqualTo(TXE);
        usart.go(CHARACTER);
        assertThat(usart.sent).containsExactly("0x41@320");
    }

    @Test
    void charactersFollowEachOtherWithoutGap() {
        on(0);
        usart.set("DR", 'A');
        assertThat(usart.get("SR") & TXE).as("it is in the shift register").isEqualTo(TXE);
        usart.set("DR", 'B');
        assertThat(usart.get("SR") & (TXE | TC)).isZero();
        usart.go(CHARACTER);
        assertThat(usart.get("SR") & (TXE | TC)).isEqualTo(TXE);
        usart.go(CHARACTER - 1);
        assertThat(usart.get("SR") & TC).isZero();
        usart.go(1);
        assertThat(usart.get("SR") & TC).isEqualTo(TC);
        assertThat(usart.sent).containsExactly("0x41@320", "0x42@480");
    }

    @Test
    void completeIsClearedByReadingStatusAndWritingDataOrByAZero() {
        on(0);
        usart.set("DR", 'A');
        assertThat(usart.get("SR") & TC).as("status had not been read").isEqualTo(TC);
        usart.go(CHARACTER);
        usart.set("DR", 'B');
        assertThat(usart.get("SR") & TC).isZero();
        usart.go(CHARACTER);
        usart.set("SR", ~TC);
        assertThat(usart.get("SR") & TC).isZero();
    }

    @Test
    void aSecondCharacterTooEarlyTakesThePlaceOfTheOneThatWaits() {
        on(0);
        usart.set("DR", 'A');
        usart.set("DR", 'B');
        usart.set("DR", 'C');
        usart.go(3 * CHARACTER);
        assertThat(usart.sent).containsExactly("0x41@320", "0x43@480");
        assertThat(usart.line.losses()).isEqualTo(Map.of(Loss.TRANSMITTER_FULL, 1L));
    }

    @Test
    void whatIsWrittenWhileTheTransmitterIsOffIsLostAndCounted() {
        usart.set("DR", 'A');
        usart.set("CR1", UE);
        usart.set("DR", 'A');
        usart.go(1000);
        assertThat(usart.sent).isEmpty();
        assertThat(usart.line.losses()).isEqualTo(Map.of(Loss.TRANSMITTER_OFF, 2L));
    }

    @Test
    void aReceivedCharacterIsKeptUntilItIsRead() {
        on(1 << 5);
        assertThat(usart.interrupts()).isFalse();
        usart.receive('x');
        assertThat(usart.interrupts()).as("RXNEIE").isTrue();
        assertThat(usart.get("SR") & RXNE).isEqualTo(RXNE);
        assertThat(usart.get("DR")).isEqualTo('x');
        assertThat(usart.get("SR") & RXNE).isZero();
        assertThat(usart.interrupts()).isFalse();
    }

    @Test
    void anOverrunKeepsTheOldCharacterUntilStatusAndDataAreRead() {
        on(1 << 5);
        usart.receive('x');
        usart.receive('y');
        usart.get("DR");
        assertThat(usart.get("SR") & ORE)
                .as("the status had not been read before")
                .isEqualTo(ORE);
        assertThat(usart.interrupts()).as("RXNEIE serves overruns, too").isTrue();
        usart.get("DR");
        assertThat(usart.get("SR") & ORE).isZero();
        assertThat(usart.interrupts()).isFalse();
        assertThat(usart.line.losses()).isEqualTo(Map.of(Loss.OVERRUN, 1L));
    }

    @Test
    void theLineIsIdleOneCharacterBehindTheLast() {
        on(1 << 4);
        usart.receive('x');
        usart.go(CHARACTER - 1);
        assertThat(usart.get("SR") & IDLE).isZero();
        usart.go(1);
        assertThat(usart.get("SR") & IDLE).isEqualTo(IDLE);
        assertThat(usart.interrupts()).isTrue();
        usart.get("DR");
        assertThat(usart.get("SR") & IDLE).isZero();
        usart.go(1000);
        assertThat(usart.get("SR") & IDLE)
                .as("not again before another character")
                .isZero();
    }

    @Test
    void anotherCharacterInTimeKeepsTheLineFromBeingIdle() {
        on(0);
        usart.receive('x');
        usart.go(CHARACTER - 1);
        usart.receive('y');
        assertThat(usart.get("SR") & IDLE).isZero();
    }

    @Test
    void aBreakIsSentOnRequestAndReceivedAsFramingError() {
        on(0);
        usart.line.loopBack();
        usart.set("CR1", ON | 1);
        assertThat(usart.get("CR1") & 1).isEqualTo(1);
        usart.go(CHARACTER);
        assertThat(usart.get("CR1") & 1).isZero();
        assertThat(usart.get("SR") & 0x22).as("FE, RXNE").isEqualTo(0x22);
        assertThat(usart.get("DR")).isZero();
    }

    @Test
    void errorsInterruptOnlyWhileReceptionGoesByDma() {
        on(0);
        usart.set("CR3", 1);
        usart.receive('x');
        usart.receive('y');
        assertThat(usart.interrupts()).isFalse();
        usart.set("CR3", 1 | 1 << 6);
        assertThat(usart.interrupts()).isTrue();
    }
}
