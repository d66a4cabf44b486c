package dev.mcusim.peripheral.stm32.usart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcusim.board.Board;
import dev.mcusim.board.BoardCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every serial port of every chip is a port with an interrupt of its own, and a clock. */
class SerialInterruptsTest {

    static Stream<Board> boards() {
        return BoardCatalog.shipped().boards().stream();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyPortInterruptsWhenItHasSentEverything(Board board) {
        List<String> ports = board.chip().peripherals().keySet().stream()
                .filter(name -> name.matches("(LP)?US?ART\\d+"))
                .toList();
        assertThat(ports).isNotEmpty();
        for (String port : ports) {
            UsartBench usart = new UsartBench(board.id(), port);
            boolean older = board.chip().usartMap().equals("usart-v1");
            usart.set("BRR", 0x1000);
            usart.set("CR1", 1 << 6 | 1 << 3 | (older ? 1 << 13 : 1));
            assertThat(usart.interrupts()).as(port + ", TCIE").isTrue();
            usart.set("CR1", 0);
            assertThat(usart.interrupts()).as(port).isFalse();
        }
    }
}
