package dev.mcusim.peripheral.stm32.usart;

import static dev.mcusim.peripheral.stm32.usart.UsartBench.RXNE;
import static dev.mcusim.peripheral.stm32.usart.UsartBench.TC;
import static dev.mcusim.peripheral.stm32.usart.UsartBench.TXE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.SerialLine.Loss;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** USART3 of an STM32F7 at 16 MHz with 16 cycles per bit. */
class NewerUsartTest {

    private static final int ON = 0xd;
    private static final int ORE = 1 << 3;
    private static final int IDLE = 1 << 4;
    private static final int RTOF = 1 << 11;
    private static final int CMF = 1 << 17;
    private static final int CHARACTER = 160;

    private final UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");

    private void on(int more) {
        usart.set("BRR", 16);
        usart.set("CR1", ON | more);
        usart.go(CHARACTER);
    }

    @Test
    void enablesAreAcknowledged() {
        assertThat(usart.get("ISR")).isEqualTo(TXE | TC);
        usart.set("CR1", 0xc);
        assertThat(usart.get("ISR")).as("UE is missing").isEqualTo(TXE | TC);
        usart.set("CR1", ON);
        assertThat(usart.get("ISR")).isEqualTo(0x0060_0000 | TXE | TC);
    }

    @Test
    void writingDataClearsCompleteAndSoDoesItsBitInIcr() {
        on(1 << 6);
        assertThat(usart.interrupts()).as("TCIE").isTrue();
        usart.set("TDR", 'A');
        assertThat(usart.get("ISR") & TC).isZero();
        assertThat(usart.interrupts()).isFalse();
        usart.go(CHARACTER);
        assertThat(usart.get("ISR") & TC).isEqualTo(TC);
        usart.set("ICR", TC);
        assertThat(usart.get("ISR") & TC).isZero();
        assertThat(usart.sent).containsExactly("0x41@320");
    }

    @Test
    void overrunStaysUntilItsBitInIcrIsWritten() {
        on(1 << 5);
        usart.receive('x');
        usart.receive('y');
        assertThat(usart.get("ISR") & (ORE | RXNE)).isEqualTo(ORE | RXNE);
        assertThat(usart.get("RDR")).isEqualTo('x');
        assertThat(usart.get("ISR") & (ORE | RXNE)).isEqualTo(ORE);
        assertThat(usart.interrupts()).isTrue();
        usart.set("ICR", ORE);
        assertThat(usart.interrupts()).isFalse();
    }

    @Test
    void withoutOverrunDetectionTheLastCharacterStays() {
        usart.set("CR3", 1 << 12);
        on(0);
        usart.receive('x');
        usart.receive('y');
        assertThat(usart.get("ISR") & ORE).isZero();
        assertThat(usart.get("RDR")).isEqualTo('y');
    }

    @Test
    void receivedDataAreDroppedOnRequest() {
        on(0);
        usart.receive('x');
        usart.set("RQR", 1 << 3);
        assertThat(usart.get("ISR") & RXNE).isZero();
    }

    @Test
    void idleIsClearedByIcrOnly() {
        on(1 << 4);
        usart.receive('x');
        usart.go(CHARACTER);
        usart.get("RDR");
        assertThat(usart.get("ISR") & IDLE).isEqualTo(IDLE);
        assertThat(usart.interrupts()).isTrue();
        usart.set("ICR", IDLE);
        assertThat(usart.interrupts()).isFalse();
    }

    @Test
    void theReceiverTimesOutSoManyBitsBehindTheLastCharacter() {
        usart.set("RTOR", 20);
        usart.set("CR2", 1 << 23);
        on(1 << 26);
        usart.receive('x');
        usart.go(20 * 16 - 1);
        assertThat(usart.get("ISR") & RTOF).isZero();
        usart.go(1);
        assertThat(usart.get("ISR") & RTOF).isEqualTo(RTOF);
        assertThat(usart.interrupts()).isTrue();
        usart.set("ICR", RTOF);
        assertThat(usart.interrupts()).isFalse();
    }

    @Test
    void aChosenCharacterIsNoticed() {
        usart.set("CR2", '\n' << 24);
        on(1 << 14);
        usart.receive('x');
        assertThat(usart.get("ISR") & CMF).isZero();
        usart.get("RDR");
        usart.receive('\n');
        assertThat(usart.get("ISR") & CMF).isEqualTo(CMF);
        assertThat(usart.interrupts()).isTrue();
    }

    @Test
    void switchingOffForgetsEverything() {
        on(0);
        usart.receive('x');
        usart.receive('y');
        usart.set("TDR", 'A');
        usart.set("CR1", ON & ~1);
        assertThat(usart.get("ISR")).isEqualTo(TXE | TC);
        usart.go(1000);
        assertThat(usart.sent).isEmpty();
        usart.set("TDR", 'A');
        assertThat(usart.line.losses()).isEqualTo(Map.of(Loss.OVERRUN, 1L, Loss.TRANSMITTER_OFF, 1L));
    }

    @Test
    void errorsInterruptByThemselves() {
        on(0);
        usart.set("CR3", 1);
        usart.receive('x');
        assertThat(usart.interrupts()).isFalse();
        usart.receive('y');
        assertThat(usart.interrupts()).isTrue();
    }

    @Test
    void dmaIsAskedForWhileThereIsRoomAndWhileThereIsSomething() {
        usart.set("CR3", 3 << 6);
        assertThat(usart.request("USART3_TX").isUp())
                .as("the transmitter is off")
                .isFalse();
        on(0);
        assertThat(usart.request("USART3_TX").isUp()).isTrue();
        usart.set("TDR", 'A');
        usart.set("TDR", 'B');
        assertThat(usart.request("USART3_TX").isUp()).isFalse();
        usart.go(CHARACTER);
        assertThat(usart.request("USART3_TX").isUp()).isTrue();
        assertThat(usart.request("USART3_RX").isUp()).isFalse();
        usart.receive('x');
        assertThat(usart.request("USART3_RX").isUp()).isTrue();
        usart.get("RDR");
        assertThat(usart.request("USART3_RX").isUp()).isFalse();
    }
}
