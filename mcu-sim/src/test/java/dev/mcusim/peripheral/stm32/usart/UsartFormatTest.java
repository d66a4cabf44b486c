package dev.mcusim.peripheral.stm32.usart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.peripheral.SerialFormat;
import dev.mcusim.peripheral.SerialFormat.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long characters take, and what is on the line. */
class UsartFormatTest {

    private static final int M0 = 1 << 12;
    private static final int EVEN = 1 << 10;
    private static final int ODD = 1 << 10 | 1 << 9;

    @ParameterizedTest(name = "{0} {1}: CR1 {2}, CR2 {3}, BRR {4}, PRESC {5} -> {6} cycles")
    @CsvSource({
        "nucleo-f446re, USART2, 0x200c, 0, 139, 0, 1390",
        "nucleo-f446re, USART2, 0x300c, 0, 139, 0, 1529",
        "nucleo-f446re, USART2, 0x200c, 0x2000, 139, 0, 1529",
        "nucleo-f446re, USART2, 0x200c, 0x1000, 140, 0, 1330",
        "nucleo-f446re, USART2, 0x200c, 0x3000, 140, 0, 1470",
        "nucleo-f446re, USART2, 0xa00c, 0, 0x87, 0, 710",
        "nucleo-h743zi2, USART3, 0x1000000d, 0, 556, 0, 5004",
        "nucleo-h743zi2, USART3, 13, 0, 100, 3, 6000",
        "nucleo-l4r5zi, LPUART1, 13, 0, 8889, 0, 348",
    })
    void aCharacterTakesAsLongAsTheDividerSays(
            String board, String port, String cr1, String cr2, String brr, int presc, long cycles) {
        UsartBench usart = new UsartBench(board, port);
        usart.set("BRR", Integer.decode(brr));
        usart.set("CR2", Integer.decode(cr2));
        if (presc != 0) {
            usart.set("PRESC", presc);
        }
        usart.set("CR1", Integer.decode(cr1));
        assertThat(usart.line.port().frameCycles()).isEqualTo(cycles);
    }

    @ParameterizedTest
    @CsvSource({"0, 0x41", "4096, 0x41", "1024, 0x41", "5120, 0x41", "5632, 0x141", "268435456, 0x41"})
    void aCharacterIsSentWithItsParity(int cr1, String bits) {
        UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");
        usart.set("BRR", 16);
        usart.set("CR1", cr1 | 0xd);
        usart.set("TDR", 'A');
        usart.go(1000);
        assertThat(usart.sent.get(0)).startsWith("0x%02x@".formatted(Integer.decode(bits)));
    }

    @Test
    void wrongParityIsFound() {
        UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");
        usart.set("BRR", 16);
        usart.set("CR1", M0 | EVEN | 0x10d);
        usart.receive('A');
        assertThat(usart.get("ISR") & 1).isZero();
        assertThat(usart.get("RDR")).isEqualTo('A');
        usart.receive('A' | 0x100);
        assertThat(usart.get("ISR") & 1).as("PE").isEqualTo(1);
        assertThat(usart.interrupts()).as("PEIE").isTrue();
        usart.set("CR1", M0 | ODD | 0x10d);
        usart.set("ICR", 1);
        usart.get("RDR");
        usart.receive('A' | 0x100);
        assertThat(usart.get("ISR") & 1).isZero();
    }

    @Test
    void anotherSpeedIsAFramingError() {
        UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");
        usart.set("BRR", 16);
        usart.set("CR1", 0xd);
        usart.receive(new SerialFormat(8, Parity.NONE, 2, 1_030_000).frame('A'));
        assertThat(usart.get("ISR") & 2).isZero();
        usart.receive(new SerialFormat(8, Parity.NONE, 2, 500_000).frame('A'));
        usart.get("RDR");
        assertThat(usart.get("ISR") & 8).as("ORE").isEqualTo(8);
        usart.receive(new SerialFormat(8, Parity.NONE, 2, 500_000).frame('A'));
        assertThat(usart.get("ISR") & 2).as("FE").isEqualTo(2);
    }

    @Test
    void nothingIsSentWithoutABaudRate() {
        UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");
        usart.set("CR1", 0xd);
        usart.set("TDR", 'A');
        usart.go(1_000_000);
        assertThat(usart.sent).isEmpty();
        usart.set("BRR", 16);
        usart.go(320);
        assertThat(usart.sent).hasSize(1);
    }

    @Test
    void halfDuplexHearsItself() {
        UsartBench usart = new UsartBench("nucleo-f746zg", "USART3");
        usart.set("BRR", 16);
        usart.set("CR3", 1 << 3);
        usart.set("CR1", 0xd);
        usart.set("TDR", 'A');
        usart.go(320);
        assertThat(usart.get("RDR")).isEqualTo('A');
        assertThat(usart.sent).containsExactly("0x41@320");
    }
}
